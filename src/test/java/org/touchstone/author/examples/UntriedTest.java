package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;

/** What no example tries is said of the very sentence that it leaves untried. */
class UntriedTest {

    private static final String RULES = "group-size/rules.dslr";
    private static final String FIRST = "rule \"Face-to-face group is larger than recommended\"\n";

    @TempDir
    Path folder;

    private EditedRules rules;

    private List<Untried.Gap> after(String file, String from, String to) throws IOException, MistakesException {
        rules = new EditedRules(folder, "group-size").edit(file, from, to);
        return Untried.of(rules.read(), "group-size", ShippedRules.AS_OF);
    }

    private List<Untried.Gap> afterAdding(String when) throws IOException, MistakesException {
        List<Untried.Gap> gaps = after(
                RULES,
                FIRST,
                "rule \"Added\"\nwhen\n  Part recommended-number is asked\n" + when
                        + "then\n  The statements conflict\nend\n\n" + FIRST);
        int begins = rules.editedLine();
        int lines = (int) when.lines().count();
        return gaps.stream()
                .filter(gap -> gap.line() > begins && gap.line() <= begins + 2 + lines)
                .map(gap -> new Untried.Gap(gap.line() - begins - 2, gap.way(), gap.bound()))
                .toList();
    }

    @Test
    void ofTheBoundsThatAreShippedEachSideIsTried() throws MistakesException {
        assertThat(Untried.of(ShippedRules.RULESET, "group-size", ShippedRules.AS_OF))
                .noneMatch(gap -> gap.bound().equals("the parameter most"));
    }

    @Test
    void aBoundWithoutExamplesOnASideNamesTheSide() throws IOException, MistakesException {
        assertThat(after("parameters.yaml", "value: 18", "value: 4000"))
                .extracting(Untried.Gap::way, Untried.Gap::bound)
                .contains(
                        tuple(Untried.Way.EXACTLY, "the parameter most"),
                        tuple(Untried.Way.ABOVE, "the parameter most"))
                .doesNotContain(tuple(Untried.Way.BELOW, "the parameter most"));
    }

    @Test
    void aConditionThatNeverHoldsOrNeverFailsIsNamedByItsLine() throws IOException, MistakesException {
        assertThat(afterAdding("  Its group size is more than 500\n  any of these:\n    There is a session\n"
                        + "    Its group size is answered no\n"))
                .contains(
                        new Untried.Gap(1, Untried.Way.NEVER_HOLDS, ""),
                        new Untried.Gap(1, Untried.Way.ABOVE, "500"),
                        new Untried.Gap(3, Untried.Way.NEVER_FAILS, ""))
                .noneMatch(gap -> gap.line() == 2);
    }

    @Test
    void whatIsLeftUnsaidIsNotGiven() throws IOException, MistakesException {
        assertThat(afterAdding("  Its group size is given\n  There is a session\n"))
                .containsExactly(new Untried.Gap(2, Untried.Way.NEVER_FAILS, ""));
    }

    @Test
    void insideAnExceptionEachSentenceStandsForItself() throws IOException, MistakesException {
        assertThat(afterAdding(
                        "  Its group size is given\n  unless:\n    There is a session whose group size is more than 500\n"
                                + "    Its mode is face to face\n"))
                .contains(new Untried.Gap(3, Untried.Way.NEVER_HOLDS, ""), new Untried.Gap(3, Untried.Way.ABOVE, "500"))
                .noneMatch(gap -> gap.line() == 2);
    }
}
