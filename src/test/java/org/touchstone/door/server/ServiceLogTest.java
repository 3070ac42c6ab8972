package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Role;
import org.touchstone.doors.TestDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service writes to its log, and how it stops, in a process of its own. */
@Tag("service")
class ServiceLogTest {

    private static final String EMAIL = "underhill@example.org";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void theLogHoldsNothingPersonalAndARequestUnderWayIsAnsweredBeforeTheServiceStops() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder.resolve("data"), RunningService.database())) {
            String failed = work(service);
            String log = service.output();
            assertThat(log.lines().filter(line -> line.contains(failed)))
                    .singleElement()
                    .asString()
                    .contains("ERROR", "[" + failed + "]", TestDoor.COURSES + "fail failed");

            String token = service.account(Role.PROVIDER, "another@example.org", PASSWORD);
            CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(
                    () -> service.get(TestDoor.COURSES + "slow?milliseconds=8000", "Authorization", "Bearer " + token));
            Thread.sleep(4000);
            service.terminate();
            assertThat(slow.get(2, TimeUnit.MINUTES).body()).isEqualTo("done");
            assertThat(service.ended()).isEqualTo(143);
            assertThat(folder.resolve("data/control")).doesNotExist();
            assertThat(service.output().substring(log.length())).doesNotContain("\tat ");
        }
    }

    @Test
    void theLogIsWrittenForMachinesWhereOneSettingSaysSo() throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(RunningService.database());
        settings.put("logging.structured.format.console", "ecs");
        try (ServiceProcess service = ServiceProcess.start(folder.resolve("data"), settings)) {
            String failed = work(service);
            JsonMapper json = JsonMapper.builder().build();
            int found = 0;
            for (String line : service.output().lines().toList()) {
                if (line.startsWith("SLF4J") || line.contains("Touchstone is ready")) {
                    continue;
                }
                JsonNode entry = json.readTree(line);
                assertThat(entry.path("message").isString()).as(line).isTrue();
                found += line.contains(failed) ? 1 : 0;
            }
            assertThat(found).isEqualTo(1);
        }
    }

    /** Signs in, fails to, submits, and asks for what fails; gives the id of the request that failed. */
    private static String work(ServiceProcess service) throws Exception {
        String token = service.account(Role.PROVIDER, EMAIL, PASSWORD);
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = browser.send(
                        HttpRequest.newBuilder(service.at(TestDoor.OPEN + "form"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        String csrf = form.replaceAll(".*value=\"([^\"]+)\".*", "$1");
        for (String password : new String[] {"not the password", PASSWORD}) {
            String fields = "email=" + EMAIL + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                    + "&_csrf=" + csrf;
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(service.at("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(fields))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow().contains("wrong"))
                    .isEqualTo(!password.equals(PASSWORD));
        }
        String[] bearer = {"Authorization", "Bearer " + token};
        byte[] text = Files.readAllBytes(Path.of("rules/examples/complete-course.yaml"));
        String course = service.post(TestDoor.COURSES + "add", text, bearer).body();
        assertThat(service.post(TestDoor.COURSES + "submit?base=1&course=" + course, new byte[0], bearer)
                        .statusCode())
                .isEqualTo(200);
        // Refused by the database, which names the row; by the framework, which names the value; by the reader.
        service.get(TestDoor.OPEN + "account?role=PROVIDER&email=" + EMAIL + "&password=nonsense");
        service.get(TestDoor.COURSES + "read?course=Underhill", bearer);
        service.post(TestDoor.COURSES + "save?base=Underhill&course=" + course, text, bearer);
        service.get("/choose-password/a-secret-of-Underhill");
        service.get("/nowhere?name=Underhill");
        HttpResponse<String> failed = service.get(TestDoor.COURSES + "fail?with=Underhill", bearer);
        assertThat(failed.statusCode()).isEqualTo(500);
        String id = failed.headers().firstValue("X-Request-Id").orElseThrow();
        service.awaitOutput(id);

        assertThat(service.output())
                .doesNotContain(
                        EMAIL, "Underhill", "underhill", PASSWORD, "not the password", token, "?with=", "course=", csrf)
                .doesNotContain("Coaching and deciding together", "127.0.0.1", "secret-of");
        return id;
    }
}
