package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.accounts.RefusedException;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;

/**
 * Evidence files, each kept once, named by the SHA-256 of its bytes, in the folder {@code evidence} of the data folder.
 * Nothing is ever changed or deleted there.
 */
@Component
public class EvidenceFiles {

    /** The job that reads a kept file; its subject is the digest of the file. */
    public static final String READING = "read document";

    private final Path folder;
    private final long largest;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceFiles(Settings settings, JdbcClient jdbc, Clock clock) {
        this.folder = settings.data().resolve("evidence");
        this.largest = settings.uploads().largest().toBytes();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A stored file.
     *
     * @param digest the SHA-256 of its bytes
     * @param size in bytes
     * @param mediaType what it is, such as {@code application/pdf}
     */
    public record Stored(String digest, long size, String mediaType) {}

    /**
     * A file that has arrived and is not kept yet. Closing it takes it away, unless it was kept meanwhile.
     *
     * @param file what it will be kept as
     * @param unfinished where its bytes are until then
     */
    public record Received(Stored file, Path unfinished) implements AutoCloseable {
        @Override
        public void close() {
            delete(unfinished);
        }
    }

    /**
     * Takes a file in, without keeping it yet.
     *
     * @throws RefusedException where it is empty, too large, or none of the kinds of {@link MediaType}
     * @throws StorageException where the disk does not take it
     */
    public Received receive(InputStream bytes) {
        Path unfinished = null;
        boolean received = false;
        try {
            Files.createDirectories(folder);
            unfinished = Files.createTempFile(folder, "unfinished", ".tmp");
            MessageDigest sha = Digests.sha256();
            long size = copy(bytes, unfinished, sha);
            if (size == 0) {
                throw new RefusedException("file", "refused.file-empty");
            }
            MediaType type =
                    MediaType.of(unfinished).orElseThrow(() -> new RefusedException("file", "refused.file-type"));
            Stored file = new Stored(HexFormat.of().formatHex(sha.digest()), size, type.mediaName());
            received = true;
            return new Received(file, unfinished);
        } catch (IOException e) {
            throw new StorageException(e);
        } finally {
            if (!received) {
                delete(unfinished);
            }
        }
    }

    /** Reads on; that the sender breaks off is no fault of the disk. */
    private static int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a file that was received, in the transaction of the document that it belongs to; where the same bytes are kept
     * already, those stay.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Received received) {
        Stored file = received.file();
        jdbc.sql("""
                        insert into evidence_file (digest, size, media_type, stored_at)
                        values (:digest, :size, :type, :at) on conflict do nothing""")
                .param("digest", file.digest())
                .param("size", file.size())
                .param("type", file.mediaType())
                .param("at", Times.at(clock.instant()))
                .update();
        try {
            Path path = path(file);
            if (!Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.move(received.unfinished(), path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    private long copy(InputStream bytes, Path to, MessageDigest sha) throws IOException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = read(bytes, buffer); read >= 0; read = read(bytes, buffer)) {
                size += read;
                if (size > largest) {
                    throw new RefusedException("file", "refused.file-large");
                }
                sha.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return size;
    }

    /** What is stored under a digest. */
    public Optional<Stored> find(String digest) {
        return jdbc.sql("select digest, size, media_type from evidence_file where digest = :digest")
                .param("digest", digest)
                .query((row, n) ->
                        new Stored(row.getString("digest"), row.getLong("size"), row.getString("media_type")))
                .optional();
    }

    /** Where the bytes of a stored file are. */
    public Path path(Stored stored) {
        return path(stored.digest());
    }

    private Path path(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static void delete(@Nullable Path unfinished) {
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
