package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstone.door.api.Program.YAML;
import static org.touchstone.door.api.Program.complete;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that store nothing. */
@Tag("service")
class ChecksTest {

    private static final String CHECKS = "/api/v1/checks";
    private static final List<String> TABLES = List.of(
            "course",
            "course_revision",
            "submitted_version",
            "version_content",
            "ruleset",
            "document",
            "evidence_file",
            "event",
            "idempotency_key");

    private final RunningService service = RunningService.shared();
    private final Account provider = service.person(Role.PROVIDER);
    private final Program program = new Program(service, provider);

    /** What the command line prints for a file: it makes its report in this way. */
    private Report report(LocalDate day) throws Exception {
        Ruleset ruleset = service.bean(RulesetInForce.class).today().ruleset();
        return Report.of(Assessor.assess(
                SubmissionReader.read(
                        Path.of("rules/examples/complete-course.yaml"),
                        ruleset.catalogue().questions()),
                ruleset,
                day));
    }

    @Test
    void theReportIsThatOfTheCommandLineByteForByte() throws Exception {
        HttpResponse<String> answer = program.post(CHECKS + "?asOf=2026-09-01", YAML, complete());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(JsonReport.render(report(LocalDate.of(2026, 9, 1))));
    }

    @Test
    void adviceIsLeftOutAndTheReportNarrowedAsAsked() throws Exception {
        Report whole = report(LocalDate.of(2026, 9, 1));
        assertThat(program.post(CHECKS + "?asOf=2026-09-01&advice=false", YAML, complete())
                        .body())
                .isEqualTo(JsonReport.render(Report.withoutAdvice(whole.assessment())));
        assertThat(program.post(CHECKS + "?asOf=2026-09-01&only=FW-DEL-01", YAML, complete())
                        .body())
                .isEqualTo(JsonReport.render(whole.only("FW-DEL-01")));
    }

    @ParameterizedTest
    @MethodSource("org.touchstone.check.submission.UnsaidTest#nothings")
    void whatSaysNothingIsUnsaidAsItIsInAFile(String nothing) {
        String name = JsonMapper.shared().writeValueAsString(nothing);
        String course = "{\"provider\": {\"name\": \"A\"}, \"course\": {\"title\": \"B\", \"audience\": " + name
                + "}, \"design\": {\"values\": {\"value\": " + name + "}}, \"measures\": [{\"name\": " + name + "}]}";

        String silent = program.post(
                        CHECKS + "?asOf=2026-09-01",
                        "application/json",
                        "{\"provider\": {\"name\": \"A\"}, \"course\": {\"title\": \"B\"}}")
                .body();
        assertThat(program.post(CHECKS + "?asOf=2026-09-01", "application/json", course)
                        .body()
                        .replaceAll("\"(line|column)\":\\d+", ""))
                .isEqualTo(silent.replaceAll("\"(line|column)\":\\d+", ""));
    }

    @Test
    void nothingIsStored() {
        Map<String, Long> before = rows();
        assertThat(program.post(CHECKS, YAML, complete()).statusCode()).isEqualTo(200);
        assertThat(program.post(CHECKS, YAML, "course: [").statusCode()).isEqualTo(422);
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(
                table,
                service.bean(JdbcClient.class)
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
        return rows;
    }

    @Test
    void theReportIsAlsoHadAsAPageAndAsText() {
        HttpResponse<String> page = program.post(CHECKS, YAML, complete(), "Accept", "text/html");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'sha256-")
                .doesNotContain("unsafe");
        HttpResponse<String> text =
                program.post(CHECKS, YAML, complete(), "Accept", "text/plain;q=0.9, text/html;q=0.1");
        assertThat(header(text, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.body()).contains("Coaching and deciding together");
        assertThat(header(program.post(CHECKS, YAML, complete(), "Accept", "*/*"), "Content-Type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({"application/yaml", "text/yaml", "application/yaml;charset=utf-8", "text/plain"})
    void theFileMayComeUnderAnyOfItsTypes(String type) {
        assertThat(program.post(CHECKS, type, complete()).statusCode()).isEqualTo(200);
    }

    @Test
    void jsonIsReadAsJson() {
        HttpResponse<String> answer = program.post(CHECKS, "application/json", "{\"course\": {\"title\": 3,}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/mistakes/0/line").asInt()).isEqualTo(1);
        assertThat(json(answer).at("/mistakes/0/todo").asString()).contains("comma");
    }

    @Test
    void everyMistakeIsListedWithItsPlace() {
        HttpResponse<String> answer = program.post(
                CHECKS, YAML, complete().replace("  title:", "  titel:").replace("language:", "langauge:"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/api/docs#problem-mistakes");
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("title").asString()).isEqualTo("The submission file has mistakes");
        assertThat(problem.path("mistakes").size()).isGreaterThan(1);
        assertThat(problem.path("mistakes").values()).allSatisfy(mistake -> {
            assertThat(mistake.path("line").asInt()).isPositive();
            assertThat(mistake.path("column").asInt()).isPositive();
            assertThat(mistake.path("what").asString()).isNotEmpty();
            assertThat(mistake.has("todo")).isTrue();
        });
        assertThat(answer.body()).contains("titel", "langauge");
    }

    @ParameterizedTest
    @CsvSource({
        "?asOf=tomorrow, 400, asOf",
        "?asOf=2026-02-30, 400, asOf",
        "?asOf=%2B999999999-12-31, 400, asOf",
        "?asOf=2026-09-01%00, 400, request",
        "?only=FW-DEL-0, 400, FW-DEL-0",
        "?only=PHB, 400, PHB",
        "?only=%00, 400, request",
        "?advice=maybe, 400, advice",
    })
    void parametersThatCannotBeReadAreNamed(String query, int status, String named) {
        HttpResponse<String> answer = program.post(CHECKS + query, YAML, complete());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(json(answer).path("detail").asString()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, 415",
        "multipart/form-data; boundary=x, 415",
        "application/x-www-form-urlencoded, 415",
        "application/yaml;charset=utf-16, 415",
        "nonsense, 415",
    })
    void otherTypesOfBodyAreRefused(String type, int status) {
        HttpResponse<String> answer = program.post(CHECKS, type, complete());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void formatsAndMethodsThatAreNotThereAreRefused() {
        assertThat(program.post(CHECKS, YAML, complete(), "Accept", "image/png").statusCode())
                .isEqualTo(406);
        assertThat(program.post(CHECKS, YAML, complete(), "Accept", "nonsense").statusCode())
                .isEqualTo(406);
        HttpResponse<String> answer = program.get(CHECKS);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "Allow")).isEqualTo("POST");
        assertThat(program.post(CHECKS, YAML, complete(), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        assertThat(program.send("POST", CHECKS, new byte[] {'a', 0, 'b'}, "Content-Type", YAML)
                        .statusCode())
                .isEqualTo(422);
        assertThat(program.send("POST", CHECKS, new byte[] {(byte) 0xC3, 0x28}, "Content-Type", YAML)
                        .statusCode())
                .isEqualTo(422);
        assertThat(program.send("POST", CHECKS, new byte[0], "Content-Type", YAML)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoSendsNoTokenThatHoldsIsToldSo() {
        HttpResponse<String> answer = Visitor.of(service)
                .send("POST", CHECKS, complete().getBytes(StandardCharsets.UTF_8), "Content-Type", YAML);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
        assertThat(json(answer).path("type").asString()).isEqualTo("/api/docs#problem-unauthorized");
        HttpResponse<String> wrong = Visitor.of(service).get("/api/v1/me", "Authorization", "Bearer touchstone_no");
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void aReviewerMayCheckAndSeesNoCourses() {
        Program reviewer = new Program(service, service.person(Role.REVIEWER));
        assertThat(reviewer.post(CHECKS, YAML, complete()).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = reviewer.get("/api/v1/courses");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("title").asString()).isEqualTo("Not yours to do");
    }

    @Test
    void aBodyOfTwoHundredMegabytesIsRefusedBeforeItIsRead() throws Exception {
        String answer = raw("Content-Length: 209715200\r\n", out -> out.write(new byte[64 * 1024]));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void aBodyWithoutALengthIsReadNoFurtherThanItMayBeLong() throws Exception {
        byte[] chunk = ("10000\r\n" + "#".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int[] sent = {0};
        String answer = raw("Transfer-Encoding: chunked\r\n", out -> {
            // 20 chunks of 64 KB are more than 1 MB; 200 MB would be 3,200 of them.
            for (; sent[0] < 20; sent[0]++) {
                out.write(chunk);
            }
            out.flush();
        });
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** Sends the beginning of a request, as large as it says it will be, and reads the answer without sending the rest. */
    private String raw(String header, Sending body) throws Exception {
        String token = service.bean(ApiTokens.class).make(provider, "raw", Duration.ofDays(1));
        int port = service.at("/").getPort();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + CHECKS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/yaml\r\n" + header + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.to(out);
            out.flush();
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            while (!answer.toString(StandardCharsets.US_ASCII).contains("problem-too-large")) {
                int read = in.read(some);
                if (read < 0) {
                    break;
                }
                answer.write(some, 0, read);
            }
            return answer.toString(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void strangeAddressesAreProblemsAndNeverFaults() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/me/more", "/api/v2/me", "/api/v1/courses/a;b")) {
            HttpResponse<String> answer = program.get(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 404);
            assertThat(header(answer, "Content-Type")).as(path).isEqualTo("application/problem+json");
        }
    }
}
