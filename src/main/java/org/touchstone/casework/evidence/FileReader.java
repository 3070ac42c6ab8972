package org.touchstone.casework.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a file read by {@link ReadFile}, in a process that is ended when it takes too long or is no longer wanted. */
final class FileReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Duration longest;
    private final String heap;

    /**
     * A reader.
     *
     * @param longest how long a file may take
     * @param heap how much memory reading it may take, such as {@code 256m}
     */
    FileReader(Duration longest, String heap) {
        this.longest = longest;
        this.heap = heap;
    }

    /**
     * Reads a file.
     *
     * @param kind {@code pdf} or {@code word}
     * @param unwanted whether nobody waits for it any more
     */
    DocumentText read(Path file, String kind, BooleanSupplier unwanted) throws IOException, InterruptedException {
        Process process =
                Apart.start(heap, ReadFile.class, file.toAbsolutePath().toString(), kind);
        try {
            process.getOutputStream().close();
            CompletableFuture<DocumentText> said = CompletableFuture.supplyAsync(() -> said(process));
            long end = System.nanoTime() + longest.toNanos();
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end || unwanted.getAsBoolean()) {
                    return new DocumentText(DocumentText.State.BROKEN, 0, List.of());
                }
            }
            return said.join();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the process says; that it broke off where it does not say what the file is. */
    private static DocumentText said(Process process) {
        List<String> pages = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = JSON.readTree(line);
                if (said.has("state")) {
                    DocumentText.State state =
                            DocumentText.State.valueOf(said.get("state").stringValue());
                    return new DocumentText(
                            state, said.get("pages").intValue(), state == DocumentText.State.READ ? pages : List.of());
                }
                pages.add(said.get("text").stringValue());
            }
        } catch (IOException | RuntimeException e) {
            // It broke off.
        }
        return new DocumentText(DocumentText.State.BROKEN, 0, List.of());
    }
}
