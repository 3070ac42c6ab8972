package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;

/** What is proposed comes from tables that policy staff edit; whatever stands there is meant or refused, with its place. */
class ProposalsTest {

    private static final String FILE = "proposals.yaml";

    @TempDir
    Path temporary;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(temporary, "group-size");
    }

    private String recommended(int points, int notMet, int open) throws Exception {
        return Proposals.first(
                        rules.read().catalogue().proposals().recommendation(),
                        Map.of(
                                "points", points,
                                "not met", notMet,
                                "open", open,
                                "percent not met", 100 * notMet / points))
                .map(each -> each.propose() + ": " + each.because())
                .orElseThrow();
    }

    private String changed(int kept, int added, int touched, int daysLeft) throws Exception {
        return Proposals.first(
                        rules.read().catalogue().proposals().changes(),
                        Map.of(
                                "claims kept", kept,
                                "claims added", added,
                                "points touched", touched,
                                "days left", daysLeft))
                .map(each -> each.propose() + ", " + each.review().orElseThrow())
                .orElseThrow();
    }

    @Test
    void theFirstRowThatFitsHolds() throws Exception {
        assertThat(recommended(100, 0, 0)).isEqualTo("accredited: Everything required is met.");
        assertThat(recommended(100, 9, 1)).startsWith("deferred: Points that are still open: 1.");
        assertThat(recommended(100, 5, 0)).startsWith("accredited with conditions: Points that are not met: 5 of 100.");
        assertThat(recommended(100, 6, 0)).startsWith("referred");
        assertThat(recommended(100, 50, 0)).startsWith("referred");
        assertThat(recommended(100, 51, 0)).startsWith("not accredited");

        assertThat(changed(3, 0, 0, 91)).isEqualTo("cosmetic, nothing");
        assertThat(changed(3, 0, 1, 91)).isEqualTo("minor, what is touched");
        assertThat(changed(3, 0, 10, 91)).isEqualTo("minor, what is touched");
        assertThat(changed(3, 0, 11, 91)).isEqualTo("material, what is touched");
        assertThat(changed(3, 1, 1, 91)).isEqualTo("material, what is touched");
        assertThat(changed(0, 3, 90, 91)).isEqualTo("new course, everything");
        assertThat(changed(3, 0, 0, 90)).isEqualTo("renewal, everything");
    }

    @Test
    void aNumberThatPolicyStaffChangeCountsAndRulesetsWithoutTablesProposeNothing() throws Exception {
        String before = rules.read().digest();
        rules.edit(FILE, "not met: 1 to 5", "not met: 1 to 6");
        assertThat(recommended(100, 6, 0)).startsWith("accredited with conditions");
        assertThat(rules.read().digest()).isNotEqualTo(before);

        Files.delete(rules.folder().resolve(FILE));
        assertThat(rules.read().catalogue().proposals().recommendation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "propose: deferred | propose: defered | \"defered\" is not a known propose. Write accredited, accredited with conditions, deferred, referred, not accredited or out of scope.",
                "open: 1 or more | open: some | \"some\" is not a count. Write it as one of these: none, 3, 6 or more, at most 5, 1 to 5.",
                "not met: 1 to 5 | not met: 5 to 1 | \"5 to 1\" is not a count. Write it as one of these: none, 3, 6 or more, at most 5, 1 to 5.",
                "open: 1 or more | opne: 1 or more | \"opne\" is not a known key. The keys known here are points, not met, open and percent not met.",
                "are still open: {open} | are still open: {opem} | \"{opem}\" is not a count. Did you mean \"open\"?",
                "'    when: {not met: none}\n' | '' | This row always fits, so no row below it is ever read. Give it \"when\", or move it to the end.",
                "'    because: It touches no point.\n' | '    because: It touches no point.\n    when: {points touched: none}\n' | Nothing is proposed where no row fits. End the table with a row without \"when\".",
                "review: nothing | review: none | \"none\" is not a known review. Write everything, what is touched or nothing.",
                "'    source: House policy\n' | '' | \"source\" is missing. Add it.",
            })
    void aMistakeIsNamedWithItsPlace(String from, String to, String mistake) throws Exception {
        rules.edit(FILE, from, to);
        assertThat(rules.mistakes()).anyMatch(each -> each.matches(FILE + ":\\d+:\\d+: .*") && each.endsWith(mistake));
    }
}
