package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Role;
import org.touchstone.doors.TestDoor;

/** The database goes away while the service runs, and comes back. */
@Tag("service")
@OnEachDatabase
class LostDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void theServiceSaysSoQuicklyAndGoesOnByItself() throws Exception {
        if (RunningService.database().isEmpty()) {
            RunningService service = start(Map.of());
            try {
                embedded(service);
            } finally {
                service.stop();
            }
        } else {
            postgresql();
        }
    }

    private static RunningService start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("spring.datasource.hikari.connection-timeout", "3000");
        settings.put(TestDoor.SETTING, TestDoor.class.getName());
        return RunningService.with(settings);
    }

    private void embedded(RunningService service) {
        Visitor program = Visitor.program(service, service.person(Role.PROVIDER));
        for (int i = 0; i < 3; i++) {
            service.bean(JdbcClient.class).sql("shutdown immediately").update();
            recovers(program);
        }
    }

    private void postgresql() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        EmbeddedPostgres server = server(port);
        RunningService service = null;
        try {
            service = start(Map.of("touchstone.database.url", server.getJdbcUrl("postgres", "postgres")));
            Visitor program = Visitor.program(service, service.person(Role.PROVIDER));
            Visitor person = Visitor.of(service);
            assertThat(add(program).statusCode()).isEqualTo(200);
            String token = person.csrf(TestDoor.OPEN + "form");

            server.close();
            for (int i = 0; i < 3; i++) {
                long before = System.nanoTime();
                HttpResponse<String> answer = add(program);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/problem+json");
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(25));
            }
            HttpResponse<String> page = person.send(
                    "POST",
                    "/sign-in",
                    ("email=x@example.org&password=nonsense&_csrf=" + token)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "text/html");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("The service cannot answer at the moment.");
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(person.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(person.get("/actuator/health/readiness").statusCode()).isEqualTo(503);

            server = server(port);
            recovers(program);
            assertThat(person.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        } finally {
            if (service != null) {
                service.stop();
            }
            server.close();
        }
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static HttpResponse<String> add(Visitor program) {
        return program.send(
                "POST", TestDoor.COURSES + "add", "course".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void recovers(Visitor program) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        int status = 0;
        while (status != 200 && System.nanoTime() < deadline) {
            status = add(program).statusCode();
            assertThat(status).isIn(200, 503);
        }
        assertThat(status).isEqualTo(200);
        for (int i = 0; i < 40; i++) {
            assertThat(add(program).statusCode()).isIn(200, i < 20 ? 503 : 200);
        }
    }
}
