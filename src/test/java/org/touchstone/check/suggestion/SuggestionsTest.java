package org.touchstone.check.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/** Suggestions do what they say, and say what else they do. */
@Tag("thorough")
@net.jqwik.api.Tag("thorough")
class SuggestionsTest {

    private static final String GROUP = """
            provider: {name: Hillside}
            course: {title: Coaching}
            claims: [{element: HC, levels: [1]}]
            sessions:
              - {id: s1, title: Workshop 1, mode: face to face, skillsTraining: yes, groupSizeLeast: %d, groupSize: %d}
            """;

    private static Assessment fixture(String name) throws Exception {
        return assess(SubmissionReader.read(
                Path.of("fixtures", name, "course.yaml"),
                ShippedRules.RULESET.catalogue().questions()));
    }

    private static Assessment group(int least, int most) throws MistakesException {
        return ShippedRules.assess(
                NodeReader.read(GROUP.formatted(least, most).getBytes(StandardCharsets.UTF_8), "course.yaml"));
    }

    private static Assessment assess(Submission submission) {
        return Assessor.assess(submission, ShippedRules.RULESET, ShippedRules.AS_OF);
    }

    private static Suggestion on(Assessment assessment, String part) {
        return Suggestions.of(assessment).stream()
                .filter(each -> each.finding().part().key().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> answers(Suggestion suggestion) {
        return suggestion.changes().stream()
                .map(change -> change instanceof SuggestedChange.Answered answered
                        ? answered.of().label() + ", " + answered.question().words() + ": "
                                + String.join(", ", answered.values())
                        : "more " + ((SuggestedChange.Added) change).list().key())
                .toList();
    }

    @Test
    void aGroupThatIsTooLargeIsTheRecommendedSizeAtItsEdge() throws Exception {
        Suggestion suggestion = on(group(12, 22), "group-size/recommended-number");

        assertThat(answers(suggestion)).containsExactly("Workshop 1, group size: 18");
        assertThat(suggestion.then().outcome()).isEqualTo(Outcome.MET);
        assertThat(suggestion.broken()).isEmpty();
    }

    @Test
    void whatIsUnsaidIsToBeSaidAndWhatIsSaidStays() throws Exception {
        Assessment assessment =
                ShippedRules.assess(NodeReader.read("""
                        provider: {name: Hillside}
                        course: {title: Coaching, sessionsPlanned: 1}
                        claims: [{element: HC, levels: [1]}]
                        sessions: [{id: s1, title: The day, stage: core programme, mode: face to face, length: 1 day, methods: [practice]}]
                        sessionsComplete: yes
                        """.getBytes(StandardCharsets.UTF_8), "course.yaml"));

        assertThat(answers(on(assessment, "core-programme/apart")))
                .noneMatch(answer -> answer.startsWith("The day, mode"));
        assertThat(answers(on(assessment, "follow-up/reflection"))).containsExactly("more followUp");
    }

    @Test
    void statementsThatConflictAreMadeToAgree() throws Exception {
        Suggestion suggestion = on(fixture("conflicting-statements"), "attendance-data/completers");

        assertThat(suggestion.finding().outcome()).isEqualTo(Outcome.CONFLICTING);
        assertThat(answers(suggestion)).containsExactly("the course, completers: 14");
    }

    @Test
    void wordsAreLeftToTheProviderAndGoToAReviewer() throws Exception {
        Suggestion suggestion = on(fixture("silent-course"), "values/values");

        assertThat(answers(suggestion)).containsExactly("the course, values: " + SuggestedChange.WORDS);
        assertThat(suggestion.then().outcome()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
    }

    /** To describe practice where the course denies that there is any would contradict the denial. */
    @Test
    void whatComesOutWorseIsSaid() throws Exception {
        Suggestion suggestion = on(fixture("explicit-no-everywhere"), "experiential-learning/practice-in-the-topic");

        assertThat(suggestion.broken())
                .extracting(each -> each.part().key() + " " + each.outcome())
                .contains("core-programme/chance-to-practise CONFLICTING");
    }

    @Test
    void aNumberThatIsMetSaysHowFarItIsFromNotBeingSo() throws Exception {
        assertThat(Suggestions.margins(group(14, 17)))
                .extracting(margin -> margin.fact().question().words() + " "
                        + margin.fact().text() + ", with "
                        + margin.change().values().get(0) + " "
                        + margin.then().outcome())
                .contains("group size 17, with 19 NOT_MET", "group size least 14, with 11 NOT_MET");
    }

    @Test
    void theNearestNumberIsNamedWhichMayComeFromWhatIsSaidBesideIt() throws Exception {
        Report report = Report.withoutAdvice(group(14, 14));

        assertThat(Suggested.of(report).margins())
                .contains(
                        "Group size, Workshop 1: How many people take part at least? 14. With 15: Statements conflict.",
                        "Group size, Workshop 1: How many people take part at most? 14. With 13: Statements conflict.");
    }

    @Test
    void noNumberThatIsNearerThanTheOneNamedFails() throws Exception {
        for (int least = 12; least <= 16; least++) {
            for (int most = least; most <= 18; most++) {
                for (Margin margin : Suggestions.margins(group(least, most))) {
                    int said = (int) margin.fact().number();
                    int named = Integer.parseInt(margin.change().values().get(0));
                    boolean isLeast = margin.fact().question().key().equals("groupSizeLeast");
                    for (int nearer = said;
                            Math.abs(nearer - said) < Math.abs(named - said);
                            nearer += named > said ? 1 : -1) {
                        assertThat(outcome(
                                        isLeast ? group(nearer, most) : group(least, nearer),
                                        margin.finding().part().key()))
                                .isEqualTo(Outcome.MET);
                    }
                }
            }
        }
    }

    private static Outcome outcome(Assessment assessment, String part) {
        return assessment.findings().stream()
                .filter(finding -> finding.part().key().equals(part)
                        && finding.target().label().equals("Workshop 1"))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** Whatever a course says, each suggestion is checked again here, from the beginning. */
    @Property(tries = 10, seed = "20261126")
    void eachSuggestionIsTrueOfTheChangedCourse(@ForAll long seed) {
        Assessment assessment = ShippedRules.assess(new RandomCourses(ShippedRules.RULESET.catalogue(), seed).next());

        for (Suggestion suggestion : Suggestions.of(assessment)) {
            Assessment changed = assess(ChangedCourse.of(assessment.course().submission(), suggestion.changes()));
            assertThat(changed.findings())
                    .as("%s", suggestion)
                    .contains(suggestion.then())
                    .containsAll(suggestion.broken());
            assertThat(suggestion.then().outcome()).isIn(Outcome.MET, Outcome.NEEDS_JUDGEMENT);
            assertThat(suggestion.then().denied() && suggestion.then().outcome() == Outcome.NEEDS_JUDGEMENT)
                    .isFalse();
            assertThat(brokenBy(assessment, changed)).isEqualTo(suggestion.broken());
        }
    }

    /** What is not met or conflicts afterwards and did not before, and what was met and is no more. */
    private static List<Finding> brokenBy(Assessment before, Assessment after) {
        return after.findings().stream()
                .filter(finding -> {
                    Outcome was = before.findings().stream()
                            .filter(each -> each.standard().equals(finding.standard())
                                    && each.part().equals(finding.part())
                                    && isSame(each.target(), finding.target()))
                            .map(Finding::outcome)
                            .findFirst()
                            .orElse(Outcome.NOT_STATED);
                    boolean bad = finding.outcome() == Outcome.NOT_MET
                            || finding.outcome() == Outcome.CONFLICTING
                            || finding.outcome() == Outcome.ERROR;
                    boolean open =
                            finding.outcome() == Outcome.NOT_STATED || finding.outcome() == Outcome.NEEDS_JUDGEMENT;
                    return (bad && finding.outcome() != was) || (open && was == Outcome.MET);
                })
                .toList();
    }

    private static boolean isSame(Subject one, Subject other) {
        return one.kind().equals(other.kind()) && one.id().equals(other.id());
    }
}
