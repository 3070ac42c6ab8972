package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/** What is left to answer: each answer once, with how much waits for it. */
class LeftToAnswerTest {

    private static final String HEAD = """
            provider: {name: Hillside}
            course: {title: Coaching}
            claims: [{element: HC, levels: [1]}]
            """;

    private static Report report(String more) {
        try {
            return Report.of(ShippedRules.assess(
                    NodeReader.read((HEAD + more).getBytes(StandardCharsets.UTF_8), "course.yaml")));
        } catch (MistakesException e) {
            throw new AssertionError(e.mistakes().toString(), e);
        }
    }

    private static OpenQuestion question(Report report, String name) {
        return report.leftToAnswer().next().stream()
                .filter(open -> open.question().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachAnswerIsAskedOnceHoweverManyFindingsWaitForIt() {
        LeftToAnswer left = report("").leftToAnswer();

        assertThat(left.next()).extracting(open -> open.question().name()).doesNotHaveDuplicates();
        assertThat(left.sections().stream().flatMap(section -> section.questions().stream()))
                .containsExactlyInAnyOrderElementsOf(left.next());
        assertThat(left.next()).anyMatch(open -> open.waiting() > 5);
    }

    @Test
    void everyFindingThatIsNotStatedWaitsForSomething() {
        Report report = report("");

        assertThat(report.leftToAnswer().waiting())
                .isEqualTo(report.assessment().counts().get(Outcome.NOT_STATED));
    }

    @Test
    void aFindingThatWaitsInSeveralSectionsIsCountedInEachAndThatIsSaid() {
        Report report = report("");
        LeftToAnswer left = report.leftToAnswer();

        assertThat(left.sections().stream()
                        .mapToInt(LeftToAnswer.InSection::waiting)
                        .sum())
                .isGreaterThan(left.waiting());
        assertThat(TextReport.render(report, false))
                .contains("A finding that waits for answers under several headings is counted under each of them.");
    }

    @Test
    void aDocumentThatIsCitedIsNoAnswer() {
        LeftToAnswer before = report("").leftToAnswer();
        LeftToAnswer after = report(
                        "evidence: [{id: handbook, title: Handbook, link: 'https://example.org/', date: 2026-03-01}]\n")
                .leftToAnswer();

        assertThat(after.answered()).isEqualTo(before.answered());
        assertThat(after.asked()).isEqualTo(before.asked());
    }

    @Test
    void whatThereIsNoneOfIsNotAskedOfAnything() {
        LeftToAnswer left = report("outcomes: []\nsessions: [{title: One}]\nassessments: [{title: Test of skill}]\n"
                        + "resources: [{title: Handbook}]\n")
                .leftToAnswer();

        assertThat(left.next())
                .extracting(open -> open.question().name())
                .doesNotContain("session.outcomes", "session.practises", "assessment.assesses", "resource.outcomes");
    }

    @Test
    void theNumbersInTheHeadlineAreThoseOfTheList() {
        Report report = report("sessions: [{title: One, mode: remote}]\nmonitoring: {starters: 12}");
        LeftToAnswer left = report.leftToAnswer();
        String text = TextReport.render(report, false).replaceAll("\\s+", " ");

        assertThat(left.asked() - left.answered()).isEqualTo(left.open());
        assertThat(text)
                .contains(
                        "The description answers " + left.answered() + " of the " + left.asked() + " questions",
                        "too little to check",
                        "LEFT TO ANSWER (" + left.open() + " ANSWERS, FOR WHICH " + left.waiting() + " FINDINGS WAIT)");
    }

    @Test
    void theHeadlineNamesWhatIsNotMetAndWhatConflicts() {
        String conflict = "monitoring: {starters: 14, completers: 17}\n";

        assertThat(headline(report(conflict))).startsWith("Some statements disagree with each other");
        assertThat(headline(report("reviews: []\n")))
                .startsWith("Something that is required is not met")
                .doesNotContain("disagree");
        assertThat(headline(report(conflict + "reviews: []\n")))
                .startsWith("Something that is required is not met, and some statements disagree with each other.");
    }

    private static String headline(Report report) {
        return report.headline(report.leftToAnswer());
    }

    @Test
    void whatNamesOutcomesIsNotAskedBeforeThereAreOutcomes() {
        String more =
                "sessions: [{title: One, mode: remote}]\nassessments: [{title: Quiz}]\nresources: [{title: Book}]\n";
        String outcomes = more + "outcomes: [{id: o1, text: Ask}]\n";

        assertThat(names(report(more)))
                .contains("course.outcomes listed")
                .doesNotContain("session.outcomes", "session.practises", "assessment.assesses", "resource.outcomes");
        assertThat(names(report(outcomes)))
                .doesNotContain("course.outcomes listed")
                .contains("session.outcomes", "assessment.assesses", "resource.outcomes");
    }

    @Test
    void whatIsDoneAloneIsNotAskedForDatesGroupsOrSkillsTrainedWithAFacilitator() {
        String more = "sessions: [{title: Reading, mode: self-directed}";

        assertThat(names(report(more + "]")))
                .contains("session.methods", "session.elements")
                .doesNotContain("session.date", "session.week", "session.skills training", "session.group size");
        assertThat(question(report(more + ", {title: Day, mode: remote}]"), "session.date")
                        .items())
                .containsExactly("Day");
    }

    @Test
    void aListThatIsSaidToBeCompleteAndIsNotThereIsPointedOut() {
        Report report = report("sessionsComplete: yes\n");
        OpenQuestion open = question(report, "course.sessions listed");

        assertThat(open.said()).containsExactly("all are said to be listed, and none is");
        assertThat(open.ask())
                .isEqualTo(
                        "You say that all are listed under \"Sessions\", and none is. List them, or if there are none"
                                + " write \"sessions: []\" in the file.");
        assertThat(question(report(""), "course.sessions listed").said()).isEmpty();
        assertThat(question(report("sessionsComplete: no\n"), "course.sessions listed")
                        .said())
                .isEmpty();
        assertThat(question(report("sessionsComplete: yes\nsessions: [{title: }]\n"), "course.sessions listed")
                        .said())
                .hasSize(1);
    }

    @Test
    void aSessionThatHasADateIsNotAskedForItsWeekAndWhatOthersSayIsNotShownBesideWhatIsOpen() {
        String dated = "{title: Pilot, mode: remote, date: 2026-06-01}";

        assertThat(names(report("sessions: [" + dated + "]"))).doesNotContain("session.date", "session.week");
        OpenQuestion date = question(report("sessions: [" + dated + ", {title: Day, mode: remote}]"), "session.date");
        assertThat(date.items()).containsExactly("Day");
        assertThat(date.said()).isEmpty();
    }

    @Test
    void ofAListThatIsSaidToGoOnItsEndIsAskedForAndNotWhatIsListed() {
        Report report = report("sessionsComplete: no\nsessions: [{title: Day, mode: remote}]");

        assertThat(names(report)).contains("course.sessions complete").doesNotContain("course.sessions listed");
        assertThat(question(report, "course.sessions complete").said()).containsExactly("no");
    }

    private static List<String> names(Report report) {
        return report.leftToAnswer().next().stream()
                .map(open -> open.question().name())
                .toList();
    }

    @Test
    void oneMoreAnswerIsOneMoreAnswered() {
        LeftToAnswer before = report("").leftToAnswer();
        LeftToAnswer after =
                report("design: {culture: As the learners bring it in.}").leftToAnswer();

        assertThat(after.answered()).isEqualTo(before.answered() + 1);
        assertThat(after.open()).isEqualTo(before.open() - 1);
    }

    @Test
    void whatSettlesMostComesFirst() {
        LeftToAnswer left = report("").leftToAnswer();
        int most = left.next().stream().mapToInt(OpenQuestion::alone).max().orElseThrow();

        assertThat(left.next().get(0).alone()).isEqualTo(most);
    }

    @Test
    void theThingsAreNamedByTitleInTheOrderOfPeople() {
        String sessions = Stream.of(10, 9, 2, 1)
                .map(n -> "  - {id: m" + n + ", title: Meeting " + n + ", mode: face to face}\n")
                .reduce("sessions:\n", String::concat);
        Report report = report(sessions);

        assertThat(question(report, "session.group size").items())
                .containsExactly("Meeting 1", "Meeting 2", "Meeting 9", "Meeting 10");
        assertThat(TextReport.renderFull(report, false))
                .doesNotContain("/sessions/")
                .doesNotContain("m10");
    }

    @Test
    void aNoteWithoutAnAnswerIsShownWhereTheAnswerIsMissing() throws MistakesException {
        Report report = report("""
                sessions:
                  - {title: Pilot, mode: face to face, skillsTraining: yes, groupSize: {value: TBC, note: About 22 in 2016.}}
                monitoring: {peerReview: {note: Of local trainers only.}}
                """);

        assertThat(question(report, "session.group size").said())
                .containsExactly("nothing yet (note: About 22 in 2016.)");
        assertThat(question(report, "course.peer review").said())
                .containsExactly("nothing yet (note: Of local trainers only.)");
        assertThat(TextReport.renderFull(report, false).replaceAll("\\s+", " "))
                .contains("(Sessions, Pilot) (note: About 22 in 2016.)");
        assertThat(HtmlReport.render(report)).contains("<span>note: About 22 in 2016.</span>");
        assertThat(JsonReport.render(report)).contains("\"notes\" : [ \"About 22 in 2016.\" ]");
    }

    @Test
    void aCourseThatSaysEverythingHasNothingLeft() {
        Report complete = Report.of(ShippedRules.assess(ShippedRules.course("complete-course")));

        assertThat(complete.leftToAnswer().open()).isZero();
        assertThat(TextReport.renderNext(complete, 5, false))
                .contains("There is no question left that this check waits for.");
    }
}
