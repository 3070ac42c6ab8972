package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import tools.jackson.databind.JsonNode;

/** Cases by the API: who sees what, and that nobody changes what they have not seen. */
@Tag("service")
@OnEachDatabase
class CasesTest {

    private static final String JSON = "application/json";

    private final RunningService service = RunningService.shared();
    private final Account owner = service.person(Role.PROVIDER);
    private final Account one = service.person(Role.REVIEWER);
    private final Account reviewing = service.person(Role.LEAD);
    private final Program provider = new Program(service, owner);
    private final Program first = new Program(service, one);
    private final Program second = new Program(service, reviewing);
    private final Program lead = new Program(service, service.person(Role.LEAD));

    private String course = "";
    private UUID version = new UUID(0, 0);
    private String path = "";
    private String review = "";

    @BeforeEach
    void submit() {
        course = provider.course();
        version = UUID.fromString(json(provider.submit(course, 1)).path("id").asString());
        path = "/api/v1/cases/" + version;
        review = "/api/v1/reviews/" + version;
    }

    private HttpResponse<String> step(Program who, String step, String body) {
        return who.post(path + step, JSON, body, "If-Match", header(who.get(path), "ETag"));
    }

    private static JsonNode done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private void assign() {
        done(step(lead, "/assign", "{\"reviewers\": [\"" + one.id() + "\", \"" + reviewing.id() + "\"]}"));
        done(first.post(review + "/interests", JSON, "{\"interests\": \"\"}"));
        done(second.post(review + "/interests", JSON, "{\"interests\": \"\"}"));
    }

    private void judgeEverything(Account reviewer) {
        ReviewWork work = service.bean(ReviewWork.class);
        ReviewWork.Opened opened = work.open(reviewer, version);
        for (Matter matter : opened.matters()) {
            opened = work.judge(
                    reviewer,
                    opened,
                    matter.requirement(),
                    matter.toJudge().stream()
                            .map(item -> new ReviewWork.Given(item.point(), JudgementAnswer.MET, "It is there."))
                            .toList());
        }
        work.finish(reviewer, opened);
    }

    private String toJudge() {
        for (JsonNode each : json(first.get(review)).path("requirements")) {
            if (each.path("toJudge").asInt() > 0) {
                return review + "/requirements/" + each.path("id").asString();
            }
        }
        throw new IllegalStateException("nothing to judge");
    }

    private HttpResponse<String> judge(Program who, String requirement, String answer, String reason, String tag) {
        JsonNode point = json(who.get(requirement)).path("points").get(0);
        String body =
                "{\"judgements\": [{\"part\": \"%s\", \"kind\": \"%s\", \"target\": \"%s\", \"answer\": \"%s\", \"reason\": \"%s\"}]}"
                        .formatted(
                                point.path("part").asString(),
                                point.path("kind").asString(),
                                point.path("target").asString(),
                                answer,
                                reason);
        return who.send("PUT", requirement, JSON, body, "If-Match", tag);
    }

    @Test
    void nobodySeesAnothersOpenReview() {
        assign();
        String requirement = toJudge();
        done(judge(first, requirement, "NOT_MET", "A telling reason.", header(first.get(requirement), "ETag")));
        done(first.send(
                "PUT",
                requirement,
                JSON,
                "{\"judgements\": [], \"note\": \"A private thought.\"}",
                "If-Match",
                header(first.get(requirement), "ETag")));
        assertThat(first.get(requirement).body()).contains("A telling reason.", "A private thought.");

        List<String> paths = new ArrayList<>(List.of(requirement, review, "/api/v1/reviews", "/api/v1/cases"));
        for (String of : List.of(path, "/api/v1/submitted/" + version, course + "/versions/1")) {
            for (String part : List.of(
                    "",
                    "/case",
                    "/completeness",
                    "/moderation",
                    "/judged",
                    "/report",
                    "/report.html",
                    "/report.pdf",
                    "/letter.html",
                    "/appeal",
                    "/decision",
                    "/decision.html")) {
                paths.add(of + part);
            }
        }
        List<Program> others = new ArrayList<>(List.of(second, lead, provider));
        for (Role role : Role.values()) {
            others.add(new Program(service, service.person(role)));
        }
        for (Program other : others) {
            for (String each : paths) {
                assertThat(other.get(each).body())
                        .as(each)
                        .doesNotContain("A telling reason.", "A private thought.", "NOT_MET\",\"reason\":\"A tell");
            }
        }
        String tag = header(first.get(requirement), "ETag");
        assertThat(header(second.get(requirement), "ETag")).isNotEqualTo(tag);
        assertThat(lead.get(requirement).statusCode()).isEqualTo(404);
        assertThat(new Program(service, service.person(Role.REVIEWER))
                        .get(review)
                        .statusCode())
                .isEqualTo(404);
        assertThat(first.get(path).statusCode()).isEqualTo(403);
        assertThat(new Program(service, service.person(Role.PROVIDER))
                        .get(course + "/versions/1/case")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverReviewedACaseDoesNotDecideIt() {
        assign();
        judgeEverything(one);
        judgeEverything(reviewing);
        assertThat(json(second.get(path)).path("may").toString()).isEqualTo("[\"addAction\"]");
        assertThat(json(lead.get(path)).path("may").toString())
                .isEqualTo("[\"addAction\",\"recommend\",\"settleDifferences\"]");
        String good = "{\"outcome\": \"ACCREDITED\", \"reason\": \"Good.\"}";
        String moderation = header(second.get(path + "/moderation"), "ETag");
        HttpResponse<String> own = second.post(path + "/recommendation", JSON, good, "If-Match", moderation);
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(json(own).path("detail").asString()).contains("another lead has to do this");
        assertThat(provider.get(course + "/versions/1/judged").statusCode()).isEqualTo(404);
        done(lead.post(path + "/recommendation", JSON, good, "If-Match", moderation));
        JsonNode draft = json(provider.get(course + "/versions/1/case"));
        assertThat(draft.at("/draft/reason").asString()).isEqualTo("Good.");
        assertThat(provider.get(course + "/versions/1/judged").statusCode()).isEqualTo(200);
        done(step(lead, "/go-on", "{\"why\": \"They did not answer in two weeks.\"}"));
        assertThat(json(provider.get(course + "/versions/1/case")).has("draft")).isFalse();
        assertThat(provider.get(course + "/versions/1/judged").statusCode()).isEqualTo(404);

        String decision =
                "{\"outcome\": \"ACCREDITED\", \"reason\": \"Good.\", \"from\": \"2030-04-01\", \"to\": \"2033-04-01\"}";
        assertThat(step(second, "/decision", decision).statusCode()).isEqualTo(422);
        assertThat(lead.get(path + "/report").statusCode()).isEqualTo(404);
        done(step(lead, "/decision", decision));
        assertThat(provider.get(course + "/versions/1/decision").body())
                .isEqualTo(lead.get(path + "/report").body());
        assertThat(lead.get(path + "/report.html").body()).contains("Accredited from 1 April 2030");
    }

    @Test
    void aStepIsTakenOnTheCaseAsItWasSeenOrNotAtAll() {
        String back = "{\"why\": \"Too much is missing.\"}";
        String seen = header(lead.get(path), "ETag");
        assertThat(lead.post(path + "/return", JSON, back).statusCode()).isEqualTo(428);
        assertThat(lead.post(path + "/return", JSON, back, "If-Match", "*").statusCode())
                .isEqualTo(428);
        assertThat(lead.post(path + "/return", JSON, back, "If-Match", "seen").statusCode())
                .isEqualTo(400);
        assertThat(lead.post(path + "/return", JSON, back, "If-Match", "\"1\"").statusCode())
                .isEqualTo(412);
        assign();
        HttpResponse<String> late = lead.post(path + "/return", JSON, back, "If-Match", seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).path("detail").asString()).contains("Somebody changed this since you read it");
        assertThat(header(late, "ETag")).isEqualTo(header(lead.get(path), "ETag"));
        assertThat(step(lead, "/return", back).statusCode()).isEqualTo(409);
        assertThat(json(lead.get(path)).at("/about/state").asString()).isEqualTo("IN_REVIEW");

        String requirement = toJudge();
        String tag = header(first.get(requirement), "ETag");
        done(judge(first, requirement, "NOT_MET", "It is not there.", tag));
        assertThat(judge(first, requirement, "MET", "", tag).statusCode()).isEqualTo(412);
        assertThat(judge(first, requirement, "MET", "", "W/" + header(first.get(requirement), "ETag"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(judge(second, requirement, "NOT_MET", "", header(second.get(requirement), "ETag"))
                        .statusCode())
                .as("a reason is needed")
                .isEqualTo(422);
        String elsewhere =
                "{\"judgements\": [{\"part\": \"no/such\", \"kind\": \"course\", \"target\": \"x\", \"answer\": \"MET\"}]}";
        assertThat(second.send("PUT", requirement, JSON, elsewhere, "If-Match", header(second.get(requirement), "ETag"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ofTwoLeadsAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        String seen = header(lead.get(path), "ETag");
        Program other = new Program(service, service.person(Role.LEAD));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> attempts = List.of(
                    () -> lead.post(path + "/return", JSON, "{\"why\": \"Mine.\"}", "If-Match", seen)
                            .statusCode(),
                    () -> other.post(
                                    path + "/assign",
                                    JSON,
                                    "{\"reviewers\": [\"" + one.id() + "\", \"" + reviewing.id() + "\"]}",
                                    "If-Match",
                                    seen)
                            .statusCode());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : both.invokeAll(attempts)) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses).anyMatch(status -> status == 412 || status == 409);
        } finally {
            both.shutdown();
        }
        assertThat(service.bean(Reviews.class).of(version))
                .hasSize(json(lead.get(path)).at("/about/state").asString().equals("IN_REVIEW") ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | The body lacks \"why\"",
                "{\"why\": null}                             | The body lacks \"why\"",
                "{\"wyh\": \"Late\", \"why\": \"Late\"}      | under \"wyh\" cannot be read",
                "{\"why\": \"a\\u0000b\"}                    | under \"why\" cannot be read",
                "{\"why\": \"\\ud800\"}                      | cannot be read",
                "[]                                          | is not the JSON",
                "{\"why\":                                   | is not the JSON",
            })
    void aBodyThatIsNotWhatIsAskedForIsRefusedByItsPlace(String body, String words) {
        HttpResponse<String> refused = step(lead, "/return", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString()).contains(words);
        assertThat(json(lead.get(path)).at("/about/state").asString()).isEqualTo("SUBMITTED");
    }

    @Test
    void whatIsWrongInABodyIsNamed() {
        assertThat(step(lead, "/assign", "{\"reviewers\": [null, \"x\"]}").body())
                .contains("reviewers");
        assertThat(step(lead, "/assign", "{\"reviewers\": [], \"due\": \"+12345-01-01\"}")
                        .body())
                .contains("\\\"due\\\" cannot be read");
        assertThat(step(lead, "/decision", "{\"outcome\": \"SPLENDID\", \"reason\": \"x\"}")
                        .body())
                .contains("\\\"outcome\\\" cannot be read");
        assertThat(step(lead, "/assign", "{\"reviewers\": []}").statusCode()).isEqualTo(422);
        assertThat(lead.post(path + "/return", "text/plain", "why", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(415);
        assertThat(lead.post(path + "/return", JSON, "{\"why\": \"" + "x".repeat(300_000) + "\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(413);
        assertThat(lead.get("/api/v1/cases?state=SLEEPING").statusCode()).isEqualTo(400);
        assertThat(lead.get("/api/v1/cases?words=a%00b").statusCode()).isEqualTo(400);
    }

    @Test
    void theListOfCasesGoesOnWhereItEnded() {
        String again = provider.course();
        provider.submit(again, 1);
        List<String> found = new ArrayList<>();
        String next = "/api/v1/cases?state=SUBMITTED&limit=1&words=Coaching%20and%20deciding";
        do {
            HttpResponse<String> answer = lead.get(next);
            JsonNode page = json(answer);
            page.path("items").forEach(each -> found.add(each.path("id").asString()));
            next = page.path("next").asString("");
            assertThat(header(answer, "Link")).isEqualTo(next.isEmpty() ? "" : "<" + next + ">; rel=\"next\"");
        } while (!next.isEmpty() && found.size() < 1_000);
        assertThat(found).doesNotHaveDuplicates().contains(version.toString());
        assertThat(lead.get("/api/v1/cases?limit=1&after=AAAA").statusCode()).isEqualTo(400);
    }
}
