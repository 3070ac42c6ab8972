package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;

/**
 * Evidence files, each kept once, named by the SHA-256 of its bytes, in the {@link EvidenceStore}. A file arrives in the
 * folder {@code evidence} of the data folder.
 */
@Component
public class EvidenceFiles {

    /** The job that reads a kept file; its subject is the digest of the file. */
    public static final String READING = "read document";

    /** The folder of the data folder where files arrive, and where they stay unless they are kept in a bucket. */
    static final String FOLDER = "evidence";

    private static final String UNFINISHED = "unfinished";

    private final Path folder;
    private final long largest;
    private final EvidenceStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceFiles(Settings settings, EvidenceStore store, JdbcClient jdbc, Clock clock) {
        this.folder = settings.data().resolve(FOLDER);
        this.largest = settings.uploads().largest().toBytes();
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
        tidy();
    }

    /** Takes away what arrived and was never finished, because the process was killed. The data folder is ours alone. */
    private void tidy() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, UNFINISHED + "*.tmp")) {
            left.forEach(EvidenceFiles::delete);
        } catch (IOException e) {
            // There is no folder yet.
        }
    }

    /**
     * A stored file.
     *
     * @param digest the SHA-256 of its bytes
     * @param size in bytes
     * @param mediaType what it is, such as {@code application/pdf}
     */
    public record Stored(String digest, long size, String mediaType) {}

    /** A file that has arrived and is not kept yet. Closing it takes it away, unless it was kept meanwhile. */
    public static final class Received implements AutoCloseable {

        private final Stored file;
        private final Path unfinished;
        private boolean brought;

        private Received(Stored file, Path unfinished) {
            this.file = file;
            this.unfinished = unfinished;
        }

        /** What it will be kept as. */
        public Stored file() {
            return file;
        }

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
            unfinished = unfinished();
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

    private Path unfinished() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, UNFINISHED, ".tmp");
    }

    /**
     * Brings a file that was received to the store, before the transaction of the document that it belongs to: what that
     * transaction locks does not wait for a store that takes its time.
     *
     * @throws StoreAwayException where the store does not answer
     */
    public void bring(Received received) {
        try {
            store.bring(received.file.digest(), received.unfinished);
            received.brought = true;
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** Keeps a file that was received, in the transaction of the document that it belongs to. */
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
        if (!received.brought) {
            bring(received);
        }
        try {
            store.keep(file.digest(), received.unfinished);
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** Stores again a file that is missing or damaged, from bytes that were kept elsewhere. */
    public void restore(String digest, InputStream bytes) throws IOException {
        Path unfinished = unfinished();
        try {
            if (!write(bytes, unfinished).equals(digest)) {
                throw new IOException("the evidence file " + digest + " was to be restored from other bytes");
            }
            store.mend(digest, unfinished);
        } finally {
            delete(unfinished);
        }
    }

    private static String write(InputStream from, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            String digest = Digests.copy(from, out);
            channel.force(true);
            return digest;
        }
    }

    private long copy(InputStream bytes, Path to, MessageDigest sha) throws IOException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
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

    /** Every file there is. */
    public List<Stored> all() {
        return jdbc.sql("select digest, size, media_type from evidence_file order by digest")
                .query((row, n) ->
                        new Stored(row.getString("digest"), row.getLong("size"), row.getString("media_type")))
                .list();
    }

    /**
     * Reads the bytes of a stored file.
     *
     * @throws IOException where it is missing or cannot be read
     * @throws StoreAwayException where the store as a whole does not answer
     */
    public InputStream open(Stored file) throws IOException {
        return store.open(file.digest());
    }

    /** A copy of a stored file on the disk, for those who cannot read it as it comes. Closing it takes it away. */
    public Copy copy(Stored file) throws IOException {
        Path to = unfinished();
        boolean whole = false;
        try (InputStream in = store.open(file.digest())) {
            whole = write(in, to).equals(file.digest());
        } finally {
            if (!whole) {
                delete(to);
            }
        }
        if (!whole) {
            throw new IOException("the evidence file " + file.digest() + " has been changed");
        }
        return new Copy(to);
    }

    /**
     * A copy of a stored file.
     *
     * @param path where it is
     */
    public record Copy(Path path) implements AutoCloseable {
        @Override
        public void close() {
            delete(path);
        }
    }

    /** A stored file as an answer to a request. */
    public Resource resource(Stored file) {
        return new AbstractResource() {
            @Override
            public InputStream getInputStream() throws IOException {
                return store.open(file.digest());
            }

            @Override
            public long contentLength() {
                return file.size();
            }

            @Override
            public String getDescription() {
                return "evidence file " + file.digest();
            }
        };
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
