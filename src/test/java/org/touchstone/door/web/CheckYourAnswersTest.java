package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** The end of a provider's work: every answer once more, a declaration, what happens next, and what changed. */
@Tag("service")
class CheckYourAnswersTest {

    private static final String THIN =
            "provider:\n  name: Quayside\ncourse:\n  title: Coaching\nclaims:\n  - {element: HC, levels: [1]}\n";

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Versions versions = service.bean(Versions.class);
    private final Submitter submitter = service.bean(Submitter.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);

    private Course add(String text) {
        return courses.add(provider, "Coaching", text, "course.yaml");
    }

    private static String complete() throws Exception {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"));
    }

    private HttpResponse<String> submit(Course course, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("base", "1", "why", "first"));
        fields.putAll(more);
        return browser.post("/courses/" + course.id() + "/submit", fields, "/account");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void everyAnswerIsReadBeforeItIsSubmittedAndByTheReviewerAfter() throws Exception {
        Course course = add(complete());
        String mine = browser.get("/courses/" + course.id() + "/submit").body();
        SubmittedVersion version = submitter.submit(provider, course, 1, "");
        Visitor reviewer = Visitor.signedIn(service, service.person(Role.REVIEWER));
        String theirs = reviewer.get("/submitted/" + version.id() + "/answers").body();
        String ours =
                browser.get("/courses/" + course.id() + "/versions/1/answers").body();
        assertThat(reviewer.get("/submitted/" + version.id()).body())
                .contains("/submitted/" + version.id() + "/answers");

        for (String page : List.of(mine, theirs, ours)) {
            assertThat(page)
                    .contains(
                            "Who answers for the quality of teaching?",
                            "The education committee answers for the quality of teaching.",
                            "Quality policy</strong>, page 3: <q>twice a year</q>",
                            "Health coaching",
                            "1 September 2026")
                    .doesNotContain("quality-policy<", ">HC<", "PT18H");
        }
        assertThat(mine).contains("Change<span class=\"govuk-visually-hidden\"> About the course</span>");
        assertThat(theirs).doesNotContain("/form/").doesNotContain("Go to the end");
    }

    @Test
    void whatIsUnsaidLeadsToItsQuestionAndBack() {
        Course course = add(THIN);
        String address = "/courses/" + course.id();
        assertThat(browser.get(address + "/submit").body())
                .contains(
                        "What is not answered",
                        "href=\"" + address + "/form/provider?at=contact&amp;from=submit#q-contact\"",
                        "href=\"" + address + "/form/sessions?from=submit\"");
        String page = browser.get(address + "/form/provider?from=submit").body();
        assertThat(page).contains("Save and return to your answers");
        assertThat(location(browser.post(
                        address + "/form/provider?page=1&from=submit",
                        Map.of("base", "1", "contact", "us@example.org", "then", "submit"),
                        "/account")))
                .isEqualTo(address + "/submit#answers-provider");
        assertThat(browser.get(address + "/submit").body())
                .contains("us@example.org")
                .doesNotContain("?at=contact&amp;");
        assertThat(browser.get(address + "/form/sessions?from=submit").body())
                .contains("/form/sessions/new?page=1&amp;from=submit");
        assertThat(browser.get(address + "/form/claims?from=submit").body())
                .contains("Save and return to your answers", "/form/claims?from=submit");
    }

    @Test
    void withoutTheDeclarationNothingIsSubmittedAndWithItItIsKept() {
        Course course = add(THIN);
        HttpResponse<String> without = submit(course, Map.of("why", "Our first try."));
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(without.body())
                .contains("href=\"#declared\"", "id=\"declared-error\"", "Tick the box", "Our first try.");
        assertThat(submit(course, Map.of("declared", "perhaps")).statusCode()).isEqualTo(200);
        assertThat(versions.of(course)).isEmpty();

        String then = location(submit(course, Map.of("declared", "yes")));
        assertThat(then).isEqualTo("/courses/" + course.id() + "/versions/1/submitted");
        SubmittedVersion version = versions.find(course, 1);
        String declared = versions.declaration(version);
        assertThat(declared)
                .startsWith("I have read these answers.")
                .contains(organisation().name());
        assertThat(browser.get(then).body())
                .contains("Version 1 is submitted", "What happens next", "/versions/1/answers", declared);
        assertThat(browser.get("/courses/" + course.id() + "/versions/1").body())
                .contains(provider.name() + " declared:", declared);
        assertThat(service.bean(JdbcClient.class)
                        .sql("select details from event where subject = :subject and kind = 'course submitted'")
                        .param("subject", course.subject())
                        .query(String.class)
                        .single())
                .contains("\"declaration\":\"" + declared + "\"");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    private Organisation organisation() {
        return service.bean(Organisations.class).byId(provider.organisationId()).orElseThrow();
    }

    @Test
    void whoClicksTwiceIsToldThatTheVersionIsIn() throws Exception {
        Course course = add(THIN);
        browser.csrf("/account");
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            Callable<String> click = () -> location(submit(course, Map.of("declared", "yes")));
            List<Future<String>> clicks = new ArrayList<>(List.of(hands.submit(click), hands.submit(click)));
            for (Future<String> each : clicks) {
                assertThat(each.get()).isEqualTo("/courses/" + course.id() + "/versions/1/submitted");
            }
        } finally {
            hands.shutdownNow();
        }
        assertThat(versions.of(course)).hasSize(1);
        String then = location(submit(course, Map.of("declared", "yes")));
        assertThat(browser.get(then).body())
                .contains("Version 1 is in already.", "href=\"/courses/" + course.id() + "/versions/1\"")
                .doesNotContain("There is a problem");
        assertThat(browser.get(then).body()).doesNotContain("Version 1 is in already.");
    }

    @Test
    void anotherNameOfTheOrganisationIsPointedOutAndRefusesNothing() {
        String known = organisation().name();
        Course other = add(THIN);
        assertThat(browser.get("/courses/" + other.id() + "/submit").body())
                .contains("Your answers call the organisation &quot;Quayside&quot;.", known);
        Course same = add(THIN.replace(
                "Quayside", "'  " + known.toUpperCase(java.util.Locale.UK).replace(" ", "  ") + "'"));
        assertThat(browser.get("/courses/" + same.id() + "/submit").body())
                .doesNotContain("Your answers call the organisation");
        assertThat(submit(other, Map.of("declared", "yes")).statusCode()).isEqualTo(302);
    }

    @Test
    void whatChangedIsQuestionsWithWhatWasSaidAndWhatIs() throws Exception {
        Course course = add(complete());
        submitter.submit(provider, course, 1, "");
        String changed = complete()
                .replace("Riverside Personalised Care Academy", "Harbour Learning")
                .replace("title: Coaching and deciding together", "title: Deciding together")
                .replace("groupSize: 16", "groupSize: 22");
        courses.save(provider, course, 1, "Deciding together", changed, "course.yaml", "");
        submitter.submit(provider, course, 2, "");
        assertThat(browser.get("/courses/" + course.id() + "/versions/2/changes")
                        .body())
                .contains(
                        "What is your organisation called?",
                        ">Riverside Personalised Care Academy</td>",
                        ">Harbour Learning</td>",
                        "What is the course called?",
                        ">Deciding together</td>",
                        "How many people take part at most?",
                        ">16</td>",
                        ">22</td>",
                        "Results that changed",
                        ">Group size: ",
                        "How many people take part at most? Was &quot;16&quot;, is now &quot;22&quot;.");

        courses.save(
                provider,
                course,
                2,
                "Deciding together",
                changed.replaceFirst("(?s)(assessments:\n)  - .*?\n(  - )", "$1$2"),
                "course.yaml",
                "");
        submitter.submit(provider, course, 3, "");
        assertThat(browser.get("/courses/" + course.id() + "/versions/3/changes")
                        .body())
                .containsSubsequence(
                        "Quiz", "Taken out", ": Quiz</h3>", "No longer asked", "It is not listed any more.")
                .doesNotContain("Something else among the answers", ": Observed conversation</h3>");
    }

    /** How long either takes on a quiet machine is for the benchmark of the service to say. */
    @Test
    void toReadTheAnswersOfACompleteCourseTakesNoLongerThanToCheckIt() throws Exception {
        String address = "/courses/" + add(complete()).id();
        List<Duration> read = new ArrayList<>();
        List<Duration> checked = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            read.add(took(address + "/submit"));
            checked.add(took(address + "/check"));
        }
        assertThat(median(read)).isLessThan(median(checked).multipliedBy(3).dividedBy(2));
    }

    private Duration took(String address) {
        long start = System.nanoTime();
        assertThat(browser.get(address).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Of the last third, when the program is warm. */
    private static Duration median(List<Duration> all) {
        List<Duration> last = all.stream().skip(30).sorted().toList();
        return last.get(last.size() / 2);
    }

    @Test
    void anotherOrganisationReadsNothingOfIt() {
        Course course = add(THIN);
        submit(course, Map.of("declared", "yes"));
        Visitor other = Visitor.signedIn(service, service.person(Role.PROVIDER));
        for (String page : List.of("/versions/1/submitted", "/versions/1/answers", "/submit")) {
            assertThat(other.get("/courses/" + course.id() + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(browser.get("/submitted/" + UUID.randomUUID() + "/answers").statusCode())
                .isEqualTo(403);
    }
}
