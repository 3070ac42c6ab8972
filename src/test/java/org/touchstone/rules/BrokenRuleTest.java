package org.touchstone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.assessment.Assessment;
import org.touchstone.assessment.Assessor;
import org.touchstone.findings.Finding;
import org.touchstone.findings.Outcome;
import org.touchstone.findings.Verdict;

/** A rule that throws gives an error finding for its standards; the rest stands. */
class BrokenRuleTest {

    @TempDir
    Path folder;

    private Assessment assessWith(String sentence, String rule) throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        append(rules.resolve("language/sentences.dsl"), sentence);
        append(rules.resolve("group-size/rules.dslr"), rule);
        try (Ruleset ruleset = ShippedRules.read(rules)) {
            return Assessor.assess(
                    ShippedRules.submission(ShippedRules.course("complete-course")), ruleset, ShippedRules.AS_OF);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + "\n" + text + "\n");
    }

    private static void assertOnlyTheRecommendedNumberIsAnError(Assessment assessment) {
        Map<Boolean, java.util.List<Finding>> byError =
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
    }

    private static String key(Finding finding) {
        return finding.standard().id() + finding.part().key() + finding.target().id();
    }

    @Test
    void aConclusionThatThrowsIsAnErrorFinding() throws IOException {
        assertOnlyTheRecommendedNumberIsAnError(
                assessWith(
                        "[then]It breaks=remarks.say(Said.MET, $asked, \"x\".substring(5), {facts}, {parameters});",
                        "rule \"Breaks\"\nwhen\n  Part recommended-number is asked\n  Its group size is given\nthen\n  It breaks\nend"));
    }

    @Test
    void aConditionThatThrowsIsAnErrorFinding() throws IOException {
        assertOnlyTheRecommendedNumberIsAnError(
                assessWith(
                        "[when]Its {fact} breaks=it: key.substring(5000) == \"x\"",
                        "rule \"Breaks\"\nwhen\n  Part recommended-number is asked\n  Its group size breaks\nthen\n  It is met\nend"));
    }
}
