package org.touchstone.run.operation;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.casework.courses.EvidenceFiles;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything the service keeps into one file, as of one moment, while others go on working: every row of every
 * table, among them the kept rulesets, and every evidence file. The file fits every database that the service can use.
 */
@Component
class MakeBackup implements OperatorTask {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DataSource database;
    private final PlatformTransactionManager transactions;
    private final Flyway schema;
    private final EvidenceFiles evidence;
    private final AuditLog log;
    private final Clock clock;

    MakeBackup(
            DataSource database,
            PlatformTransactionManager transactions,
            Flyway schema,
            EvidenceFiles evidence,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.schema = schema;
        this.evidence = evidence;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Ending run(Map<String, String> arguments) throws RefusedTaskException {
        Path file = Path.of(arguments.getOrDefault("file", ""));
        if (Files.exists(file)) {
            throw new RefusedTaskException(file + " is there already. Name another file.");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            BackupManifest manifest = write(unfinished);
            BackupFile.open(unfinished).close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            keepName(file);
            record(file, manifest);
            return told(file, manifest);
        } catch (IOException e) {
            throw new RefusedTaskException("The backup could not be written: " + e + ".");
        } finally {
            delete(unfinished);
        }
    }

    private static Ending told(Path file, BackupManifest manifest) {
        List<String> said = new ArrayList<>();
        said.add("The backup " + file + " is written, and was read again to check it.");
        said.add(manifest.tables().stream().mapToLong(BackupManifest.Rows::rows).sum() + " rows, "
                + manifest.evidence().size() + " evidence files, " + manifest.entries() + " entries of the record.");
        said.add("Head " + manifest.head());
        manifest.missing()
                .forEach(digest -> said.add("Not in it: the evidence file " + digest
                        + ", which is missing, cannot be read or has been changed."));
        return new Ending(manifest.missing().isEmpty() ? Ending.Result.DONE : Ending.Result.FAULTS, said);
    }

    private BackupManifest write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.BEST_SPEED);
            BackupManifest manifest = withFiles(snapshot(zip), zip);
            zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
            zip.write(JSON.writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    /**
     * What there was at one moment.
     *
     * @param head the end of the record
     * @param tables the tables, which are written
     * @param files the evidence files, which never change and are written afterwards: they may be many, and far away
     */
    private record Moment(AuditLog.Head head, List<BackupManifest.Rows> tables, List<EvidenceFiles.Stored> files) {}

    /** Reads all rows as of one moment: H2 does so for several tables only when serializable. */
    private Moment snapshot(ZipOutputStream zip) throws IOException {
        TransactionTemplate oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        oneMoment.setReadOnly(true);
        try {
            return oneMoment.execute(status -> {
                Connection connection = DataSourceUtils.getConnection(database);
                try {
                    return rows(connection, zip);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    DataSourceUtils.releaseConnection(connection, database);
                }
            });
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Moment rows(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        AuditLog.Head head = log.head();
        List<BackupManifest.Rows> tables = new ArrayList<>();
        for (DatabaseTable table : DatabaseTable.all(connection)) {
            tables.add(table(connection, table, zip));
        }
        return new Moment(head, tables, evidence.all());
    }

    private BackupManifest withFiles(Moment moment, ZipOutputStream zip) throws IOException {
        List<BackupManifest.File> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (EvidenceFiles.Stored stored : moment.files()) {
            if (RecordCheck.fault(evidence, stored).isPresent()) {
                missing.add(stored.digest());
                continue;
            }
            BackupManifest.File file = new BackupManifest.File(stored.digest(), stored.size());
            zip.putNextEntry(new ZipEntry(file.entry()));
            try (InputStream in = evidence.open(stored)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
            files.add(file);
        }
        return new BackupManifest(
                BackupManifest.FORMAT,
                schemaVersion(schema),
                clock.instant().toString(),
                moment.head().seq(),
                moment.head().hash(),
                moment.tables(),
                files,
                missing);
    }

    private static BackupManifest.Rows table(Connection connection, DatabaseTable table, ZipOutputStream zip)
            throws SQLException, IOException {
        BackupManifest.Rows named = new BackupManifest.Rows(table.name(), 0, "");
        zip.putNextEntry(new ZipEntry(named.entry()));
        MessageDigest sha = Digests.sha256();
        OutputStream open = new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int many) throws IOException {
                out.write(bytes, from, many);
            }

            @Override
            public void close() {}
        };
        long rows;
        try (OutputStream out = new DigestOutputStream(open, sha)) {
            rows = TableRows.read(connection, table, line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        zip.closeEntry();
        return new BackupManifest.Rows(table.name(), rows, Digests.hex(sha.digest()));
    }

    private void record(Path file, BackupManifest manifest) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> log.add(
                        EventKind.BACKED_UP,
                        null,
                        null,
                        "service",
                        "",
                        Details.of(Detail.FILE, String.valueOf(file.getFileName()))
                                .and(Detail.ENTRIES, manifest.entries())
                                .and(Detail.HEAD, manifest.head())));
    }

    /** The version of the schema of the database. */
    static String schemaVersion(Flyway schema) {
        return Optional.ofNullable(schema.info().current())
                .map(current -> String.valueOf(current.getVersion()))
                .orElse("0");
    }

    /** Makes the file's name last, where the file system can be asked to. */
    private static void keepName(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system can.
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // It is named as unfinished.
        }
    }
}
