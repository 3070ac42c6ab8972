package org.touchstone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.door.server.RunningService;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdits;

/** What policy staff do to the rules, by the words on the pages: no file, no key and no program is seen on the way. */
@Tag("browser")
@ExtendWith(Visitors.class)
class PolicyDeskTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(LocalDate.now().getYear() + 1, 9, 1);
    private static final String FROM = "1 September " + SEPTEMBER.getYear();

    /** Where the examples of one requirement are all, for here all of them are run. */
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path rules) {
        service = RunningService.with(Map.of(
                "touchstone.rules",
                ShippedRules.withExamplesOf("group-size", rules).toString()));
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @TempDir
    Path folder;

    private Hands officer(Visitor visitor, String purpose) {
        return Hands.withAMouse(visitor)
                .signIn(service, service.person(Role.POLICY))
                .sees("Changes to the rules")
                .type("What do you want to change, and why?", purpose)
                .go("Begin a draft")
                .sees(purpose)
                .reads("Nothing wrong");
    }

    private double number(String name, LocalDate day) {
        Catalogue catalogue = service.bean(RulesetInForce.class).on(day).catalogue();
        return catalogue.parameters(day).stream()
                .filter(each ->
                        each.requirement().equals("group-size") && each.name().equals(name))
                .mapToDouble(Parameter::number)
                .sum();
    }

    @Test
    void theRecommendedGroupBecomesTenToSixteen(Visitor one, Visitor other) throws InterruptedException {
        Hands officer = officer(one, "Groups of 10 to 16 face to face");
        String draft = officer.page.url();
        for (String[] number : new String[][] {{"least", "10"}, {"most", "16"}}) {
            officer.go("A number, such as the size of a group")
                    .go(number[0] + ": Change, Group size, every day")
                    .type("The new number", number[1])
                    .type("From which day", FROM)
                    .type("Why, or where the number comes from", "Our review of what courses found")
                    .go("Save")
                    .reads("Saved.")
                    .reads(number[1] + " people")
                    .go("Groups of 10 to 16 face to face");
        }
        officer.reads("Nothing wrong").go("What is another in the text").reads("Numbers");
        officer.go("Groups of 10 to 16 face to face")
                .go("Examples")
                .go("Run all examples")
                .reads("The examples are being run.");
        long until = System.nanoTime() + 900_000_000_000L;
        while (!officer.page.locator("main").innerText().contains("came out as they say")
                && System.nanoTime() < until) {
            Thread.sleep(1_000);
            officer.page.reload();
        }
        officer.reads(", 0 did not")
                .go("Groups of 10 to 16 face to face")
                .reads("All come out")
                .go("Propose it")
                .type("From which day", FROM)
                .type(
                        "What providers are told",
                        "Face-to-face groups of 10 to 16 are recommended, in place of 12 to 18.")
                .go("Propose")
                .reads("Another person has to approve it");

        Hands approver = Hands.withAMouse(other)
                .signIn(service, service.person(Role.POLICY))
                .go("Groups of 10 to 16 face to face")
                .reads("in place of 12 to 18")
                .go("Approve and publish")
                .reads("Approved and published.");
        service.bean(RulesetInForce.class).follow();
        assertThat(number("least", SEPTEMBER.minusDays(1))).isEqualTo(12);
        assertThat(number("least", SEPTEMBER)).isEqualTo(10);
        assertThat(number("most", SEPTEMBER)).isEqualTo(16);
        approver.go("Rules in force").reads("From " + FROM);
        officer.open(service.at(draft.substring(draft.indexOf("/drafts"))))
                .reads("Published")
                .doesNotRead("What do you want to change?");
        assertThat(one.complaints()).isEmpty();
        assertThat(other.complaints()).isEmpty();
    }

    @Test
    void aRequirementIsAddedWithItsSentenceExamplesMessageAndQuestion(Visitor visitor) {
        Hands officer = officer(visitor, "Ask for consent to recording");
        officer.go("Add a requirement")
                .go("Add the requirement")
                .reads("Fill this in.")
                .type("Title", "Consent to recording")
                .type("What is asked", "People consent before they are recorded.")
                .choose("Whose standard it is", "General training standards")
                .choose("Which part of the standards", "Course delivery")
                .type("Where the standard stands", "House standards, course delivery")
                .choose("Where providers are asked", "Course delivery")
                .type("The question to providers", "Do people consent before they are recorded?")
                .type("What is said when they answer yes", "People consent before they are recorded.")
                .type("What is said when they answer no", "People are recorded without their consent.")
                .type("What puts it right", "Ask each person before you record.")
                .go("Add the requirement")
                .sees("Consent to recording")
                .reads("FW-DEL-")
                .go("Try its examples")
                .reads("Consent to recording: Consent to recording: yes")
                .reads("Comes out")
                .doesNotRead("Does not come out");
        officer.go("Ask for consent to recording")
                .reads("Nothing wrong")
                .go("A requirement: its words, messages, sentences, examples or standards")
                .go("Consent to recording")
                .go("Add a rule by choosing words")
                .type("What the rule is called", "A course without recordings is not asked")
                .go("There is no")
                .go("session")
                .reads("There is no session")
                .go("The sentence is whole: add it")
                .choose("What follows from it", "It does not apply")
                .go("Add the rule")
                .reads("A course without recordings is not asked")
                .reads("No example where this is so.")
                .go("Change Said when it is not met asked")
                .type("Said when it is not met", "People are recorded though they were not asked.")
                .go("Save")
                .reads("People are recorded though they were not asked.");
        officer.go("Try its examples").reads("Does not come out");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void sentencesAreCompletedAndTheirMistakesListedAsTheyAreTyped(Visitor visitor) {
        Hands officer = officer(visitor, "Say it in other sentences")
                .go("A requirement: its words, messages, sentences, examples or standards")
                .type("Words, or the id of a standard", "FW-DEL-01")
                .go("Find")
                .go("Group size")
                .go("Change the sentences");
        Locator field = officer.page.locator("#text");
        Locator list = officer.page.getByRole(AriaRole.LISTBOX);
        officer.type("Text of the file", "rule \"x\"\nwhen\n  Part recommended-number is asked\n");
        field.press("End");
        field.pressSequentially("  Its group si");
        list.waitFor();
        officer.reads("The rule \"x\" has no \"then\".").reads("Line 1");
        field.press("Escape");
        assertThat(list.isVisible()).isFalse();
        field.pressSequentially("z");
        field.press("Backspace");
        list.waitFor();
        field.press("ArrowUp");
        String chosen = field.getAttribute("aria-activedescendant");
        assertThat(officer.page.locator("#" + chosen).innerText()).isEqualTo("group size");
        assertThat(officer.page.locator("#" + chosen).getAttribute("aria-selected"))
                .isEqualTo("true");
        field.press("Enter");
        list.waitFor();
        assertThat(field.inputValue()).endsWith("\n  Its group size ");
        field.pressSequentially("is more than 5\nthen\n  It is not met\nend\n");
        officer.reads("No mistakes.");
        field.press("Tab");
        assertThat(list.isVisible()).isFalse();
        assertThat(officer.page.evaluate("document.activeElement.id")).isEqualTo("why");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void anExampleIsMadeOfACourseInOneStep(Visitor visitor) {
        officer(visitor, "An example of a large group")
                .go("A requirement: its words, messages, sentences, examples or standards")
                .type("Words, or the id of a standard", "FW-DEL-01")
                .go("Find")
                .go("Group size")
                .go("Make an example from a course")
                .go("Make the example")
                .reads("Fill this in.")
                .type("What the example is called", "Twenty-two people face to face")
                .choose("Which result it shows", "A face-to-face group that trains skills has 12 to 18 people.")
                .attach("The course", Path.of("rules/examples/complete-course.yaml"))
                .go("Make the example")
                .reads("there is nothing to show")
                .attach("The course", Path.of("fixtures/large-face-to-face-group/course.yaml"))
                .go("Make the example")
                .reads("Group size: Twenty-two people face to face")
                .doesNotRead("Does not come out");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void anExampleIsMadeOfTheReportOnACourse(Visitor visitor) throws Exception {
        Path report = Path.of("fixtures/large-face-to-face-group/report.json");
        Path otherwise = folder.resolve("report.json");
        Files.writeString(otherwise, Files.readString(report).replaceAll("(\"value\" *: *\")22\"", "$1" + "23\""));
        officer(visitor, "An example of a report")
                .go("A requirement: its words, messages, sentences, examples or standards")
                .type("Words, or the id of a standard", "FW-DEL-01")
                .go("Find")
                .go("Group size")
                .go("Make an example from a course")
                .type("What the example is called", "Twenty-two people face to face")
                .choose("Which result it shows", "A face-to-face group that trains skills has 12 to 18 people.")
                .attach("The course", otherwise)
                .go("Make the example")
                .reads("This report does not hold enough of the course")
                .attach("The course", report)
                .go("Make the example")
                .reads("Group size: Twenty-two people face to face")
                .doesNotRead("Does not come out");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void anExampleIsMadeOfACourseThatTheDraftChanges(Visitor visitor) throws Exception {
        Account provider = service.person(Role.PROVIDER, service.organisation().id());
        Course course = service.bean(Courses.class)
                .add(
                        provider,
                        "Coaching conversations",
                        Files.readString(Path.of("fixtures/large-face-to-face-group/course.yaml")),
                        "course.yaml");
        service.bean(Submitter.class).submit(provider, course, 1, "");
        Hands officer = officer(visitor, "The size of a group is required");
        String address = officer.page.url();
        service.bean(Drafts.class)
                .edit(
                        service.person(Role.POLICY),
                        UUID.fromString(address.substring(address.lastIndexOf('/') + 1)),
                        "",
                        RuleEdits.wording(
                                "group-size/requirement.yaml",
                                List.of("parts", "recommended-number"),
                                "strength",
                                "recommended",
                                "required"));
        officer.go("What it changes for courses").go("Compare");
        long until = System.nanoTime() + 900_000_000_000L;
        while (!officer.page.locator("main").innerText().contains("Group size: ") && System.nanoTime() < until) {
            Thread.sleep(1_000);
            officer.page.reload();
        }
        officer.page
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Group size: "))
                .first()
                .click();
        officer.reads("Coaching conversations, version 1");
        officer.page.getByText("Make an example of this").first().click();
        officer.go("Make the example").reads("Group size: Workshop 1: Not met");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void aTableIsChangedOnAPageByKeyboard(Visitor visitor) {
        Hands officer = officer(visitor, "Fewer conditions")
                .go("What is recommended to those who decide")
                .go("Change it on a page");
        officer.page.locator("#cell-2-2").fill("a few");
        officer.page.locator("#cell-2-2").press("Enter");
        officer.reads("There is a problem");
        officer.page.locator(".govuk-error-summary a").first().click();
        assertThat(officer.page.evaluate("document.activeElement.id")).isEqualTo("cell-2-2");
        officer.page.locator("#cell-2-2").fill("1 to 3");
        officer.page.locator("#cell-2-2").press("Enter");
        officer.reads("Saved.").reads("1 to 3").go("Fewer conditions").reads("Nothing wrong");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void aStandardIsRetiredFromADate(Visitor visitor) {
        officer(visitor, "Content review is not asked any more")
                .go("A requirement: its words, messages, sentences, examples or standards")
                .type("Words, or the id of a standard", "FW-SUS-05")
                .go("Find")
                .go("Content up to date")
                .go("FW-SUS-05 Content kept current")
                .go("Stop asking from that day")
                .reads("Write a day that there is")
                .type("The first day on which it is no longer asked", FROM)
                .go("Stop asking from that day")
                .reads("Give a reason.")
                .type("Why", "Another body looks at it")
                .go("Stop asking from that day")
                .reads("Saved.")
                .reads("Asked: up to 31 August " + SEPTEMBER.getYear())
                .go("Content review is not asked any more")
                .reads("Another body looks at it")
                .reads("Nothing wrong");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void anElementIsRetiredFromADate(Visitor visitor) {
        officer(visitor, "An approach that is not asked any more")
                .go("An element that is no longer asked for, or was added here by mistake")
                .go("Making Every Contact Count")
                .type("The first day on which it is no longer asked", FROM)
                .type("Why", "Another body looks at it")
                .go("Stop asking from that day")
                .reads("Saved.")
                .reads("up to 31 August " + SEPTEMBER.getYear())
                .go("An approach that is not asked any more")
                .reads("Another body looks at it")
                .reads("Nothing wrong");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void numbersAreChangedBySpreadsheet(Visitor visitor) throws Exception {
        Hands officer = officer(visitor, "Groups by spreadsheet").go("A number, such as the size of a group");
        String csv = officer.download("Download as CSV");
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, filled(csv, "=10", "1 September 2001"));
        officer.go("Upload a spreadsheet")
                .attach("The spreadsheet", wrong)
                .go("Check it")
                .reads("A formula stands here")
                .reads("That day has passed");
        Path right = folder.resolve("right.csv");
        Files.writeString(right, filled(csv, "10", FROM));
        officer.attach("The spreadsheet", right)
                .go("Check it")
                .reads("Group size, least: 10 from " + FROM)
                .go("Save these changes")
                .reads("10 people")
                .go("Groups by spreadsheet")
                .reads("Nothing wrong");
        assertThat(visitor.complaints()).isEmpty();
    }

    /** The table with a new number in the row of the least people in a group. */
    private static String filled(String csv, String value, String day) {
        String row = csv.lines()
                .filter(line -> line.startsWith("group-size,") && line.contains(",least,"))
                .findFirst()
                .orElseThrow();
        String start = row.substring(0, row.length() - 2);
        return csv.replace(row, start + value + "," + day + ",House policy");
    }
}
