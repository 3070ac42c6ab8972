package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.doors.TestDoor;

/** What the service answers when something is wrong, and what it tells those who run it. */
@Tag("service")
class AnswersTest {

    private static final long LARGE = 200L * 1024 * 1024;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new java.util.HashMap<>(RunningService.database());
        settings.put(TestDoor.SETTING, TestDoor.class.getName());
        service = RunningService.with(settings);
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    private static String token(Account account) {
        return service.bean(ApiTokens.class).make(account, "test", Duration.ofDays(1));
    }

    @Test
    void everyAnswerCarriesTheIdOfItsRequestAndTakesNoneFromOutside() {
        Visitor anybody = Visitor.of(service);
        List<String> ids = new ArrayList<>();
        for (String path : List.of(
                "/actuator/health/liveness",
                TestDoor.OPEN + "form",
                "/nowhere",
                "/api/v1/nowhere",
                TestDoor.OPEN + "fail?with=x")) {
            HttpResponse<String> answer = anybody.get(path, "X-Request-Id", "robin@example.org");
            assertThat(answer.headers().allValues("X-Request-Id"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{16}");
            ids.add(answer.headers().firstValue("X-Request-Id").orElseThrow());
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aPageThatFailsNamesTheRequestAndNotTheReason() {
        HttpResponse<String> answer = Visitor.of(service).get(TestDoor.OPEN + "fail?with=Robin", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains(answer.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("Robin", "IllegalState", "at org");
    }

    @Test
    void aProgramWhoseRequestFailsGetsAProblem() {
        HttpResponse<String> answer =
                Visitor.program(service, service.person(Role.PROVIDER)).get(TestDoor.COURSES + "fail?with=Robin");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"status\":500").doesNotContain("Robin", "IllegalState");
    }

    @Test
    void healthIsOpenAndTellsNoMoreThanItMust() {
        Visitor anybody = Visitor.of(service);
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            HttpResponse<String> answer = anybody.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).contains("UP").doesNotContain("components", "details", "database", "path");
        }
        assertThat(anybody.get("/actuator/health/readiness/db").statusCode()).isNotEqualTo(200);
        assertThat(anybody.get("/actuator/env").statusCode()).isIn(401, 403, 404);
    }

    @Test
    void metricsAreForAdministratorsPrograms() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        assertThat(Visitor.of(service).get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(Visitor.program(service, provider)
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(403);
        Visitor program = Visitor.program(service, provider);
        byte[] text = Files.readAllBytes(Path.of("rules/examples/complete-course.yaml"));
        String course = program.send("POST", TestDoor.COURSES + "add", text).body();
        assertThat(program.send("POST", TestDoor.COURSES + "submit?base=1&course=" + course, new byte[0])
                        .statusCode())
                .isEqualTo(200);
        Visitor.of(service)
                .post("/sign-in", Map.of("email", "x@example.org", "password", "nonsense"), TestDoor.OPEN + "form");

        String metrics = Visitor.program(service, service.person(Role.ADMINISTRATOR))
                .get("/actuator/prometheus")
                .body();
        assertThat(metrics)
                .containsPattern("touchstone_checks_seconds_count [1-9]")
                .containsPattern("touchstone_checks_seconds_sum 0?\\.?[0-9]")
                .containsPattern("touchstone_record_entries_total\\{kind=\"course submitted\"} [1-9]")
                .containsPattern("touchstone_sign_ins_refused_total [1-9]")
                .doesNotContain("example.org");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        for (String path : List.of(TestDoor.DOCUMENTS + "upload", "/documents/add", "/sign-in", "/nowhere")) {
            String answer = raw(
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/pdf\r\nContent-Length: "
                            + LARGE + "\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 413").containsIgnoringCase("Connection: close");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", service.at("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] some = new byte[1000];
            int read = socket.getInputStream().read(some);
            return new String(some, 0, Math.max(0, read), StandardCharsets.US_ASCII);
        }
    }

    /** A body of any length that nobody has to hold. */
    private static InputStream body(String begins, long length) {
        byte[] head = begins.getBytes(StandardCharsets.US_ASCII);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at >= length ? -1 : at < head.length ? head[(int) at++] : 'x' + (int) (at++ * 0);
            }

            @Override
            public int read(byte[] bytes, int from, int most) {
                if (at < head.length) {
                    bytes[from] = (byte) read();
                    return 1;
                }
                int some = (int) Math.min(most, length - at);
                Arrays.fill(bytes, from, from + some, (byte) 'x');
                at += some;
                return some == 0 ? -1 : some;
            }
        };
    }

    private static HttpResponse<String> chunked(String path, String type, String begins, long length, String token)
            throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(service.at(path))
                                .header("Content-Type", type)
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body(begins, length)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void somebodyWhoSendsTooLargeAFileGetsThePageThatSaysHowLargeItMayBeAndLeadsBack() throws Exception {
        HttpResponse<String> answer = tooLarge("http://elsewhere.example/courses/1/documents?a=b");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("<h1", "at most 25 MB", "href=\"/courses/1/documents\"", "Back to where you were")
                .doesNotContain("elsewhere");
        for (String nowhere : List.of("http://localhost//elsewhere.example", "javascript:alert(1)", "http://%%")) {
            assertThat(tooLarge(nowhere).body()).contains("at most 25 MB").doesNotContain("Back to where you were");
        }
    }

    private static HttpResponse<String> tooLarge(String from) throws Exception {
        long length = 30L * 1024 * 1024;
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.at("/sign-in"))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .header("Accept", "text/html")
                                .header("Referer", from)
                                .POST(HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofInputStream(() -> body("--b\r\n", length)),
                                        length))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatTurnsOutToBeTooLargeIsRefusedAsSoonAsItDoes() throws Exception {
        String token = token(service.person(Role.PROVIDER));
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.7 ";
        assertThat(chunked(TestDoor.DOCUMENTS + "upload", "application/pdf", "%PDF-1.7 ", LARGE, token)
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> answer =
                chunked(TestDoor.DOCUMENTS + "form", "multipart/form-data; boundary=b", form, LARGE, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(chunked(TestDoor.COURSES + "add", "application/yaml", "course:", 6_000_000, token)
                        .statusCode())
                .isEqualTo(413);
        assertThat(chunked("/sign-in", "multipart/form-data; boundary=b", form, LARGE, token)
                        .statusCode())
                .isEqualTo(413);
        assertThat(chunked(TestDoor.DOCUMENTS + "upload", "application/pdf", "%PDF-1.7 ", 1_000_000, token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void slowClientsLeaveTheOthersRoom() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket("localhost", service.at("/").getPort());
                OutputStream out = socket.getOutputStream();
                String begins = "POST " + TestDoor.COURSES + "add HTTP/1.1\r\nHost: localhost\r\n";
                String head = "Content-Type: application/yaml\r\nContent-Length: 1000\r\n\r\n";
                // Half of them never end their headers; the others never send their body.
                out.write((i % 2 == 0 ? begins : begins + head + "course").getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            Visitor anybody = Visitor.of(service);
            assertThat(postFromElsewhere()).startsWith("HTTP/1.1 401");
            for (int i = 0; i < 10; i++) {
                long before = System.nanoTime();
                assertThat(anybody.get(TestDoor.OPEN + "form").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** The answer to a body that comes from another address, without a token. */
    private String postFromElsewhere() throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(new InetSocketAddress("127.0.0.1", service.at("/").getPort()));
            String request = "POST " + TestDoor.COURSES + "add HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/yaml\r\nContent-Length: 6\r\nConnection: close\r\n\r\ncourse";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void largeBodiesThatNeverComeTakeOnlySoMuchMemory() throws Exception {
        List<Socket> promised = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket("localhost", service.at("/").getPort());
                String head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                promised.add(socket);
            }
            List<String> answers = new ArrayList<>();
            for (Socket socket : promised) {
                socket.setSoTimeout(200);
                try {
                    byte[] first = new byte[12];
                    int read = socket.getInputStream().readNBytes(first, 0, first.length);
                    answers.add(new String(first, 0, read, StandardCharsets.US_ASCII));
                } catch (SocketTimeoutException e) {
                    answers.add("none yet");
                }
            }
            assertThat(answers).contains("HTTP/1.1 503").hasSize(60);
            // Two thirds of 64 MiB, 2 MB each.
            assertThat(answers.stream().filter("none yet"::equals)).hasSizeBetween(15, 22);
            assertThat(postFromElsewhere()).startsWith("HTTP/1.1 401");
        } finally {
            for (Socket socket : promised) {
                socket.close();
            }
        }
    }
}
