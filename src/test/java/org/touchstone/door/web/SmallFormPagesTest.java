package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        assertThat(browser.get(address).body()).contains("Not started", "1 of 4 answered", "Health coaching");

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
        assertThat(back).isEqualTo(address + "/check");
        assertThat(browser.get(back).body()).contains("Since the check before", "One answer is left out");
    }

    @Test
    void whatChangedIsCountedSinceTheLastCheckThatWasLookedAt() {
        String address =
                add(COURSE + "sessions:\n  - {title: Day 1, mode: face to face, skillsTraining: yes, groupSize: 22}\n");
        assertThat(browser.get(address + "/check").body()).doesNotContain("Since the check before");

        save(address + "/form/sessions/1", 1, Map.of("groupSizeLeast", "12", "groupSize", "15"));
        save(address + "/form/course", 2, Map.of("summary", "A course."));
        assertThat(browser.get(address + "/check").body())
                .contains("Since the check before", "15 people face to face; 12 to 18 are recommended.");
        assertThat(browser.get(address + "/check").body()).contains("Since the check before");
        save(address + "/form/course", 3, Map.of("summary", "Another course."));
        assertThat(browser.get(address + "/check").body())
                .contains("Since the check before", "No result is settled by what you changed.")
                .doesNotContain("Worse than before");
        save(address + "/form/sessions/1", 4, Map.of("groupSizeLeast", "", "groupSize", ""));
        assertThat(browser.get(address + "/check").body()).contains("Worse than before, by what you changed:", "Day 1");
    }

    @Test
    void aRepairedConflictIsNotWorseThanTheConflict() {
        String address = add(
                COURSE
                        + "sessions:\n  - {title: Day 1, mode: face to face, skillsTraining: yes, groupSizeLeast: 20, groupSize: 14}\n");
        assertThat(browser.get(address + "/check").body())
                .contains(
                        "has 20 people at least, and 14 at most",
                        "Day 1: How many people take part at most? 14",
                        "Day 1: How do learners take part? face to face")
                .doesNotContain("group size least", "mode (Day 1)");

        save(address + "/form/sessions/1", 1, Map.of("groupSizeLeast", "10", "groupSize", "14"));
        assertThat(browser.get(address + "/check").body())
                .contains("Still open, and for another reason than before:", "12 to 18 are recommended.")
                .doesNotContain("Worse than before");

        save(address + "/form/sessions/1", 2, Map.of("groupSizeLeast", "20", "groupSize", "14"));
        assertThat(browser.get(address + "/check").body()).contains("Worse than before, by what you changed:");
    }

    private void save(String page, int base, Map<String, String> answers) {
        Map<String, String> posted = new HashMap<>(answers);
        posted.put("base", String.valueOf(base));
        location(browser.post(page, posted, "/account"));
    }

    @Test
    void whatNamesAnItemIsSaidBeforeItIsTakenOut() {
        String address = add(COURSE + "outcomes:\n  - {id: outcome-1, text: Listen well}\n"
                + "sessions:\n  - {id: s1, title: Day 1, outcomes: [outcome-1]}\n");
        String remove = address + "/form/outcomes/1/remove";

        assertThat(location(browser.post(remove, Map.of("base", "1"), "/account")))
                .isEqualTo(remove);
        assertThat(text(address)).contains("Listen well");
        assertThat(browser.get(remove).body())
                .contains(
                        "Take out &quot;Listen well&quot;?",
                        "Sessions: Day 1: Which of the course&#39;s learning outcomes does it teach?",
                        "name=\"sure\"");
        assertThat(location(browser.post(remove, Map.of("base", "1", "sure", "yes"), "/account")))
                .isEqualTo(address + "/form/outcomes");
        assertThat(text(address)).doesNotContain("outcome-1", "Listen well");
        assertThat(browser.get(address + "/form/outcomes/9/remove").statusCode())
                .isEqualTo(404);
        assertThat(browser.get(address + "/form/course/1/remove").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNamesSomethingThatIsGoneIsSaidWithoutItsId() {
        String address = add(COURSE + "sessions:\n  - {id: s1, title: Day 1, outcomes: [outcome-1]}\n");

        assertThat(browser.get(address + "/submit").body())
                .contains("Something that was chosen here has been taken out since.")
                .doesNotContain("outcome-1");
        assertThat(browser.get(address + "/form/sessions/1?at=outcomes").body())
                .contains("Something that was taken out")
                .doesNotContain(">outcome-1<", "&quot;outcome-1&quot;");
    }

    @Test
    void wordsThatSayNothingAndAnswersThatCannotBeReadCountAsNotAnswered() {
        String address =
                add(COURSE + "  audience: to be confirmed\n  startsOn: next spring\n  summary: {note: Soon.}\n");

        assertThat(browser.get(address + "/form/course").body())
                .contains("&quot;to be confirmed&quot; does not say it yet, so this counts as not answered.")
                .contains("The course (1 of ");
        assertThat(browser.get(address + "/submit").body())
                .contains("About the course: 1 of ")
                .containsSubsequence("What is not answered", "When does it next start?", "Who is the course for?");
    }

    @Test
    void whatCannotBeUsedIsSaidWithoutThatAllIsDone() {
        String address = add(COURSE);
        Map<String, String> claims = Map.of("base", "1", "claimed", "HC", "then", "next");
        String noLevel = location(browser.post(address + "/form/claims", claims, "/account"));
        Map<String, String> day = Map.of("base", "2", "startsOn", "31/2/2027", "summary", "Short.", "then", "next");
        String noDay = location(browser.post(address + "/form/course", day, "/account"));
        Map<String, String> fine = Map.of("base", "3", "summary", "Long.", "then", "submit");
        String submit = location(browser.post(address + "/form/course?from=submit", fine, "/account"));

        for (String next : List.of(noLevel, noDay, submit)) {
            assertThat(browser.get(next).body())
                    .as(next)
                    .containsSubsequence("There is a problem", "What you wrote is saved, but this cannot be used yet:")
                    .doesNotContain("govuk-notification-banner--success");
        }
        assertThat(text(address)).contains("31/2/2027", "Long.");
        assertThat(browser.get(noDay).body())
                .as("a mistake is told by its question")
                .contains("href=\"#q-startsOn\">When does it next start? ");
    }

    @Test
    void aCitationWithoutItsDocumentIsRefusedAtItsFieldAndNothingTypedIsLost() {
        String address = add(COURSE + "evidence:\n  - {id: handbook, title: Handbook}\n");
        Map<String, String> typed = Map.of(
                "base", "1",
                "summary", "Short.",
                "audience", "Nurses",
                "audience.evidence.1.page", "9",
                "audience.evidence.1.quote", "won the prize");

        HttpResponse<String> again = browser.post(address + "/form/course?at=audience", typed, "/account");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body())
                .contains(
                        "href=\"#audience.evidence.1.document\"",
                        "id=\"audience.evidence.1.document-error\"",
                        "Choose the document, or clear the page and the words.",
                        "value=\"9\"",
                        ">won the prize</textarea>")
                .doesNotContain("What you wrote is saved");
        assertThat(text(address)).doesNotContain("Nurses", "prize");
    }

    @Test
    void theQuestionsAreCountedAlikeOnEveryPage() {
        String address =
                add(COURSE + "  summary: Short.\nclaims:\n  - {element: HC, levels: [1, 2], principles: In it.}\n"
                        + "sessions:\n  - {title: Day 1, mode: remote}\n  - {title: Day 2, groupSize: 14}\n"
                        + "  - {title: Day 3, groupSize: 14, methods: [role play]}\n");

        String submit = browser.get(address + "/submit").body();
        Matcher whole = Pattern.compile("answers (\\d+) of the (\\d+) questions that it is asked")
                .matcher(submit);
        assertThat(whole.find()).isTrue();
        assertThat(browser.get(address + "/check").body()).contains(whole.group());
        int answered = 0;
        int asked = 0;
        Matcher parts = Pattern.compile(">([^<>]*): (\\d+) of (\\d+) answered<").matcher(submit);
        String course = browser.get(address).body();
        while (parts.find()) {
            answered += Integer.parseInt(parts.group(2));
            asked += Integer.parseInt(parts.group(3));
            if (!parts.group(1).equals("What the course claims")
                    && !parts.group(2).equals("0")) {
                assertThat(course).contains(parts.group(2) + " of " + parts.group(3) + " answered");
            }
        }
        // A list with nothing in it is one question more, where a finding waits for it.
        int lists = submit.split("nothing listed yet", -1).length - 1;
        assertThat(answered).isEqualTo(Integer.parseInt(whole.group(1)));
        assertThat(Integer.parseInt(whole.group(2))).isBetween(asked, asked + lists);
    }

    @Test
    void moreAdviceIsOnlySaidWhereSomeIsShown() {
        String advice = browser.get(add(COURSE + "claims:\n  - {element: HC, levels: [1]}\n") + "/check")
                .body()
                .replaceFirst("(?s).*id=\"advice-title\"", "");

        assertThat(advice).containsPattern("<span class=\"govuk-details__summary-text\">\\d+ things to think about<");
        assertThat(advice).doesNotContain("more.</span>");
    }

    @Test
    void aClaimIsAskedAndToldOnlyWhatCanMatterForIt() {
        String address = add(COURSE + "claims:\n  - {element: VAL, levels: [1]}\n  - {element: HC, levels: [1]}\n"
                + "  - {element: MI, levels: [1, 2]}\n  - {element: SDM, levels: [3]}\n");
        String prior = "If the course starts above level 1";
        String component = "A component has outcomes of its own at level 3 only. At level 1 it rests on those of"
                + " &quot;Capabilities to engage people&quot;, at level 2 on those of &quot;Capabilities to motivate,";

        for (int claim : List.of(1, 2)) {
            assertThat(browser.get(address + "/form/claims/" + claim).body())
                    .contains("does the course set out to deliver?")
                    .doesNotContain(prior, "A component", "ENG", "ENB");
        }
        assertThat(browser.get(address + "/form/claims/3").body())
                .contains(prior)
                .doesNotContain("A component", "ENB");
        assertThat(browser.get(address + "/form/claims/4").body()).contains(prior, component);
    }

    @Test
    void theSuggestionsAreHeadedByTheCourse() {
        assertThat(browser.get(add(COURSE) + "/suggestions").body())
                .contains("<span class=\"govuk-caption-l\">Coaching</span>");
    }

    @Test
    void whoSavedInAnotherWindowIsToldSo() {
        String address = add(COURSE);
        save(address + "/form/course", 1, Map.of("summary", "In one window."));

        assertThat(browser.post(address + "/form/course", Map.of("base", "1", "summary", "In the other."), "/account")
                        .body())
                .contains(
                        "You have answered this in another window too: In one window.",
                        "You have changed this course in another window while you had this page open",
                        "In the other.");
        assertThat(browser.post(address + "/submit", Map.of("base", "1", "declared", "yes"), "/account")
                        .body())
                .contains("You have saved this course in another window");
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
