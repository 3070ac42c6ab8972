package org.touchstone.run.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.casework.courses.EvidenceFiles;

/**
 * Replaces everything the service keeps by what a backup holds, while the service runs. The whole backup is read and
 * compared first; then all rows are replaced in one transaction, and compared again before it counts. The record of the
 * backup goes on with an entry that says so, and everybody is signed out.
 */
@Component
class RestoreBackup implements OperatorTask {

    /** One row that every change waits for; it is changed and never deleted. */
    private static final String HEAD = "event_head";

    private static final Duration FOR_OTHERS_TO_FINISH = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final DataSource database;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Flyway schema;
    private final EvidenceFiles evidence;
    private final AuditLog log;
    private final RecordCheck check;
    private final Gate gate;

    RestoreBackup(
            DataSource database,
            TransactionOperations transactions,
            JdbcClient jdbc,
            Flyway schema,
            EvidenceFiles evidence,
            AuditLog log,
            RecordCheck check,
            Gate gate) {
        this.database = database;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.schema = schema;
        this.evidence = evidence;
        this.log = log;
        this.check = check;
        this.gate = gate;
    }

    /** The rows of a backup do not make data that holds together. */
    private static final class UnfitException extends RuntimeException {
        UnfitException(String sentence) {
            super(sentence);
        }
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public Ending run(Map<String, String> arguments) throws RefusedTaskException {
        Path file = Path.of(arguments.getOrDefault("file", ""));
        try (BackupFile backup = BackupFile.open(file)) {
            String ours = MakeBackup.schemaVersion(schema);
            String theirs = backup.manifest().schema();
            if (MigrationVersion.fromVersion(theirs).compareTo(MigrationVersion.fromVersion(ours)) > 0) {
                throw new RefusedTaskException("The backup was made by a newer version of Touchstone (schema " + theirs
                        + "; this one has " + ours + "). Restore it with that version.");
            }
            int added = addFiles(backup);
            AuditLog.Head before = alone(backup, file);
            BackupManifest manifest = backup.manifest();
            List<String> said = new ArrayList<>();
            said.add("Restored what was backed up at " + manifest.made() + ": "
                    + manifest.tables().stream()
                            .mapToLong(BackupManifest.Rows::rows)
                            .sum() + " rows; " + added
                    + " missing evidence files were added.");
            said.add("The record had " + before.seq() + " entries and the head " + before.hash()
                    + "; now it goes on from the backup's.");
            said.add(
                    "Everybody is signed out. Accounts, passwords and tokens are as they were when the backup was made:"
                            + " close again what was closed since.");
            manifest.missing().forEach(digest -> said.add("The backup did not hold the evidence file " + digest + "."));
            return new Ending(manifest.missing().isEmpty() ? Ending.Result.DONE : Ending.Result.FAULTS, said);
        } catch (IOException e) {
            throw new RefusedTaskException("The evidence files could not be written: " + e + ". No row was changed.");
        }
    }

    private AuditLog.Head alone(BackupFile backup, Path file) throws RefusedTaskException {
        if (!gate.enterAlone(FOR_OTHERS_TO_FINISH)) {
            throw new RefusedTaskException("Some requests are still at work after " + FOR_OTHERS_TO_FINISH.toSeconds()
                    + " seconds. Nothing was changed; try again.");
        }
        try {
            return replace(backup, file);
        } catch (UnfitException e) {
            throw new RefusedTaskException("The backup was not restored, and nothing was changed: " + e.getMessage());
        } catch (DataAccessException | IllegalArgumentException e) {
            throw new RefusedTaskException("The backup does not fit this database, and nothing was changed: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        } finally {
            gate.leaveAlone();
        }
    }

    private AuditLog.Head replace(BackupFile backup, Path file) {
        for (int tries = 1; ; tries++) {
            try {
                return Optional.ofNullable(transactions.execute(status -> replaceRows(backup, file)))
                        .orElseThrow();
            } catch (PessimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private AuditLog.Head replaceRows(BackupFile backup, Path file) {
        // Every change waits for this row, so that none is made in between.
        jdbc.sql("select seq from event_head where one = 1 for update")
                .query(Long.class)
                .single();
        AuditLog.Head before = log.head();
        int epoch = epoch();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            fill(connection, backup);
        } catch (SQLException e) {
            SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();
            DataAccessException translated = translator.translate("restore", null, e);
            throw translated == null ? new IllegalStateException(e) : translated;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        BackupManifest manifest = backup.manifest();
        jdbc.sql("update event_head set seq = :seq, hash = :hash where one = 1")
                .param("seq", manifest.entries())
                .param("hash", manifest.head())
                .update();
        List<String> faults = check.check("").faults().stream()
                .filter(fault -> manifest.missing().stream().noneMatch(fault::contains))
                .toList();
        if (!faults.isEmpty()) {
            throw new UnfitException(String.join(" ", faults.subList(0, Math.min(3, faults.size()))));
        }
        jdbc.sql("update account set epoch = :epoch")
                .param("epoch", Math.max(epoch, epoch()) + 1)
                .update();
        log.add(
                EventKind.RESTORED,
                null,
                null,
                "service",
                "",
                Details.of(Detail.FILE, String.valueOf(file.getFileName()))
                        .and(Detail.MADE, manifest.made())
                        .and(Detail.REPLACED_ENTRIES, before.seq())
                        .and(Detail.REPLACED_HEAD, before.hash()));
        return before;
    }

    private int epoch() {
        return jdbc.sql("select coalesce(max(epoch), 0) from account")
                .query(Integer.class)
                .single();
    }

    private static void fill(Connection connection, BackupFile backup) throws SQLException, IOException {
        List<DatabaseTable> tables = DatabaseTable.all(connection).stream()
                .filter(table -> !table.name().equals(HEAD))
                .toList();
        List<DatabaseTable> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        try (Statement statement = connection.createStatement()) {
            for (DatabaseTable table : reversed) {
                statement.executeUpdate("delete from " + table.name());
            }
        }
        List<BackupManifest.Rows> left = new ArrayList<>(backup.tables());
        left.removeIf(rows -> rows.name().equals(HEAD));
        for (DatabaseTable table : tables) {
            for (BackupManifest.Rows rows : backup.tables()) {
                if (rows.name().equals(table.name())) {
                    insert(connection, backup, table, rows);
                    left.remove(rows);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new UnfitException("this version has no table " + left.get(0).name() + ".");
        }
    }

    private static void insert(Connection connection, BackupFile backup, DatabaseTable table, BackupManifest.Rows rows)
            throws SQLException, IOException {
        try (TableRows.Writer writer = new TableRows.Writer(connection, table)) {
            backup.lines(rows, line -> {
                try {
                    writer.write(line);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    /** Adds the evidence files of a backup that are not here; gives how many. They harm nobody should the rest fail. */
    private int addFiles(BackupFile backup) throws IOException {
        int added = 0;
        for (BackupManifest.File file : backup.manifest().evidence()) {
            EvidenceFiles.Stored stored = new EvidenceFiles.Stored(file.digest(), file.size(), "");
            if (RecordCheck.fault(evidence, stored).isEmpty()) {
                continue;
            }
            try (InputStream in = backup.open(file.entry())) {
                evidence.restore(file.digest(), in);
            }
            added++;
        }
        return added;
    }
}
