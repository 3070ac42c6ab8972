package org.touchstone.run.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does an operator's tasks in the running service. Listens on the loopback interface only, on a port of its own, and does
 * nothing for whoever cannot read the secret in the data folder.
 */
@Component
@ConditionalOnWebApplication
class ControlServer implements DisposableBean {

    static final String PATH = "/task";
    static final String TASK = "Touchstone-Task";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LARGEST = 1024 * 1024;

    private final Operator operator;
    private final Path folder;
    private final String secret;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "operator");
        thread.setDaemon(true);
        return thread;
    });

    ControlServer(Operator operator, Settings settings) {
        this.operator = operator;
        this.folder = settings.data();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() throws IOException {
        server.createContext(PATH, this::handle);
        server.setExecutor(workers);
        server.start();
        new ControlFile(server.getAddress().getPort(), secret).write(folder);
    }

    @Override
    public void destroy() throws IOException {
        ControlFile.delete(folder);
        server.stop(0);
        workers.shutdownNow();
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String name = exchange.getRequestHeaders().getFirst(TASK);
            boolean known = MessageDigest.isEqual(
                    ("Bearer " + secret).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
            if (!known || name == null || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            byte[] answer = JSON.writeValueAsBytes(
                    operator.run(name, JSON.readValue(body, new TypeReference<Map<String, String>>() {})));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (JacksonException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }
}
