package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.policy.drafts.RulesArchive;

/** Drafts of the rules by the API: who may, and that nobody changes what they have not seen. */
@Tag("service")
@OnEachDatabase
class DraftsTest {

    private static final String DRAFTS = "/api/v1/drafts";
    private static final String JSON = "application/json";
    private static final String WORDS = "/file?path=group-size/requirement.yaml";

    private final RunningService service = RunningService.shared();
    private final Program one = new Program(service, service.person(Role.POLICY));
    private final Program other = new Program(service, service.person(Role.POLICY));

    private String draft() {
        HttpResponse<String> opened = one.post(DRAFTS, JSON, "{\"purpose\": \"Try something\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return header(opened, "Location");
    }

    private static HttpResponse<String> put(Program who, String path, String text, String tag) {
        return who.send("PUT", path, "text/plain", text, "If-Match", tag);
    }

    @Test
    void aFileIsSavedOverTheOneThatWasReadAndNoOther() {
        String draft = draft();
        HttpResponse<String> read = one.get(draft + WORDS);
        String tag = header(read, "ETag");
        assertThat(header(read, "Content-Type")).startsWith("text/plain");
        assertThat(one.send("PUT", draft + WORDS, "text/plain", "x").statusCode())
                .isEqualTo(428);
        HttpResponse<String> saved = put(one, draft + WORDS, read.body() + "# one\n", tag);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(header(saved, "ETag")).isEqualTo(header(one.get(draft + WORDS), "ETag"));

        HttpResponse<String> late = put(other, draft + WORDS, read.body() + "# two\n", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(header(late, "ETag")).isEqualTo(header(saved, "ETag"));
        assertThat(one.get(draft + WORDS).body()).endsWith("# one\n");
        assertThat(json(one.get(draft)).path("changes").asInt()).isEqualTo(1);

        String elsewhere = draft + "/file?path=../secret.yaml";
        assertThat(one.get(elsewhere).statusCode()).isEqualTo(404);
        String nothing = "\"" + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" + "\"";
        assertThat(put(one, elsewhere, "x", nothing).statusCode()).isEqualTo(422);
        assertThat(put(one, draft + "/file?path=group-size/Other.java", "x", nothing)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void anArchiveTakesThePlaceOfTheFilesThatWereReadOrOfNone() {
        String draft = draft();
        String tag = header(one.get(draft + "/archive"), "ETag");
        String words = one.get(draft + WORDS).body();
        put(other, draft + WORDS, words + "# two\n", header(other.get(draft + WORDS), "ETag"));
        byte[] climbing = RulesArchive.pack(
                new java.util.TreeMap<>(Map.of("../../etc/passwd", "x".getBytes(StandardCharsets.UTF_8))));
        assertThat(one.send("PUT", draft + "/archive", climbing, "Content-Type", "application/zip", "If-Match", tag)
                        .statusCode())
                .isEqualTo(412);
        String now = header(one.get(draft + "/archive"), "ETag");
        for (byte[] hostile : List.of(climbing, new byte[] {'P', 'K'}, new byte[0])) {
            HttpResponse<String> refused =
                    one.send("PUT", draft + "/archive", hostile, "Content-Type", "application/zip", "If-Match", now);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        }
        assertThat(header(one.get(draft + "/archive"), "ETag")).isEqualTo(now);
    }

    @Test
    void whatCannotBePublishedIsNotProposed() {
        String draft = draft();
        String proposing = "{\"from\": \"" + LocalDate.now().plusYears(50) + "\", \"notice\": \"Nothing\"}";
        HttpResponse<String> nothing =
                one.post(draft + "/proposals", JSON, proposing, "If-Match", header(one.get(draft), "ETag"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        String words = one.get(draft + WORDS).body();
        String seen = header(one.get(draft), "ETag");
        put(other, draft + WORDS, words.replace("title:", "tilte:"), header(one.get(draft + WORDS), "ETag"));
        assertThat(json(one.get(draft + "/check")).path("mistakes").size()).isPositive();
        assertThat(one.post(draft + "/proposals", JSON, proposing, "If-Match", seen)
                        .statusCode())
                .as("another has changed it")
                .isEqualTo(412);
        HttpResponse<String> mistaken =
                one.post(draft + "/proposals", JSON, proposing, "If-Match", header(one.get(draft), "ETag"));
        assertThat(mistaken.statusCode()).isEqualTo(422);
        assertThat(json(mistaken).path("detail").asString()).contains("mistakes");
        assertThat(one.post(draft + "/impacts", JSON, "{\"chosen\": \"LATEST\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(json(one.get(draft + "/proposals")).path("items").size()).isZero();
        assertThat(one.post(draft + "/proposals/" + UUID.randomUUID() + "/answer", JSON, "{\"answer\": \"APPROVED\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatAnImpactChangesIsReadByItsDraftOnly() {
        String draft = draft();
        HttpResponse<String> started = one.post(draft + "/impacts", JSON, "{\"chosen\": \"OPEN\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String impact = "/impacts/" + json(started).path("id").asString();
        assertThat(json(one.get(draft + impact)).at("/impact/chosen").asString())
                .isEqualTo("OPEN");
        assertThat(one.post(draft + impact + "/cancel", JSON, "").statusCode()).isEqualTo(200);
        assertThat(one.get(draft() + impact).statusCode()).isEqualTo(404);
        assertThat(json(one.get(draft + impact + "/courses?part=group-size/size"))
                        .path("items")
                        .size())
                .isZero();
        assertThat(one.get(draft + impact + "/courses?part=a%00b").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyPolicyStaffReadAndChangeDrafts() {
        String draft = draft();
        for (Role role : Role.values()) {
            if (role != Role.POLICY) {
                Program program = new Program(service, service.person(role));
                for (String path : List.of(DRAFTS, draft, draft + "/archive", draft + WORDS, "/api/v1/rulesets")) {
                    assertThat(program.get(path).statusCode())
                            .as("%s %s", role, path)
                            .isEqualTo(403);
                }
                assertThat(program.post(DRAFTS, JSON, "{\"purpose\": \"Mine\"}").statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(one.get("/api/v1/cases").statusCode()).isEqualTo(403);
        assertThat(one.get("/api/v1/reviews").statusCode()).isEqualTo(403);
    }
}
