package org.touchstone.door.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.base.accounts.Role;
import org.touchstone.doors.TestDoor;

/** The service in a process of its own, as operators run it, with the {@link TestDoor}; so that it can be killed. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    private static final Path JAR = Path.of("target/touchstone.jar");

    /** The classes of the program as Java has them in memory, for a quick start. */
    private static final Path ARCHIVE = Path.of("target/service.jsa");

    private final Process process;

    @SuppressWarnings("JdkObsolete") // Written and read by two threads.
    private final StringBuffer output = new StringBuffer();

    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    private ServiceProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::readOutput, "output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the service on a data folder, and waits until it is ready. */
    public static ServiceProcess start(Path data, Map<String, String> settings) {
        return start(List.of(), data, settings);
    }

    /** Starts the service below another command, such as one that limits it. */
    public static ServiceProcess start(List<String> below, Path data, Map<String, String> settings) {
        ServiceProcess service = launch(below, data, settings);
        try {
            service.port.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            service.kill();
            throw new IllegalStateException("the service did not start:\n" + service.output(), e);
        }
        return service;
    }

    /** Starts the service, and gives it at once, whatever becomes of it. */
    public static ServiceProcess launch(List<String> below, Path data, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
        Map<String, String> all = new java.util.LinkedHashMap<>(Map.of(
                "server.port",
                "0",
                "touchstone.limits.checks",
                "1000000",
                "touchstone.limits.requests",
                "1000000",
                "touchstone.limits.pages",
                "1000000",
                TestDoor.SETTING,
                TestDoor.class.getName()));
        all.putAll(settings);
        all.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        return new ServiceProcess(command(below, arguments));
    }

    private static Process command(List<String> below, List<String> arguments) {
        try {
            List<String> command = new ArrayList<>(below);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC"));
            boolean packaged = isPackaged();
            if (packaged) {
                command.add("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath());
            }
            command.addAll(List.of("-cp", classPath(packaged), "org.touchstone.door.cli.Touchstone"));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .put(
                            "TOUCHSTONE_CACHE",
                            Path.of("target/built-rules").toAbsolutePath().toString());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the program was packaged as it is now: then it starts in half the time. */
    private static boolean isPackaged() throws IOException {
        if (!Files.exists(ARCHIVE)) {
            return false;
        }
        FileTime packaged = Files.getLastModifiedTime(JAR);
        try (Stream<Path> classes = Files.walk(Path.of("target/classes"))) {
            return classes.filter(Files::isRegularFile)
                    .allMatch(file -> file.toFile().lastModified() <= packaged.toMillis());
        }
    }

    /** The program as it ships, and the door; none of the other settings of the tests. */
    private static String classPath(boolean packaged) throws IOException {
        Path doors = Path.of("target/test-doors").toAbsolutePath();
        Path package_ = doors.resolve("org/touchstone/doors");
        Files.createDirectories(package_);
        try (Stream<Path> classes = Files.list(Path.of("target/test-classes/org/touchstone/doors"))) {
            for (Path each : classes.toList()) {
                Path to = package_.resolve(each.getFileName().toString());
                if (!Files.exists(to) || Files.mismatch(each, to) >= 0) {
                    Files.copy(each, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        String program = packaged
                ? JAR.toAbsolutePath().toString()
                : Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                        .filter(entry -> !entry.replace('\\', '/').endsWith("/test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        return program + File.pathSeparator + doors; // What is archived has to come first.
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains("ready at http://localhost:")) {
                    port.complete(Integer.valueOf(line.replaceAll(".*http://localhost:(\\d+)/.*", "$1")));
                }
            }
        } catch (IOException e) {
            // It has been killed.
        } finally {
            port.completeExceptionally(new IllegalStateException("it ended"));
        }
    }

    /** Everything it has said so far. */
    public String output() {
        return output.toString();
    }

    /** Waits until it has said something: what it writes is read a moment after an answer has come. */
    public void awaitOutput(String text) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (output.indexOf(text) < 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    public int port() {
        return port.join();
    }

    public long pid() {
        return process.pid();
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** Adds an account; gives its token. */
    public String account(Role role, String email, String password) {
        return get(TestDoor.OPEN + "account?role=" + role + "&email=" + email + "&password="
                        + java.net.URLEncoder.encode(password, StandardCharsets.UTF_8))
                .body();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofMinutes(5));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /** As {@code kill}, without waiting for the end. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the end; gives the exit status. */
    public int ended() {
        try {
            if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not end:\n" + output());
            }
            reader.join(5_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        terminate();
        ended();
    }
}
