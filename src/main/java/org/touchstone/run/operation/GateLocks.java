package org.touchstone.run.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Two locks of PostgreSQL, by which the instances of the service on it agree who is let through. They belong to a connection,
 * so that a process that dies holds none. Each instance shares the lock {@link #OPEN} while its gate is open. A task that has
 * to be alone holds {@link #WANTED}, which tells the others to close theirs, and then {@link #OPEN} for itself.
 */
final class GateLocks implements AutoCloseable {

    /** Any numbers that nobody else takes. */
    private static final long OPEN = 0x746f756368_01L;

    private static final long WANTED = 0x746f756368_02L;
    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final Connection connection;

    private GateLocks(Connection connection) {
        this.connection = connection;
    }

    static GateLocks on(DataSource database) {
        try {
            return new GateLocks(database.getConnection());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the gate needs the database", e);
        }
    }

    /** Takes both locks alone; gives whether that was possible within this time. */
    boolean takeAlone(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean wanted = false;
        try {
            do {
                wanted = wanted || ask("select pg_try_advisory_lock(?)", WANTED);
                if (wanted && ask("select pg_try_advisory_lock(?)", OPEN)) {
                    return true;
                }
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            } while (System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Whether somebody wants to be alone, or is. */
    boolean isWanted() {
        return !(ask("select pg_try_advisory_lock_shared(?)", WANTED)
                && ask("select pg_advisory_unlock_shared(?)", WANTED));
    }

    /** Shares the lock of those whose gate is open; gives whether that was possible. */
    boolean share() {
        return ask("select pg_try_advisory_lock_shared(?)", OPEN);
    }

    /** Shares it no longer. */
    void unshare() {
        ask("select pg_advisory_unlock_shared(?)", OPEN);
    }

    private boolean ask(String sql, long lock) {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setLong(1, lock);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the gate lost the database", e);
        }
    }

    /** Lets go of all locks. */
    @Override
    public void close() {
        try (Connection ended = connection) {
            // The connection goes back to the pool, where it would hold them for good.
            try (PreparedStatement all = ended.prepareStatement("select pg_advisory_unlock_all()")) {
                all.execute();
            }
        } catch (SQLException e) {
            // A connection that is lost holds no locks.
        }
    }
}
