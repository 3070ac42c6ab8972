package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstone.door.api.Program.YAML;
import static org.touchstone.door.api.Program.complete;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Courses, drafts and versions. */
@Tag("service")
@OnEachDatabase
class CoursesTest {

    private static final String COURSES = "/api/v1/courses";

    private final RunningService service = RunningService.shared();
    private final Account provider = service.person(Role.PROVIDER);
    private final Program program = new Program(service, provider);
    private final Program other = new Program(service, service.person(Role.PROVIDER));

    @Test
    void aCourseIsAddedAndItsFileIsKeptWordForWord() {
        HttpResponse<String> added = program.post(COURSES, YAML, complete());
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(header(added, "ETag")).isEqualTo("\"1\"");
        String location = header(added, "Location");
        assertThat(location).isEqualTo(COURSES + "/" + json(added).path("id").asString());
        HttpResponse<String> read = program.get(location);
        assertThat(read.body()).isEqualTo(added.body());
        assertThat(header(read, "ETag")).isEqualTo("\"1\"");
        assertThat(json(read).path("title").asString()).isEqualTo("Coaching and deciding together");

        HttpResponse<String> file = program.get(location + "/submission");
        assertThat(file.body()).isEqualTo(complete());
        assertThat(header(file, "Content-Type")).isEqualTo("application/yaml");
        assertThat(header(file, "ETag")).isEqualTo("\"1\"");
        assertThat(program.get(location + "/submission", "If-None-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aFileWithMistakesIsRefusedUnlessItIsADraft() {
        String unfinished = "course:\n  title: Not done yet\n  langauge: en\n";
        HttpResponse<String> refused = program.post(COURSES, YAML, unfinished);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("mistakes").size()).isPositive();
        assertThat(json(program.get(COURSES)).path("items").size()).isZero();

        HttpResponse<String> kept = program.post(COURSES + "?draft=true", YAML, unfinished);
        assertThat(kept.statusCode()).isEqualTo(201);
        assertThat(json(kept).path("title").asString()).isEqualTo("Not done yet");
        String course = header(kept, "Location");
        assertThat(program.get(course + "/submission").body()).isEqualTo(unfinished);
        assertThat(program.get(course + "/report").statusCode()).isEqualTo(422);
        assertThat(program.submit(course, 1).statusCode()).isEqualTo(422);
        assertThat(json(program.get(course + "/versions")).path("items").size()).isZero();

        HttpResponse<String> untitled = program.post(COURSES + "?draft=true", "text/plain", "notes: [");
        assertThat(untitled.statusCode()).isEqualTo(201);
        assertThat(json(untitled).path("title").asString()).isEmpty();
        assertThat(program.send("POST", COURSES + "?draft=true", new byte[] {'a', 0}, "Content-Type", YAML)
                        .statusCode())
                .isEqualTo(422);
        assertThat(program.post(COURSES + "?draft=true", YAML, "#".repeat(1_048_577))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aDraftIsSavedOverTheOneThatItNamesAndNoOther() {
        String course = program.course();
        String second = complete().replace("Coaching and deciding together", "Coaching, second draft");
        assertThat(program.send("PUT", course + "/submission", YAML, second).statusCode())
                .isEqualTo(428);
        assertThat(program.send("PUT", course + "/submission", YAML, second, "If-Match", "*")
                        .statusCode())
                .isEqualTo(428);
        assertThat(program.send("PUT", course + "/submission", YAML, second, "If-Match", "1")
                        .statusCode())
                .isEqualTo(400);

        HttpResponse<String> saved = program.send("PUT", course + "/submission", YAML, second, "If-Match", "\"1\"");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(header(saved, "ETag")).isEqualTo("\"2\"");
        assertThat(json(saved).path("title").asString()).isEqualTo("Coaching, second draft");
        assertThat(program.get(course + "/submission").body()).isEqualTo(second);

        String third = second.replace("second draft", "another's draft");
        HttpResponse<String> outdated = program.send("PUT", course + "/submission", YAML, third, "If-Match", "\"1\"");
        assertThat(outdated.statusCode()).isEqualTo(412);
        assertThat(header(outdated, "ETag")).isEqualTo("\"2\"");
        assertThat(json(outdated).path("type").asString()).isEqualTo("/api/docs#problem-outdated");
        assertThat(program.send("PUT", course + "/submission", YAML, third, "If-Match", "\"77\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(program.send("PUT", course + "/submission", YAML, third, "If-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(program.get(course + "/submission").body()).isEqualTo(second);

        assertThat(program.send("PUT", course + "/submission", YAML, third, "If-Match", "\"9\", W/\"2\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(revisions(course)).isEqualTo(3);
    }

    private long revisions(String course) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from course_revision where course_id = :id")
                .param("id", UUID.fromString(course.substring(course.lastIndexOf('/') + 1)))
                .query(Long.class)
                .single();
    }

    @Test
    void savingAgainAfterALostAnswerSavesNothingMore() {
        String course = program.course();
        String second = complete().replace("Coaching and deciding together", "Coaching");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> saved = program.send("PUT", course + "/submission", YAML, second, "If-Match", "\"1\"");
            assertThat(saved.statusCode()).isEqualTo(200);
            assertThat(header(saved, "ETag")).isEqualTo("\"2\"");
        }
        assertThat(revisions(course)).isEqualTo(2);
    }

    @Test
    void oneOfManyWhoSaveAtOnceIsTakenAndTheOthersAreTold() throws Exception {
        String course = program.course();
        List<Integer> statuses = new ArrayList<>();
        for (HttpResponse<String> answer : atOnce(
                8,
                i -> program.send(
                        "PUT",
                        course + "/submission",
                        YAML,
                        complete().replace("Coaching and deciding together", "Draft of " + i),
                        "If-Match",
                        "\"1\""))) {
            statuses.add(answer.statusCode());
        }
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(revisions(course)).isEqualTo(2);
    }

    private interface Sending {
        HttpResponse<String> send(int i);
    }

    private static List<HttpResponse<String>> atOnce(int many, Sending sending) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(many);
        try {
            List<Callable<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int each = i;
                all.add(() -> sending.send(each));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : senders.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void theDraftIsCheckedAsOfAnyDay() {
        String course = program.course();
        assertThat(program.get(course + "/report?asOf=2026-09-01").body())
                .isEqualTo(program.post("/api/v1/checks?asOf=2026-09-01", YAML, complete())
                        .body());
        assertThat(header(program.get(course + "/report", "Accept", "text/html"), "Content-Type"))
                .startsWith("text/html");
        assertThat(program.get(course + "/report?asOf=x").statusCode()).isEqualTo(400);
    }

    @Test
    void everyCourseIsListedOnceWhateverTheSizeOfThePages() {
        Set<String> added = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            added.add(program.course().substring(COURSES.length() + 1));
        }
        other.course();
        for (int limit : List.of(1, 2, 3, 7, 100)) {
            List<String> listed = new ArrayList<>();
            String next = COURSES + "?limit=" + limit;
            while (!next.isEmpty()) {
                HttpResponse<String> page = program.get(next);
                assertThat(page.statusCode()).isEqualTo(200);
                json(page)
                        .path("items")
                        .forEach(course -> listed.add(course.path("id").asString()));
                next = json(page).path("next").asString("");
                assertThat(header(page, "Link")).isEqualTo(next.isEmpty() ? "" : "<" + next + ">; rel=\"next\"");
                assertThat(json(page).path("items").size()).isLessThanOrEqualTo(limit);
            }
            assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(added);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "after=x", "after=AAAA", "after=AAAAAAAAAAAAAAAAAAAAAA"})
    void aPageThatCannotBeFoundIsSaidToBeSo(String query) {
        HttpResponse<String> answer = program.get(COURSES + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asString()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void anothersCursorLeadsNowhere() {
        other.course();
        other.course();
        String next = json(other.get(COURSES + "?limit=1")).path("next").asString();
        assertThat(program.get(next).statusCode()).isEqualTo(400);
    }

    @Test
    void aVersionIsSubmittedWithItsFileAndItsReport() {
        String course = program.course();
        HttpResponse<String> submitted = program.submit(course, 1);
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        String location = header(submitted, "Location");
        assertThat(location).isEqualTo(course + "/versions/1");
        HttpResponse<String> version = program.get(location);
        assertThat(version.body()).isEqualTo(submitted.body());
        assertThat(json(version).path("number").asInt()).isEqualTo(1);
        assertThat(json(program.get(course + "/versions")).at("/items/0")).isEqualTo(json(version));
        assertThat(program.get(location + "/submission").body()).isEqualTo(complete());

        HttpResponse<String> report = program.get(location + "/report");
        assertThat(header(report, "ETag"))
                .isEqualTo("\"" + json(version).path("reportDigest").asString() + "\"");
        String day = json(version).path("asOf").asString();
        ObjectNode checked = (ObjectNode) json(program.post("/api/v1/checks?asOf=" + day, YAML, complete()));
        // What is kept is what was found; the summary of what is left to answer follows from it.
        checked.remove(List.of("headline", "questionsAsked", "questionsAnswered", "toAnswer"));
        assertThat(json(report)).isEqualTo(checked);
        String why = service.bean(JdbcClient.class)
                .sql("select why from event where subject = :subject and kind = 'course submitted'")
                .param("subject", "course " + course.substring(COURSES.length() + 1))
                .query(String.class)
                .single();
        assertThat(why).isEqualTo("first try");
    }

    @Test
    void aDraftThatIsOutdatedOrUnchangedIsNotSubmitted() {
        String course = program.course();
        assertThat(program.post(course + "/versions", "application/json", "{}").statusCode())
                .isEqualTo(428);
        assertThat(program.submit(course, 2).statusCode()).isEqualTo(412);
        assertThat(program.submit(course, 1).statusCode()).isEqualTo(201);
        HttpResponse<String> again = program.submit(course, 1);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("detail").asString()).contains("Change something first");
        assertThat(json(program.get(course + "/versions")).path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"why\": \"\\u0000\"}",
                "{\"why\": \"\\ud800\"}",
                "{",
                "[]",
                "{\"because\": \"x\"}",
                "{\"why\": {}}"
            })
    void aReasonThatCannotBeKeptIsRefused(String body) {
        String course = program.course();
        HttpResponse<String> answer = program.post(course + "/versions", "application/json", body, "If-Match", "\"1\"");
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(program.post(
                                course + "/versions",
                                "application/json",
                                "{\"why\": \"" + "x".repeat(2001) + "\"}",
                                "If-Match",
                                "\"1\"")
                        .statusCode())
                .isEqualTo(422);
        assertThat(json(program.get(course + "/versions")).path("items").size()).isZero();
    }

    @Test
    void theChangesBetweenTwoVersionsSayWhatMadeThem() {
        String course = program.course();
        assertThat(program.submit(course, 1).statusCode()).isEqualTo(201);
        assertThat(json(program.get(course + "/versions/1/changes"))
                        .path("changes")
                        .size())
                .isZero();
        assertThat(json(program.get(course + "/versions/1/changes")).has("before"))
                .isFalse();
        String fewer = complete().replaceFirst("sessionsPlanned:\n    value: 5", "sessionsPlanned:\n    value: 6");
        assertThat(fewer).isNotEqualTo(complete());
        assertThat(program.send("PUT", course + "/submission", YAML, fewer, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.submit(course, 2).statusCode()).isEqualTo(201);
        JsonNode changes = json(program.get(course + "/versions/2/changes"));
        assertThat(changes.at("/before/version").asInt()).isEqualTo(1);
        assertThat(changes.at("/after/version").asInt()).isEqualTo(2);
        assertThat(changes.path("changes").size()).isPositive();
        assertThat(changes.path("changes").values()).anySatisfy(change -> {
            assertThat(change.at("/after/outcome").asString()).isEqualTo("CONFLICTING");
            assertThat(change.path("why").values()).anySatisfy(why -> {
                assertThat(why.path("kind").asString()).isEqualTo("FACT");
                assertThat(why.path("name").asString()).isEqualTo("course.sessions planned");
                assertThat(why.path("after").asString()).isEqualTo("6");
            });
        });
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        String course = program.course();
        program.submit(course, 1);
        for (String path : List.of(
                "",
                "/submission",
                "/report",
                "/versions",
                "/versions/1",
                "/versions/1/submission",
                "/versions/1/report",
                "/versions/1/changes",
                "/documents")) {
            HttpResponse<String> answer = other.get(course + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("Coaching");
        }
        assertThat(other.send("PUT", course + "/submission", YAML, complete(), "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.submit(course, 1).statusCode()).isEqualTo(404);
        assertThat(other.post(course + "/documents?title=x", "application/pdf", "%PDF-1.7")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(other.get(COURSES)).path("items").size()).isZero();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String course = program.course();
        for (String path : List.of(
                COURSES + "/" + UUID.randomUUID(),
                COURSES + "/x",
                COURSES + "/1-1-1-1-1",
                course + "/versions/1",
                course + "/versions/0",
                course + "/versions/-1",
                course + "/versions/x",
                course + "/versions/99999999999",
                course + "/nothing")) {
            HttpResponse<String> answer = program.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(program.get(course + "/%00").statusCode()).isEqualTo(400);
    }

    @Test
    void theSameKeyAddsOneCourseAndHasTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = program.post(COURSES, YAML, complete(), "Idempotency-Key", key);
        HttpResponse<String> second = program.post(COURSES, YAML, complete(), "Idempotency-Key", key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(second, "ETag")).isEqualTo("\"1\"");
        assertThat(header(first, "Idempotency-Replayed")).isEmpty();
        assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(json(program.get(COURSES)).path("items").size()).isEqualTo(1);

        HttpResponse<String> another = program.post(COURSES, YAML, complete() + "\n", "Idempotency-Key", key);
        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(json(another).path("type").asString()).isEqualTo("/api/docs#problem-key-reused");
        assertThat(other.post(COURSES, YAML, complete(), "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
        assertThat(program.post(COURSES, YAML, complete(), "Idempotency-Key", "x".repeat(201))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyManyTimesAtOnceAddsOneCourse() throws Exception {
        String key = UUID.randomUUID().toString();
        Set<String> bodies = new HashSet<>();
        for (HttpResponse<String> answer :
                atOnce(8, i -> program.post(COURSES, YAML, complete(), "Idempotency-Key", key))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            bodies.add(answer.body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(json(program.get(COURSES)).path("items").size()).isEqualTo(1);
    }

    @Test
    void theSameKeySubmitsOnceAndAFailureIsNotRemembered() throws Exception {
        String course = program.course();
        String key = UUID.randomUUID().toString();
        assertThat(program.submit(course, 2, "Idempotency-Key", key).statusCode())
                .isEqualTo(412);
        Set<String> bodies = new HashSet<>();
        for (HttpResponse<String> answer : atOnce(4, i -> program.submit(course, 1, "Idempotency-Key", key))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            bodies.add(answer.body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(json(program.get(course + "/versions")).path("items").size()).isEqualTo(1);
    }

    @Test
    void keysAreForgottenAfterTwoDaysAndNotBefore() {
        String key = UUID.randomUUID().toString();
        program.post(COURSES, YAML, complete(), "Idempotency-Key", key);
        JdbcClient jdbc = service.bean(JdbcClient.class);
        service.bean(Idempotency.class).forget();
        assertThat(header(program.post(COURSES, YAML, complete(), "Idempotency-Key", key), "Idempotency-Replayed"))
                .isEqualTo("true");
        jdbc.sql("update idempotency_key set created_at = :then where name = :key")
                .param(
                        "then",
                        java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC).minusHours(49))
                .param("key", key)
                .update();
        service.bean(Idempotency.class).forget();
        assertThat(header(program.post(COURSES, YAML, complete(), "Idempotency-Key", key), "Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void aFileInAnotherAlphabetComesBackAsItWasSent() {
        String text = complete().replace("Coaching and deciding together", "Hyfforddi ŵ 🩺 教育");
        String course = header(program.post(COURSES, "text/plain", text), "Location");
        assertThat(program.get(course + "/submission").body().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(json(program.get(course)).path("title").asString()).isEqualTo("Hyfforddi ŵ 🩺 教育");
    }
}
