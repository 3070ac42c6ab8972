package org.touchstone.casework;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.accounts.RefusedException;
import org.touchstone.settings.Settings;

/**
 * Evidence files, each kept once, named by the SHA-256 of its bytes, in the folder {@code evidence} of the data folder.
 * Nothing is ever changed or deleted there.
 */
@Component
public class EvidenceFiles {

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
     * Stores a file; where the same bytes are stored already, gives those.
     *
     * @throws RefusedException where it is empty, too large, or none of the kinds of {@link MediaType}
     * @throws StorageException where the disk does not take it
     */
    public Stored store(InputStream bytes) {
        Path unfinished = null;
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
            Stored stored = new Stored(HexFormat.of().formatHex(sha.digest()), size, type.mediaName());
            Path path = path(stored.digest());
            if (!Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            }
            note(stored);
            return stored;
        } catch (IOException e) {
            throw new StorageException(e);
        } finally {
            delete(unfinished);
        }
    }

    private long copy(InputStream bytes, Path to, MessageDigest sha) throws IOException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
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

    private void note(Stored stored) {
        if (find(stored.digest()).isEmpty()) {
            jdbc.sql("""
                            insert into evidence_file (digest, size, media_type, stored_at)
                            select :digest, :size, :type, :at
                            where not exists (select 1 from evidence_file where digest = :digest)""")
                    .param("digest", stored.digest())
                    .param("size", stored.size())
                    .param("type", stored.mediaType())
                    .param("at", Times.at(clock.instant()))
                    .update();
        }
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

    private static void delete(@org.jspecify.annotations.Nullable Path unfinished) {
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
