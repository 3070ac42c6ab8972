package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** The pages of the form: what is claimed first, items that come with their first save, and a check that nothing stops. */
@Tag("service")
class SmallFormPagesTest {

    private static final String COURSE = "provider:\n  name: Quayside\ncourse:\n  title: Coaching\n";

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);

    private String add(String text) {
        return "/courses/"
                + courses.add(provider, "Coaching", text, "course.yaml").id();
    }

    private Course course(String address) {
        return courses.list(provider, null, 100).stream()
                .filter(course -> address.endsWith(course.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private String text(String address) {
        return courses.latest(course(address)).text();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void whatIsClaimedComesFirstAndDecidesWhatIsAsked() {
        String claims = location(browser.post("/courses/new", Map.of("title", "Coaching"), "/account"));
        assertThat(claims).endsWith("/form/claims");
        String address = claims.substring(0, claims.indexOf("/form/"));
        assertThat(browser.get(claims).body())
                .contains("What does the course claim?", "They are not the levels of qualifications")
                .doesNotContain("There is a problem");

        String next = location(browser.post(
                claims, Map.of("base", "1", "claimed", "HC", "levels-HC", "2", "then", "next"), "/account"));
        assertThat(text(address)).contains("claims:\n  - element: HC\n    levels: [2]\n");
        assertThat(next).isEqualTo(address + "/form/claims/1");
        String page = browser.get(next).body();
        assertThat(page)
                .contains("Health coaching", "Page", "of ", "answered)")
                .doesNotContain("Which approach, component or core capability does the course cover?");
        assertThat(page.split("class=\"ts-question\"")).hasSizeLessThanOrEqualTo(11);
        assertThat(browser.get(address).body()).contains("Not started", "1 of 6 answered", "Health coaching");

        String wrong = location(browser.post(
                claims, Map.of("base", "2", "claimed", "SDM", "let-go-HC", "yes", "then", "next"), "/account"));
        assertThat(wrong).contains("/form/claims");
        assertThat(browser.get(wrong).body())
                .contains("Choose at which levels the course covers &quot;Shared decision-making&quot;.");
    }

    @Test
    void anItemIsThereFromItsFirstSave() {
        String address = add(COURSE);
        String list = address + "/form/sessions";

        assertThat(browser.get(list).body())
                .contains("The first session", "What is the session called?", "We have none of these")
                .doesNotContain("There is a problem", "A short name for it");
        assertThat(location(browser.post(list + "/new", Map.of("base", "1", "title", "", "then", "list"), "/account")))
                .isEqualTo(list);
        assertThat(text(address)).isEqualTo(COURSE);

        Map<String, String> first = Map.of("base", "1", "title", "Day 1", "date", "next spring", "then", "list");
        String again = location(browser.post(list + "/new?page=1", first, "/account"));
        assertThat(again).isEqualTo(list + "/1?page=1");
        assertThat(text(address)).contains("- id: session-1\n    title: Day 1\n    date: next spring\n");
        assertThat(browser.get(again).body())
                .contains("&quot;next spring&quot; is not a day that can be read. Write it like 30 September 2026.");

        assertThat(browser.get(list + "/new?like=1").body()).doesNotContain("value=\"Day 1\"");
        browser.post(list + "/new?like=1&page=1", Map.of("base", "2", "title", "Day 2", "then", "list"), "/account");
        assertThat(text(address)).contains("- id: session-2\n    title: Day 2\n");
        assertThat(browser.get(list).body()).contains("Day 1", "Day 2", "Add another session");
    }

    @Test
    void oneAnswerThatCannotBeReadIsNamedAndTheRestIsChecked() {
        String address = add(COURSE + "  startsOn: 31 Febuary\n  audience: Nurses\nsessions:\n"
                + "  - {mode: remote}\n  - {title: Day 1, groupSize: 14}\n");

        HttpResponse<String> check = browser.get(address + "/check");

        assertThat(check.statusCode()).isEqualTo(200);
        assertThat(check.body())
                .contains("2 answers are left out of this check", "id=\"verdict\"")
                .contains("&quot;31 Febuary&quot; is not a day that can be read.")
                .contains("This has to be answered: What is the session called?")
                .contains(address + "/form/course?at=startsOn&amp;from=check#q-startsOn")
                .doesNotContain("startsOn&quot;", ", column ", "Line ");
        assertThat(browser.get(address + "/form/course?at=startsOn&from=check").body())
                .contains("Save and return to the check");
        String back = location(browser.post(
                address + "/form/course?at=startsOn&from=check",
                Map.of("base", "1", "startsOn", "1 March 2027", "then", "check"),
                "/account"));
        assertThat(back).isEqualTo(address + "/check?since=1");
        assertThat(browser.get(back).body()).contains("Since the check before", "One answer is left out");
    }

    @Test
    void aClaimWithAnswersIsTakenOutOnlyOnPurpose() {
        String address = add(COURSE + "claims:\n  - element: HC\n    levels: [1]\n    principles: In the handbook.\n");

        HttpResponse<String> asked =
                browser.post(address + "/form/claims", Map.of("base", "1", "then", "next"), "/account");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("would no longer be claimed, and one answer about it would go", "name=\"let-go-HC\"");
        assertThat(text(address)).contains("In the handbook.");
    }
}
