package org.touchstone.casework.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.MediaType;

/** Pictures of the pages of evidence files, with quoted words marked; each is drawn by {@link DrawPage} when it is asked for. */
@Component
public class PagePictures {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String HEAP = "256m";

    /** More than this is no picture that {@link DrawPage} makes. */
    private static final int MOST_BYTES = 12 * 1024 * 1024;

    /** As many are drawn at a time. */
    private final Semaphore drawing = new Semaphore(2, true);

    private final EvidenceFiles files;

    PagePictures(EvidenceFiles files) {
        this.files = files;
    }

    /**
     * A picture of one page.
     *
     * @param page its number, from 1
     * @param quoted the words to mark; empty for none
     * @return a PNG; nothing where the file is no PDF, cannot be drawn, or too many others are being drawn
     */
    public Optional<byte[]> png(String digest, int page, String quoted) {
        Optional<EvidenceFiles.Stored> stored =
                files.find(digest).filter(file -> file.mediaType().equals(MediaType.PDF.mediaName()));
        if (stored.isEmpty() || page < 1) {
            return Optional.empty();
        }
        try {
            if (!drawing.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try (EvidenceFiles.Copy copy = files.copy(stored.get())) {
                return drawn(copy.path().toAbsolutePath().toString(), page, quoted);
            } finally {
                drawing.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> drawn(String file, int page, String quoted)
            throws IOException, InterruptedException {
        Process process = Apart.start(HEAP, DrawPage.class, file, String.valueOf(page));
        try {
            CompletableFuture<byte[]> picture = CompletableFuture.supplyAsync(() -> bytes(process));
            try (OutputStream words = process.getOutputStream()) {
                words.write(quoted.getBytes(StandardCharsets.UTF_8));
            }
            boolean ended = process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(picture.join()) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] bytes(Process process) {
        try {
            byte[] picture = process.getInputStream().readNBytes(MOST_BYTES);
            process.getInputStream().close();
            return picture;
        } catch (IOException e) {
            return new byte[0]; // It broke off.
        }
    }
}
