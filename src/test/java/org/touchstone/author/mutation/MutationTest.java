package org.touchstone.author.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** Every small wrong change to the rules is noticed by an example, and one that is not is reported. */
@Tag("thorough")
class MutationTest {

    @TempDir
    Path folder;

    private static MutationReport mutate(Ruleset ruleset, Optional<String> only) throws MistakesException {
        return Mutation.run(ruleset, ShippedRules.AS_OF, only);
    }

    @Test
    void everySmallWrongChangeToTheShippedRulesIsNoticedOrExcused() throws MistakesException {
        MutationReport report = mutate(ShippedRules.RULESET, Optional.empty());

        assertThat(report.survivors())
                .as("changes that no example notices: add an example, or an excuse to mutants-excused.yaml")
                .isEmpty();
        assertThat(report.idleExcuses())
                .as("excuses that match no change that goes unnoticed: remove them from mutants-excused.yaml")
                .isEmpty();
        assertThat(report.tried()).hasSizeGreaterThan(1000);
    }

    @Test
    void aRuleThatNoExampleTriesIsReported() throws IOException, MistakesException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Files.delete(rules.resolve("mutants-excused.yaml"));
        append(rules.resolve("group-size/rules.dslr"), """
                rule "A group of one has no group to judge"
                when
                  Part suits-the-training is asked
                  Its group size is exactly 1
                then
                  It does not apply
                end
                """);
        Path examples = rules.resolve("group-size/examples.yaml");
        Files.writeString(examples, onlyFirst(examples));

        try (Ruleset ruleset = ShippedRules.read(rules)) {
            MutationReport report = mutate(ruleset, Optional.of("group-size"));

            assertThat(report.isClean()).isFalse();
            assertThat(report.score()).isBetween(1.0, 99.0);
            assertThat(report.survivors())
                    .extracting(Mutant::rule, Mutant::change)
                    .contains(
                            tuple("A group of one has no group to judge", "leave out the rule"),
                            tuple("Face-to-face group is smaller than recommended", "leave out the rule"));
        }
    }

    @Test
    void anExcuseIsHeldAgainstWhatGoesUnnoticed() throws IOException, MistakesException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        append(rules.resolve("mutants-excused.yaml"), """
                - requirement: group-size
                  rule: most
                  change: 19 instead of 18
                  reason: Nobody counts that high.
                """);

        try (Ruleset ruleset = ShippedRules.read(rules)) {
            MutationReport report = mutate(ruleset, Optional.of("group-size"));

            assertThat(report.survivors()).isEmpty();
            assertThat(report.excused()).isNotEmpty();
            assertThat(report.idleExcuses()).extracting(Excuse::change).containsExactly("19 instead of 18");
            assertThat(report.isClean()).isFalse();
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + "\n" + text);
    }

    private static String onlyFirst(Path examples) throws IOException {
        return Files.readString(examples).split("(?m)^(?=- name: )")[1];
    }
}
