package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.language.RuleFailure;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Submission;

/** A rule that throws gives an error finding for its standards; the rest stands. */
class BrokenRuleTest {

    @TempDir
    Path folder;

    private static String key(Finding finding) {
        return finding.standard().id() + finding.part().key() + finding.target().id();
    }

    @ParameterizedTest
    @ValueSource(strings = {BrokenRules.CONCLUSION_THROWS, BrokenRules.CONDITION_THROWS})
    void aRuleThatThrowsIsAnErrorFindingAndNothingElseChanges(String broken) throws MistakesException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Assessment assessment = Assessor.assess(
                ShippedRules.submission(ShippedRules.course("complete-course")),
                BrokenRules.read(rules, broken, folder.resolve("built")),
                ShippedRules.AS_OF);

        Map<Boolean, List<Finding>> byError =
                assessment.findings().stream().collect(Collectors.partitioningBy(f -> f.outcome() == Outcome.ERROR));
        assertThat(byError.get(true))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.part().key()).isEqualTo("group-size/recommended-number"));
        Map<String, Outcome> unbroken = ShippedRules.assess(ShippedRules.course("complete-course")).findings().stream()
                .collect(Collectors.toMap(BrokenRuleTest::key, Finding::outcome));
        assertThat(byError.get(false))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.outcome()).isEqualTo(unbroken.get(key(f))));
        assertThat(assessment.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(assessment.failures())
                .isNotEmpty()
                .extracting(RuleFailure::rule)
                .containsOnly("group-size: " + BrokenRules.BROKEN);
    }

    /** The engine's sessions are used again, also one that ended in an error. */
    @ParameterizedTest
    @ValueSource(strings = {BrokenRules.CONCLUSION_THROWS, BrokenRules.CONDITION_THROWS})
    void courseAfterCourseIsToldTheSame(String broken) throws MistakesException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Ruleset ruleset = BrokenRules.read(rules, broken, folder.resolve("built"));
        List<Submission> courses = List.of(
                ShippedRules.submission(ShippedRules.course("complete-course")),
                ShippedRules.submission(ShippedRules.course("every-element")));
        List<List<Finding>> first = courses.stream()
                .map(course ->
                        Assessor.assess(course, ruleset, ShippedRules.AS_OF).findings())
                .toList();

        for (int again = 0; again < 5; again++) {
            for (int i = 0; i < courses.size(); i++) {
                assertThat(Assessor.assess(courses.get(i), ruleset, ShippedRules.AS_OF)
                                .findings())
                        .isEqualTo(first.get(i));
            }
        }
    }
}
