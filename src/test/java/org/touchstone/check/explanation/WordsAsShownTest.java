package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.located.Place;

/** A sentence shows a provider's words without the signs that came along when they were copied. */
class WordsAsShownTest {

    private static String shown(String words) {
        return ReadableValues.inSentence(new Fact(
                new Subject("course", "course", "the course", Place.START),
                ShippedRules.RULESET
                        .catalogue()
                        .questions()
                        .named("course.champions")
                        .orElseThrow(),
                "course.champions",
                words.replace('/', '\n'),
                Double.NaN,
                Double.NaN,
                false,
                Place.START,
                List.of(),
                "",
                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\u2022 We ask each team. | We ask each team.",
                "\u2022We ask each team. | We ask each team.",
                "- We ask each team. | We ask each team.",
                "\u2013 We ask each team. | We ask each team.",
                "* We ask each team. | We ask each team.",
                "\u2022 We ask/\u2022 We listen | We ask; We listen",
                "We do this://- We ask./- We listen. | We do this:  We ask. We listen.",
                "\"We ask each team.\" | We ask each team.",
                "\u201cWe ask each team.\u201d | We ask each team.",
                "\u2018We ask each team.\u2019 | We ask each team.",
                "\u2022 \u201cWe ask each team.\u201d | We ask each team.",
                "\u201cWe ask each team. | We ask each team.",
                "\"Ask\" is our first step. | \"Ask\" is our first step.",
                "\"Ask\" and \"listen\" | \"Ask\" and \"listen\"",
                "\u2022 \u2022 \u2022 | \u2022 \u2022 \u2022",
                "\u2713 | \u2713",
                "-5 to 5 on a scale | -5 to 5 on a scale",
                "'Tis the teams that choose. | 'Tis the teams that choose.",
            })
    void signsAtTheStartAreLeftOut(String written, String shown) {
        assertThat(shown(written).replaceAll(" +", " ")).isEqualTo("\"" + shown.replaceAll(" +", " ") + "\"");
    }

    @Test
    void muchOfThemTakesNoTime() {
        assertThat(shown("\u2022".repeat(50_000))).isNotEmpty();
        assertThat(shown("/".repeat(50_000) + "a")).isEqualTo("\"a\"");
        assertThat(shown("\u2022 ".repeat(50_000) + "\u201c".repeat(50_000))).isNotEmpty();
    }
}
