package org.touchstone.door.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A program may keep any text as a draft; the pages of such a course say what is wrong and take a repaired file. */
@Tag("service")
class UnreadableDraftTest {

    private static final String BROKEN = "notes: [";
    private static final String WHOLE = "provider:\n  name: Quayside\ncourse:\n  title: Coaching\n";
    private static final Pattern BASE = Pattern.compile("name=\"base\" value=\"(\\d+)\"");

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);

    private Course broken() {
        HttpResponse<String> added = Visitor.program(service, provider)
                .send("POST", "/api/v1/courses?draft=true", BROKEN.getBytes(UTF_8), "Content-Type", "application/yaml");
        assertThat(added.statusCode()).isEqualTo(201);
        return courses.list(provider, null, 1).get(0);
    }

    @Test
    void thePageSaysWhatIsWrongAndTakesARepairedFile() {
        Course course = broken();
        String address = "/courses/" + course.id();

        HttpResponse<String> page = browser.get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The file of this course cannot be read", "Line 1, column");
        assertThat(browser.get(address + "/file").body()).isEqualTo(BROKEN);
        assertThat(BASE.matcher(page.body()).results().map(MatchResult::group)).isNotEmpty();

        HttpResponse<String> still = upload(address + "/file", "course.yaml", "course: {", Map.of("base", "1"));
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.body()).contains("The file cannot be used yet");

        HttpResponse<String> repaired = upload(address + "/file", "course.yaml", WHOLE, Map.of("base", "1"));
        assertThat(repaired.statusCode()).isEqualTo(302);
        assertThat(browser.get(address).body()).contains("Draft 2").doesNotContain("cannot be read");
        assertThat(courses.latest(course).text()).isEqualTo(WHOLE);
    }

    @Test
    void everyOtherPageOfTheCourseLeadsThereOrWorks() {
        String address = "/courses/" + broken().id();
        for (String page : List.of("/check", "/form/course", "/form/sessions", "/form/sessions/1")) {
            HttpResponse<String> answer = browser.get(address + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(address);
        }
        for (String page : List.of("/documents", "/submit")) {
            assertThat(browser.get(address + page).statusCode()).as(page).isEqualTo(200);
        }
        for (String form : List.of("/form/course", "/form/sessions/new", "/form/sessions/none", "/discard")) {
            HttpResponse<String> answer = browser.post(address + form, Map.of("base", "1"), "/account");
            assertThat(answer.statusCode()).as(form).isEqualTo(302);
        }
        assertThat(browser.post(address + "/submit", Map.of("base", "1"), "/account")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDocumentIsKeptThoughNoAnswerCanCiteIt() {
        String address = "/courses/" + broken().id() + "/documents";
        HttpResponse<String> sent =
                upload(address, "handbook.pdf", "%PDF-1.4 handbook", Map.of("title", "Handbook", "expires", ""));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(browser.get(address).body()).contains("Handbook", "cannot cite the document yet");
    }

    @Test
    void whatAPersonWroteMeanwhileIsShownToCopy() throws Exception {
        Course course = courses.add(provider, "Coaching", WHOLE, "course.yaml");
        String address = "/courses/" + course.id();
        courses.save(provider, course, 1, "Coaching", BROKEN, "course.yaml", "");

        HttpResponse<String> saved = browser.post(
                address + "/form/course", Map.of("base", "1", "title", "Coaching by the river"), "/account");
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(browser.get(address).body()).contains("What you wrote was not saved", "Coaching by the river");
        assertThat(courses.latest(course).text()).isEqualTo(BROKEN);
    }

    private HttpResponse<String> upload(String address, String name, String content, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((key, value) -> body.append(part(key, "")).append(value));
        body.append(part("_csrf", "")).append(browser.csrf("/account"));
        body.append(part("file", "; filename=\"" + name + "\"")).append(content);
        body.append("\r\n--b--\r\n");
        return browser.send(
                "POST", address, body.toString().getBytes(UTF_8), "Content-Type", "multipart/form-data; boundary=b");
    }

    private static String part(String name, String more) {
        return "\r\n--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }
}
