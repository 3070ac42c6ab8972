package org.touchstone.run.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Chain;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup that has been read as a whole and found to be what it says. */
final class BackupFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a backup, once all of it has been read and compared: every digest, every count, and the chain of entries.
     *
     * @throws RefusedTaskException where it is broken, cut short or changed, with the reason
     */
    static BackupFile open(Path file) throws RefusedTaskException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedTaskException("There is no file " + file + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new RefusedTaskException(file + " is no backup, or it is cut short: " + e.getMessage() + ".");
        }
        try {
            BackupFile backup = new BackupFile(zip, manifest(zip, file));
            backup.verify(file);
            return backup;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            close(zip);
            throw new RefusedTaskException("The backup " + file + " is damaged: " + e.getMessage() + ".");
        } catch (RefusedTaskException | RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static BackupManifest manifest(ZipFile zip, Path file) throws IOException, RefusedTaskException {
        ZipEntry entry = zip.getEntry(BackupManifest.NAME);
        if (entry == null) {
            throw new RefusedTaskException(
                    file + " is no backup of Touchstone: it has no " + BackupManifest.NAME + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode read = JSON.readTree(in);
            if (read.path("format").asInt(0) > BackupManifest.FORMAT) {
                throw new RefusedTaskException(
                        file + " was made by a newer version of Touchstone. Restore it with that one.");
            }
            return JSON.treeToValue(read, BackupManifest.class);
        }
    }

    private void verify(Path file) throws IOException, RefusedTaskException {
        Set<String> named = new HashSet<>(Set.of(BackupManifest.NAME));
        for (BackupManifest.Rows table : manifest.tables()) {
            named.add(table.entry());
            compare(file, table.entry(), table.digest());
        }
        for (BackupManifest.File evidence : manifest.evidence()) {
            named.add(evidence.entry());
            compare(file, evidence.entry(), evidence.digest());
        }
        Optional<String> stranger = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !named.contains(name))
                .findFirst();
        if (stranger.isPresent()) {
            throw new RefusedTaskException("The backup " + file + " has been changed: it holds " + stranger.get()
                    + ", which its manifest does not name.");
        }
        verifyChain(file);
    }

    private void compare(Path file, String entry, String digest) throws IOException, RefusedTaskException {
        try (InputStream in = open(entry)) {
            if (!Digests.of(in).equals(digest)) {
                throw new RefusedTaskException(
                        "The backup " + file + " is damaged: " + entry + " is not as its manifest says.");
            }
        }
    }

    private void verifyChain(Path file) throws IOException, RefusedTaskException {
        Chain chain = new Chain();
        for (BackupManifest.Rows table : manifest.tables()) {
            long[] rows = {0};
            boolean events = table.name().equals("event");
            lines(table, line -> {
                rows[0]++;
                if (events) {
                    chain.next(event(JSON.readTree(line)));
                }
            });
            if (rows[0] != table.rows()) {
                throw new RefusedTaskException("The backup " + file + " is damaged: " + table.name() + " has " + rows[0]
                        + " rows instead of " + table.rows() + ".");
            }
        }
        chain.end(new AuditLog.Head(manifest.entries(), manifest.head()));
        if (!chain.faults().isEmpty()) {
            throw new RefusedTaskException("The record in the backup " + file + " is not whole: "
                    + String.join(
                            " ",
                            chain.faults().subList(0, Math.min(3, chain.faults().size()))));
        }
    }

    private static Event event(JsonNode row) {
        return new Event(
                row.path("seq").asLong(),
                Instant.parse(row.path("at").asString()),
                uuid(row.path("account_id")),
                uuid(row.path("organisation_id")),
                row.path("kind").asString(),
                row.path("subject").asString(),
                row.path("why").asString(),
                row.path("details").asString(),
                row.path("previous").asString(),
                row.path("hash").asString());
    }

    private static Optional<UUID> uuid(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(UUID.fromString(value.asString()));
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** The rows of a table, line by line. */
    void lines(BackupManifest.Rows table, TableRows.Lines take) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(table.entry()), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                take.take(line);
            }
        }
    }

    InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new IOException(entry + " is missing");
        }
        return zip.getInputStream(found);
    }

    List<BackupManifest.Rows> tables() {
        return manifest.tables();
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
