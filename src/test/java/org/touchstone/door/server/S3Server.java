package org.touchstone.door.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A store that speaks the S3 protocol, in a process of its own (s3proxy, which {@code pom.xml} puts into {@code target}). It
 * keeps each object as a file in a folder, and checks signatures.
 */
public final class S3Server implements AutoCloseable {

    private static final String BUCKET = "touchstone-evidence";

    private final Path folder;
    private int port;
    private Process process;

    private S3Server(Path folder) {
        this.folder = folder;
        this.process = launch();
    }

    /** Starts the server on a folder, with one bucket that has nothing in it. */
    public static S3Server start(Path folder) {
        try {
            Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
            return new S3Server(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() {
        try {
            Path settings = Files.write(
                    folder.resolve("s3proxy.conf"),
                    List.of(
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=touchstone",
                            "s3proxy.credential=correct-horse",
                            "s3proxy.v4-max-non-chunked-request-size=1073741824",
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.identity=none",
                            "jclouds.credential=none",
                            "jclouds.filesystem.basedir="
                                    + folder.resolve("objects").toAbsolutePath()));
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            Path.of("target/s3proxy/s3proxy.jar")
                                    .toAbsolutePath()
                                    .toString(),
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .start();
            port = readPort(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the store did not start", e);
        }
    }

    private static int readPort(Process started) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            if (line.contains("Started ServerConnector")) {
                                listening.complete(Integer.valueOf(line.replaceAll(".*:(\\d+)}.*", "$1")));
                            }
                        }
                    } catch (IOException e) {
                        // It has been ended.
                    }
                    listening.completeExceptionally(new IllegalStateException("it ended"));
                },
                "s3 server");
        reader.setDaemon(true);
        reader.start();
        return listening.get(10, TimeUnit.MINUTES);
    }

    /** The settings of a service that keeps its evidence here. */
    public Map<String, String> settings() {
        return Map.of(
                "touchstone.evidence.bucket",
                BUCKET,
                "touchstone.evidence.endpoint",
                "http://127.0.0.1:" + port,
                "touchstone.evidence.access-key",
                "touchstone",
                "touchstone.evidence.secret-key",
                "correct-horse");
    }

    /** The folder that has the evidence files in it, under their names in the bucket. */
    public Path evidence() {
        return folder.resolve("objects").resolve(BUCKET).resolve("evidence");
    }

    /** Ends the server, as when a machine goes away. */
    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again, where it was. */
    public void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        stop();
    }
}
