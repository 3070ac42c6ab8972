package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstone.door.api.Program.YAML;
import static org.touchstone.door.api.Program.complete;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** How often one may ask, and what is answered while the database is away. */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

    private final RunningService service = RunningService.with(Map.of(
            "touchstone.limits.checks", "60",
            "touchstone.limits.requests", "60",
            "touchstone.limits.pages", "60"));

    @AfterAll
    void stop() {
        service.stop();
    }

    @Test
    void whoAsksTooOftenWaitsAndThenGoesOn() throws Exception {
        Account account = service.person(Role.PROVIDER);
        Program program = new Program(service, account);
        Program another = new Program(service, account);
        HttpResponse<String> answer = program.get("/api/v1/me");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"requests\";q=60;w=60");
        assertThat(header(answer, "RateLimit")).matches("\"requests\";r=\\d+;t=\\d+");
        for (int i = 0; answer.statusCode() == 200 && i < 1000; i++) {
            answer = program.get("/api/v1/me");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "RateLimit")).startsWith("\"requests\";r=0;");
        assertThat(json(answer).path("type").asString()).isEqualTo("/api/docs#problem-too-many");
        assertThat(another.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(program.post("/api/v1/checks", YAML, complete()).statusCode())
                .as("checks have an allowance of their own")
                .isEqualTo(200);
        Thread.sleep(1000 * Integer.parseInt(header(answer, "Retry-After")) + 100);
        assertThat(program.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksForPagesTooOftenIsToldInWords() {
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> answer = visitor.get("/api/docs");
        for (int i = 0; answer.statusCode() == 200 && i < 1000; i++) {
            answer = visitor.get("/api/docs");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        answer = visitor.get("/signed-out", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Retry-After")).isNotEmpty();
        assertThat(answer.body()).contains("Wait a minute");
    }

    @Test
    void whileTheDatabaseIsAwayProgramsAreToldToComeBack() {
        RunningService lost = RunningService.with(Map.of("spring.datasource.hikari.connection-timeout", "500"));
        try {
            Program program = new Program(lost, lost.person(Role.PROVIDER));
            assertThat(program.get("/api/v1/me").statusCode()).isEqualTo(200);
            lost.bean(HikariDataSource.class).close();
            HttpResponse<String> answer = program.get("/api/v1/me");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Retry-After")).isEqualTo("5");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        } finally {
            lost.stop();
        }
    }
}
