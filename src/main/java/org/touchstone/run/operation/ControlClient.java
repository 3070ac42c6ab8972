package org.touchstone.run.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Asks the service that runs on a data folder to do an operator's task. */
public final class ControlClient {

    private static final Duration A_STARTING_SERVICE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private ControlClient() {}

    /**
     * Has a task done by the running service; nothing where no process has taken the data folder, so that the command may do
     * it itself.
     */
    public static Optional<Ending> ask(Path folder, String task, Map<String, String> arguments)
            throws InterruptedException {
        long deadline = System.nanoTime() + A_STARTING_SERVICE.toNanos();
        while (DataFolder.isTaken(folder)) {
            try {
                Optional<ControlFile> control = ControlFile.read(folder);
                if (control.isPresent()) {
                    return Optional.of(ask(control.get(), task, arguments));
                }
            } catch (java.net.ConnectException e) {
                // Left behind by a service that was killed; the one that runs now is about to write its own.
            } catch (IOException | JacksonException e) {
                return Optional.of(new Ending(
                        Ending.Result.BROKEN,
                        List.of("The running service did not say what came of it: " + e
                                + ". It may still be at work.")));
            }
            if (System.nanoTime() > deadline) {
                return Optional.of(new Ending(
                        Ending.Result.REFUSED,
                        List.of("The data folder " + folder + " is in use by another process, which takes no commands:"
                                + " a service that is starting or stopping, or another command. Try again.")));
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        return Optional.empty();
    }

    private static Ending ask(ControlFile control, String task, Map<String, String> arguments)
            throws IOException, InterruptedException {
        URI address = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + control.port()
                + ControlServer.PATH);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + control.secret())
                .header(ControlServer.TASK, task)
                .POST(HttpRequest.BodyPublishers.ofByteArray(ControlServer.JSON.writeValueAsBytes(arguments)))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return ControlServer.JSON.readValue(answer.body(), Ending.class);
    }
}
