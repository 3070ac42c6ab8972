package org.touchstone.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.jobs.JobState;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Documents are read when they come in, and what answers cite of them is looked up. */
@Tag("service")
class CitationsTest {

    private final RunningService service = RunningService.shared();
    private final Account provider = service.person(Role.PROVIDER);

    private Document added(byte[] bytes, String name) {
        Document document;
        try (EvidenceFiles.Received received =
                service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(bytes))) {
            document =
                    service.bean(Documents.class).add(provider, null, DocumentKind.OTHER, name, name, received, null);
        }
        awaitRead(document.digest());
        return document;
    }

    private void awaitRead(String digest) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (service.bean(FileTexts.class).known(digest).isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String citing(Document handbook, Document policy) {
        return """
                provider:
                  name: Quayside
                course:
                  title: Coaching
                  audience: {value: nurses, evidence: [{id: handbook, page: 2, quote: "practise in threes"}]}
                  learnerNeeds: {value: asked, evidence: [{id: handbook, page: 1, quote: "practise in threes"}]}
                  summary: {value: a course, evidence: [{id: handbook, page: 9}]}
                sessions:
                  - {id: s1, title: Day one, groupSize: {value: 14, evidence: [{id: handbook, quote: "everybody is very happy"}, {id: handbook, page: -1}]}}
                  - {id: s2, title: Day two, groupSize: {value: 14, evidence: [{id: policy, page: 3, quote: "We treat people fairly"}]}}
                  - {id: s3, title: Day three, groupSize: {value: 14, evidence: [{id: elsewhere, page: 1}]}}
                evidence:
                  - {id: handbook, title: Handbook, link: "%s"}
                  - {id: policy, title: Policy, link: "%s"}
                  - {id: elsewhere, title: Another, link: "https://example.org/another"}
                """.formatted(handbook.link(), policy.link());
    }

    @Test
    void eachCitationSaysWhetherItIsAsCited() throws Exception {
        Document handbook =
                added(SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes.", "Goodbye.")), "handbook.pdf");
        Document policy = added(SampleFiles.word("We treat people fairly."), "policy.docx");
        Course course = service.bean(Courses.class).add(provider, "Coaching", citing(handbook, policy), "course.yaml");
        SubmittedVersion version = service.bean(Submitter.class).submit(provider, course, 1, "");

        List<CitationCheck> checks = service.bean(Citations.class)
                .check(
                        course.organisationId(),
                        service.bean(Rereading.class)
                                .evaluateAgain(version)
                                .assessment()
                                .course()
                                .submission(),
                        version.submittedAt());

        assertThat(checks)
                .extracting(each -> each.outcome().key() + " " + each.page())
                .containsExactly(
                        "no-such-page 3",
                        "stands 2",
                        "other-page 2",
                        "nowhere 3",
                        "no-such-page 3",
                        "stands-somewhere 0",
                        "not-kept 0");
        Visitor browser = Visitor.signedIn(service, provider);
        assertThat(browser.get("/courses/" + course.id() + "/check").body())
                .contains(
                        "What else your answers cite",
                        "Found on this page",
                        "These words are on page 2",
                        "The document has 3 pages",
                        "These words are not in the document",
                        "The document is not kept here",
                        "/documents/" + handbook.id() + "/pages/2?words=practise%20in%20threes",
                        "/courses/" + course.id() + "/form/course?at=audience&amp;from=check#q-audience");
        assertThat(browser.get("/documents").body()).contains("3 pages, read.", "It was read.");
        opensAtTheWords(browser, "/documents/" + handbook.id() + "/pages/");
        opensAtTheWords(browser, "/courses/" + course.id() + "/versions/1/evidence/" + handbook.digest() + "/pages/");
        assertThat(browser.get("/courses/" + course.id() + "/form/course?at=audience")
                        .body())
                .containsSubsequence("id=\"q-audience\"", "Found on this page", "id=\"q-entryConditions\"");
        Visitor reviewer = Visitor.signedIn(service, service.person(Role.REVIEWER));
        assertThat(reviewer.get("/submitted/" + version.id()).body())
                .contains("What the answers cite", "These words are on page 2");
        opensAtTheWords(reviewer, "/submitted/" + version.id() + "/evidence/" + handbook.digest() + "/pages/");
        Visitor other = Visitor.signedIn(service, service.person(Role.PROVIDER));
        assertThat(other.get("/documents/" + handbook.id() + "/pages/2").statusCode())
                .isEqualTo(404);
        assertThat(other.get("/documents/" + handbook.id() + "/pages/2/picture").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDocumentThatHasRunOutSaysSoWhereItIsCited() throws Exception {
        Document handbook =
                added(SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes.", "Goodbye.")), "handbook.pdf");
        Document policy = added(SampleFiles.word("We treat people fairly."), "policy.docx");
        Course course = service.bean(Courses.class).add(provider, "Coaching", citing(handbook, policy), "course.yaml");
        Visitor browser = Visitor.signedIn(service, provider);
        String check = "/courses/" + course.id() + "/check";
        assertThat(browser.get(check).body()).doesNotContain("Ran out on");

        service.bean(JdbcClient.class)
                .sql("update document set expires_on = :day where id = :id")
                .param("day", LocalDate.of(2026, 6, 30))
                .param("id", handbook.id())
                .update();

        assertThat(browser.get(check).body()).contains("Ran out on 30 June 2026");
    }

    @Test
    void whatCitesADocumentIsSaidBeforeItIsTakenOffTheListAndAfter() throws Exception {
        byte[] bytes = SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes.", "Goodbye."));
        Document handbook = added(bytes, "handbook.pdf");
        Document policy = added(SampleFiles.word("We treat people fairly."), "policy.docx");
        Course course = service.bean(Courses.class).add(provider, "Coaching", citing(handbook, policy), "course.yaml");
        service.bean(Submitter.class).submit(provider, course, 1, "");
        String address = "/courses/" + course.id();
        Visitor browser = Visitor.signedIn(service, provider);

        assertThat(browser.get("/documents").body()).contains("/documents/" + handbook.id() + "/remove");
        assertThat(browser.get("/documents/" + handbook.id() + "/remove").body())
                .contains(
                        "Take &quot;handbook.pdf&quot; off the list?",
                        "Coaching, draft: Who is the course for?",
                        address + "/form/course?at=audience#q-audience");
        browser.post("/documents/" + handbook.id() + "/remove", Map.of(), "/documents");

        for (String page : List.of("/check", "/submit")) {
            assertThat(browser.get(address + page).body())
                    .containsSubsequence(
                            "5 things that you cite are not where you say",
                            "Handbook",
                            "This document was taken off your list")
                    .doesNotContain("/documents/" + handbook.id() + "/pages/");
        }
        assertThat(browser.get(address + "/form/course?at=audience").body())
                .contains("This document was taken off your list");
        assertThat(browser.get(address + "/versions/1").body())
                .contains("Found on this page")
                .doesNotContain("This document was taken off your list");
        String gone = "The service does not keep it: it was taken off";
        assertThat(browser.get(address + "/submit").body()).contains(gone, "The service keeps it.");
        assertThat(browser.get(address + "/versions/1/answers").body())
                .contains("The service keeps it.")
                .doesNotContain(gone);
        browser.post(address + "/form/course?at=audience", Map.of("base", "1", "place", "Leeds"), "/account");
        whatIsSubmittedNowDoesNotBringIt(course, handbook);

        added(bytes, "again.pdf");
        assertThat(browser.get(address + "/check").body())
                .contains("Found on this page")
                .doesNotContain("This document was taken off your list");
    }

    private void whatIsSubmittedNowDoesNotBringIt(Course course, Document handbook) throws Exception {
        Submitter submitter = service.bean(Submitter.class);
        SubmittedVersion first = service.bean(Versions.class).find(course, 1);
        SubmittedVersion second = submitter.submit(provider, course, 2, "");
        Visitor reviewer = Visitor.signedIn(service, service.person(Role.REVIEWER));
        assertThat(reviewer.get("/submitted/" + second.id() + "/answers").body())
                .contains("The service does not keep it", "The service keeps it.");
        String file = "/evidence/" + handbook.digest();
        assertThat(reviewer.get("/submitted/" + first.id() + file).statusCode()).isEqualTo(200);
        assertThat(reviewer.get("/submitted/" + second.id()).body())
                .contains("The document is not kept here")
                .doesNotContain("Found on this page", file);
        for (String page : List.of(file, file + "/pages/2", file + "/pages/2/picture")) {
            assertThat(reviewer.get("/submitted/" + second.id() + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsCitedWronglyIsSaidWhenItIsSaved() throws Exception {
        Document handbook = added(SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes.")), "handbook.pdf");
        Document policy = added(SampleFiles.word("We treat people fairly."), "policy.docx");
        Course course = service.bean(Courses.class).add(provider, "Coaching", citing(handbook, policy), "course.yaml");
        String address = "/courses/" + course.id();
        Visitor browser = Visitor.signedIn(service, provider);
        String next = browser.post(
                        address + "/form/course?at=audience",
                        Map.of("base", "1", "audience", "doctors", "audience.evidence.1.quote", "practise in fours"),
                        "/account")
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");

        assertThat(browser.get(next).body())
                .contains(
                        "Look again at what you cite for &quot;Who is the course for?&quot;: These words are not in the"
                                + " document.")
                .doesNotContain("How did you find out what these learners need?&quot;: These");
        assertThat(browser.get(address + "/submit").body()).contains("These words are not in the document");
    }

    @Test
    void whatOneAnswerOfSeveralChoicesCitesIsSaidOnce() throws Exception {
        Document handbook = added(SampleFiles.pdf(List.of("Welcome.", "All alike.")), "methods.pdf");
        Course course =
                service.bean(Courses.class).add(provider, "Coaching", """
                        provider: {name: Quayside}
                        course: {title: Coaching}
                        sessions:
                          - id: s1
                            title: Day one
                            methods: {value: [role play, practice, reflection], evidence: [{id: handbook, page: 9}]}
                          - id: s2
                            title: Day one
                            methods: {value: [role play, practice], evidence: [{id: handbook, page: 9}]}
                        evidence:
                          - {id: handbook, title: Handbook of methods, link: "%s"}
                        """.formatted(handbook.link()), "course.yaml");
        String address = "/courses/" + course.id();
        Visitor browser = Visitor.signedIn(service, provider);

        for (String page : List.of("/check", "/submit")) {
            assertThat(browser.get(address + page).body()).as(page).contains("2 things that you cite are not where");
        }
        assertThat(browser.get(address + "/form/sessions/1?at=methods").body().split("The document has 2 pages", -1))
                .hasSize(2);
        assertThat(browser.get("/documents").body())
                .containsSubsequence("methods.pdf", "2 answers cite it")
                .doesNotContain("5 answers cite it");
        SubmittedVersion version = service.bean(Submitter.class).submit(provider, course, 1, "");
        assertThat(browser.get("/documents").body()).containsSubsequence("methods.pdf", "2 answers cite it");
        assertThat(browser.get(address + "/versions/" + version.number()).body().split("The document has 2 pages", -1))
                .hasSize(3);
    }

    /** From the page that lists the citations, a link leads to the page with the words marked, as a picture and as text. */
    private static void opensAtTheWords(Visitor visitor, String pages) {
        String address = pages + "2?words=practise%20in%20threes";
        String page = visitor.get(address).body();
        assertThat(page).contains("<mark>practise in threes</mark>", pages + "2/picture?words=practise%20in%20threes");
        assertThat(page).contains("Page 2 of 3", "rel=\"prev\"", "rel=\"next\"");
        HttpResponse<String> picture = visitor.get(pages + "2/picture?words=practise%20in%20threes");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(visitor.get(pages + "4").statusCode()).isEqualTo(404);
        assertThat(visitor.get(pages + "1?words=threes").body()).contains("These words are not on this page");
    }

    @Test
    void whatCannotBeDrawnIsNotThereAndAWordFileHasItsTextOnly() throws Exception {
        Document word = added(SampleFiles.word("We treat people fairly."), "policy.docx");
        Document locked = added(SampleFiles.locked("Secret."), "locked.pdf");
        Visitor browser = Visitor.signedIn(service, provider);

        assertThat(browser.get("/documents/" + word.id() + "/pages/1?words=treat")
                        .body())
                .contains("We <mark>treat</mark> people fairly.")
                .doesNotContain("/picture");
        assertThat(browser.get("/documents/" + word.id() + "/pages/1/picture").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/documents/" + locked.id() + "/pages/1").body()).contains("It needs a password");
        assertThat(browser.get("/documents/" + locked.id() + "/pages/1/picture").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPictureAndABrokenFileAreSaidToBeSo() throws Exception {
        Document broken = added("%PDF-1.7 nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8), "broken.pdf");

        assertThat(service.bean(FileTexts.class).known(broken.digest()))
                .hasValueSatisfying(text -> assertThat(text.state()).isEqualTo(DocumentText.State.BROKEN));
        assertThat(Visitor.signedIn(service, provider).get("/documents").body())
                .contains("It cannot be read. Open it on your own machine");
    }

    @Test
    void aFileIsReadOnceAndTheJobSaysSo() throws Exception {
        Document document = added(SampleFiles.pdf(List.of("Once.")), "once.pdf");
        Jobs jobs = service.bean(Jobs.class);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (jobs.progress(EvidenceFiles.READING, document.digest())
                        .map(progress -> progress.state().open())
                        .orElse(true)
                && System.nanoTime() < end) {
            Thread.sleep(50);
        }

        assertThat(jobs.progress(EvidenceFiles.READING, document.digest()))
                .hasValueSatisfying(progress -> assertThat(progress.state()).isEqualTo(JobState.DONE));
    }
}
