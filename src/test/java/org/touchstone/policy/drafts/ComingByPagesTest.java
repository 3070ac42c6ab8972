package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Providers are told which rules are coming, in the words of those who made them, and what they change for each course. */
@Tag("service")
@OnEachDatabase("postgresql")
class ComingByPagesTest {

    private final LocalDate from = LocalDate.now().plusDays(10);
    private final String day =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(from);
    private RunningService service;
    private Account provider;
    private Visitor browser;

    @BeforeEach
    void begin() throws Exception {
        service = RunningService.with(new HashMap<>(RunningService.database()));
        provider = service.person(Role.PROVIDER);
        browser = Visitor.signedIn(service, provider);
    }

    @AfterEach
    void end() {
        service.stop();
    }

    private PublishRequest publish(String notice) throws Exception {
        Account one = service.person(Role.POLICY);
        Drafts drafts = service.bean(Drafts.class);
        String base = service.bean(RulesetInForce.class).today().ruleset().digest();
        RulesDraft draft = drafts.open(one, "Smaller groups", base);
        drafts.edit(one, draft.id(), "", RuleEdits.number("group-size", "most", "14", from, "House policy"));
        String digest = service.bean(DraftRulesets.class)
                .check(draft, drafts.files(draft))
                .ruleset()
                .orElseThrow()
                .digest();
        service.bean(ExamplesRuns.class).keep(digest, 1, List.of());
        PublishRequests proposals = service.bean(PublishRequests.class);
        PublishRequest proposal = proposals.propose(one, draft.id(), from, notice);
        proposals.answer(service.person(Role.POLICY), proposal.id(), PublishRequest.Kind.APPROVED, "", "");
        service.bean(RulesetInForce.class).follow();
        return proposal;
    }

    private String course(String text) {
        return "/courses/"
                + service.bean(Courses.class)
                        .add(provider, "Coaching", text, "course.yaml")
                        .id();
    }

    private static String complete() throws IOException {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"));
    }

    private String body(String page) {
        return browser.get(page).body();
    }

    @Test
    void everyPageOfACourseSaysFromWhenHowManyOfItsResultsChange() throws Exception {
        String course = course(complete());
        for (String page : List.of("/courses", course, course + "/check")) {
            assertThat(body(page)).as(page).doesNotContain("other rules hold");
        }
        publish("Groups are smaller.\nAt most 14 people, <b>please</b>.");
        String told = "Groups are smaller.\nAt most 14 people, &lt;b&gt;please&lt;/b&gt;.";
        assertThat(body("/courses")).contains("From " + day + " other rules hold.", told);
        String counted = "From " + day + " other rules hold: 4 results of this course change.";
        assertThat(body(course)).contains(counted, course + "/coming");
        assertThat(body(course + "/check").split("id=\"verdict\"")[0]).contains(counted, course + "/coming");

        String coming = body(course + "/coming");
        assertThat(coming.split("<article")[0])
                .contains("From " + day, "ts-pre", told, "4 results of this course change.");
        String suits =
                "What is asked: Each group that trains skills with a facilitator is of a size that suits the training.";
        String number = "What is asked: A face-to-face group that trains skills has 12 to 14 people.";
        assertThat(matches(coming, "<h3[^>]*>([^<]*)</h3>\\s*<p[^>]*>([^<]*)</p>"))
                .containsExactly(
                        "Group size: Workshop 1 / " + suits,
                        "Group size: Workshop 2 / " + suits,
                        "Group size: Workshop 1 / " + number,
                        "Group size: Workshop 2 / " + number);
        assertThat(coming)
                .contains("12 to 14 are recommended", "/standards/standard/FW-DEL-01.html")
                .doesNotContain("(FW-DEL-01)");
    }

    private static List<String> matches(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1) + " / " + found.group(2))
                .toList();
    }

    @Test
    void whatIsLongIsFoldedWhereCoursesAreListedAndOpenWithWhatItChanges() throws Exception {
        String course = course(complete());
        String told = "Groups are smaller. ".repeat(40).strip();
        publish(told);
        assertThat(body("/courses"))
                .containsPattern("(?s)Read what is different then.{1,200}" + told + "</div>\\s*</details>");
        assertThat(body(course + "/coming")).contains(told).doesNotContain("<details");
    }

    @Test
    void aCourseOfWhichNothingChangesIsLeftAloneAndSaysSoWhereItIsChecked() throws Exception {
        String course = course(complete().replace("value: 16", "value: 13").replace("groupSize: 16", "groupSize: 13"));
        publish("Groups are smaller.");
        assertThat(body(course)).doesNotContain("other rules hold");
        assertThat(body(course + "/check"))
                .contains("From " + day + " other rules hold: they change nothing for this course.");
        assertThat(body(course + "/coming")).contains("Groups are smaller.", "Nothing changes for this course.");
    }

    @Test
    void ofADraftThatCannotBeReadNothingIsSaid() throws Exception {
        String course = course(complete().replace("groupSizeLeast: 12", "groupSizeLeast: twelvish"));
        publish("Groups are smaller.");
        assertThat(body(course)).contains("Coaching").doesNotContain("other rules hold");
        assertThat(body(course + "/check")).contains("id=\"verdict\"").doesNotContain("other rules hold");
        assertThat(body(course + "/coming"))
                .contains("Put it right to see what changes", "From " + day, "Groups are smaller.");
    }

    @Test
    void whatIsSaidOfTheRulesThatCountOnTheDayIsShownAndNothingElse() throws Exception {
        String course = course(complete());
        PublishRequest first = publish("Groups are smaller.");
        RulesetInForce rulesets = service.bean(RulesetInForce.class);
        assertThat(rulesets.on(from).ruleset().digest()).isEqualTo(first.digest());
        service.bean(Publications.class).add(rulesets.today().ruleset(), from, null, "", "", Optional.empty());
        rulesets.follow();
        assertThat(body("/courses"))
                .contains("From " + day + " other rules hold.")
                .doesNotContain("Groups are smaller.");
        assertThat(body(course)).doesNotContain("other rules hold");
        assertThat(body(course + "/coming"))
                .contains("Nothing changes for this course.")
                .doesNotContain("Groups are smaller.");
    }
}
