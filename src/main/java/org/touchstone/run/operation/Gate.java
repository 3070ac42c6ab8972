package org.touchstone.run.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;

/**
 * Lets many requests through at once, or one task alone, in this process and in every instance of the service on the same
 * PostgreSQL: {@link GateKeeper} closes theirs for it. Whoever waits for it to be alone is not overtaken.
 */
@Component
public class Gate {

    private static final int ALL = 1_000_000;

    private final Semaphore open = new Semaphore(ALL, true);
    private final Optional<DataSource> shared;
    private volatile @Nullable GateLocks alone;

    @Autowired
    Gate(DataSource database, Settings settings) {
        // An embedded database has one process only.
        this(settings.database().url().startsWith("jdbc:postgresql:") ? Optional.of(database) : Optional.empty());
    }

    Gate(Optional<DataSource> shared) {
        this.shared = shared;
    }

    /** The database by which instances agree; nothing where there is one process only. */
    Optional<DataSource> shared() {
        return shared;
    }

    /** Enters beside others; gives whether that was possible within this time. Whoever enters has to {@link #leave}. */
    public boolean enter(Duration patience) {
        return acquire(1, patience);
    }

    /** Leaves. */
    public void leave() {
        open.release();
    }

    /** Enters alone, once all others have left, everywhere; gives whether that was possible within this time. */
    boolean enterAlone(Duration patience) {
        if (shared.isEmpty()) {
            return close(patience);
        }
        GateLocks locks = GateLocks.on(shared.get());
        if (locks.takeAlone(patience)) {
            alone = locks;
            return true;
        }
        locks.close();
        return false;
    }

    /** Lets others in again. */
    void leaveAlone() {
        GateLocks held = alone;
        if (held == null) {
            open();
        } else {
            alone = null;
            held.close();
        }
    }

    /** Closes the gate of this process, once all have left; gives whether that was possible within this time. */
    boolean close(Duration patience) {
        return acquire(ALL, patience);
    }

    /** Opens the gate of this process again. */
    void open() {
        open.release(ALL);
    }

    private boolean acquire(int many, Duration patience) {
        try {
            return open.tryAcquire(many, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
