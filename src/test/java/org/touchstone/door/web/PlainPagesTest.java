package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** What a provider reads of a course that was described in the form has no keys, ids or codes in it. */
@Tag("service")
class PlainPagesTest {

    /** Keys of the file, ids that the form makes, lengths of time and contents as they are kept, signs of YAML. */
    private static final String JARGON = "\\b[a-z]{2,}[A-Z][a-z]+|\\b(outcome|session|document|assessment)-\\d+\\b"
            + "|\\bP(T?\\d+[DHMWY])+\\b|sha256:|\\[\\]|[{}]|\\bnull\\b|\\bruleset\\b";

    private static final String COURSE = """
            provider:
              name: Quayside
            course:
              title: Coaching
              startsOn: 2027-09-01
              teachingTime: PT12H
            claims:
              - element: HC
                levels: [2]
            outcomes:
              - id: outcome-1
                text: Listening well
            outcomesComplete: yes
            sessions:
              - id: session-1
                title: Day 1
                stage: core programme
                mode: face to face
                date: 2027-09-01
                length: PT6H
                groupSize: {value: 22, evidence: [{id: document-1, page: page two}]}
                outcomes: [outcome-1]
              - id: session-2
                title: Day 2
                date: 2027-09-15
                outcomes: [outcome-1, outcome-7]
            assessments:
              - id: assessment-1
                title: Quiz
                purpose: [summative]
                assesses: [outcome-1]
            evidence:
              - id: document-1
                title: Handbook
                link: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
            """;

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);

    @Test
    void noPageShowsAKeyAnIdOrACode() throws Exception {
        Course course = courses.add(provider, "Coaching", COURSE, "course.yaml");
        Course submitted = courses.add(provider, "Coaching", COURSE.replace(", outcome-7", ""), "course.yaml");
        Submitter submitter = service.bean(Submitter.class);
        submitter.submit(provider, submitted, 1, "");
        courses.save(
                provider,
                submitted,
                1,
                "Coaching",
                COURSE.replace(", outcome-7", "").replace("2027-09-15", "2027-12-15"),
                "course.yaml",
                "");
        submitter.submit(provider, courses.find(provider, submitted.id()), 2, "");

        String draft = "/courses/" + course.id();
        for (String page : List.of(
                "/form/course",
                "/form/sessions",
                "/form/sessions/1",
                "/form/sessions/2?page=2",
                "/form/outcomes/1",
                "/form/assessments/1")) {
            reads(draft + page);
        }
        for (String page : List.of("/check", "/suggestions", "/submit", "/documents", "/form/outcomes/1/remove")) {
            reads(draft + page);
        }
        String version = "/courses/" + submitted.id() + "/versions/2";
        reads(version + "/answers");
        reads(version + "/changes");
    }

    private void reads(String address) {
        String page = browser.get(address).body();
        String main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        String text = HtmlUtils.htmlUnescape(main.replaceAll("<[^>]*>", " "));
        assertThat(text).as(address).isNotBlank().doesNotContainPattern(JARGON).doesNotContain("page page");
    }
}
