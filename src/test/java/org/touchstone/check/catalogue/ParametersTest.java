package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;

/** A number has one value on each day, and may have another for an element, a level or a mode. */
class ParametersTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    @TempDir
    Path temporary;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(temporary, "group-size");
    }

    private static String entry(String value, String more) {
        return "- {requirement: group-size, name: most, value: " + value + ", unit: people, source: ours" + more
                + "}\n";
    }

    private void entries(String... entries) throws Exception {
        rules.write("parameters.yaml", """
                - {requirement: group-size, name: least, value: 12, unit: people, source: ours}
                - {requirement: group-size, name: most remote, value: not set, unit: people, source: ours}
                """ + String.join("", entries));
    }

    @Test
    void aValueForAnElementALevelOrAModeStandsBesideTheGeneralOne() throws Exception {
        entries(
                entry("18", ""),
                entry("8", ", for: {element: HC}"),
                entry("not set", ", for: {element: MI, mode: remote}"),
                entry("9", ", for: {element: SDM}, from: 2028-01-01"));
        Catalogue catalogue = rules.read().catalogue();

        assertThat(catalogue.parameters(DAY)).extracting(Parameter::text).containsExactly("12", "18");
        assertThat(catalogue.specialParameters(DAY)).extracting(Parameter::text).containsExactly("8", "not set");
        assertThat(catalogue.specialParameters(DAY))
                .extracting(Parameter::only)
                .containsExactly(
                        new Parameter.For(Optional.of("HC"), Optional.empty(), Optional.empty()),
                        new Parameter.For(Optional.of("MI"), Optional.empty(), Optional.of("remote")));
        assertThat(catalogue.with("group-size", "most", 20).specialParameters(DAY))
                .extracting(Parameter::text)
                .containsExactly("8", "not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | parameters.yaml:4:84: \"for\" says nothing that the value is for. Write element, level or mode, or leave out \"for\".",
                "{element: HCC} | parameters.yaml:4:85: There is no element \"HCC\". Did you mean \"HC\"?",
                "{level: 4} | parameters.yaml:4:85: There is no level \"4\". Write 1, 2 or 3.",
                "{mode: remotely} | parameters.yaml:4:85: There is no mode \"remotely\". Did you mean \"remote\"?",
                "{role: nurse} | parameters.yaml:4:85: \"role\" is not a known key. The keys known here are element, level and mode.",
            })
    void aValueIsForSomethingThatThereIs(String only, String mistake) throws Exception {
        entries(entry("18", ""), entry("8", ", for: " + only));

        assertThat(rules.mistakes()).containsExactly(mistake);
    }

    @Test
    void aSpecialValueWithoutAGeneralOneIsRefused() throws Exception {
        entries(entry("8", ", for: {element: HC, level: 1}"));

        assertThat(rules.mistakes())
                .contains("parameters.yaml:3:79: There is no general value of \"most\" beside the one for element HC,"
                        + " level 1. Add an entry without \"for\"; its value may be: not set");
    }

    @Test
    void aSpecialValueOnDaysWithoutAGeneralOneIsRefused() throws Exception {
        entries(entry("18", ", from: 2027-01-01"), entry("8", ", for: {element: HC}"));

        assertThat(rules.mistakes())
                .containsExactly("parameters.yaml:3:80: There is no value of \"most\" for some days (up to 2026-12-31)."
                        + " Let one end (\"to\") on the day the next begins (\"from\").");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to: 2027-01-01 | from: 2027-01-03 | parameters.yaml:4:80: There is no value of \"most\" for some days"
                        + " (from 2027-01-01 to 2027-01-02). Let one end (\"to\") on the day the next begins (\"from\").",
                "to: 2027-01-03 | from: 2027-01-01 | parameters.yaml:4:80: There is a second value of \"most\" for the"
                        + " same days (from 2027-01-01 to 2027-01-02). Let the earlier one end (\"to\") on the day the"
                        + " later one begins (\"from\").",
                "to: 2027-01-01 | 'from: 2027-01-01, to: 2027-01-01' | parameters.yaml:4:98: \"to\" (2027-01-01) is not"
                        + " after \"from\" (2027-01-01), so no day is meant. \"to\" is the first day on which it no"
                        + " longer holds.",
            })
    void aNumberHasOneValueOnEachDay(String first, String second, String mistake) throws Exception {
        entries(entry("18", ", " + first), entry("22", ", " + second));

        assertThat(rules.mistakes()).containsExactly(mistake);
    }

    @Test
    void gapsAndDoubtsAreLookedForAmongValuesForTheSame() throws Exception {
        entries(
                entry("18", ""),
                entry("8", ", for: {element: HC}, to: 2027-01-01"),
                entry("9", ", for: {element: HC}, from: 2027-02-01"),
                entry("10", ", for: {element: SDM}, from: 2027-02-01"));

        assertThat(rules.mistakes())
                .containsExactly(
                        "parameters.yaml:5:99: There is no value of \"most\" for element HC for some days (from"
                                + " 2027-01-01 to 2027-01-31). Let one end (\"to\") on the day the next begins (\"from\").");
    }

    @ParameterizedTest
    @CsvSource({"hours, 0.5", "minutes, 0.00833", "days, 12", "weeks, 84", "months, 365.25"})
    void aLengthOfTimeIsKnownInDays(String unit, double days) {
        Parameter parameter = parameter(unit);

        assertThat(parameter.isLengthOfTime()).isTrue();
        assertThat(parameter.inDays()).isCloseTo(days, org.assertj.core.data.Offset.offset(0.001));
    }

    @ParameterizedTest
    @CsvSource({"people", "sessions", "learners", "conversations"})
    void aCountIsNoLengthOfTime(String unit) {
        assertThat(parameter(unit).isLengthOfTime()).isFalse();
        assertThat(parameter(unit).inDays()).isNaN();
    }

    private static Parameter parameter(String unit) {
        return new Parameter("a", "b", 12, unit, Days.ALWAYS, Parameter.For.ALL, "ours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "week | parameters.yaml:1:52: \"week\" is not a unit. Did you mean \"weeks\"?",
                "Days | parameters.yaml:1:52: \"Days\" is not a unit. Did you mean \"days\"?",
                "per cent | parameters.yaml:1:52: \"per cent\" is not a unit. Write one word in small letters: people,"
                        + " sessions, learners, minutes, hours, days, weeks, months, or any other word for what is counted.",
                "'\"%\"' | parameters.yaml:1:52: \"%\" is not a unit. Write one word in small letters: people,"
                        + " sessions, learners, minutes, hours, days, weeks, months, or any other word for what is counted.",
            })
    void aUnitIsAWord(String unit, String mistake) throws Exception {
        rules.write(
                "parameters.yaml",
                "- {requirement: group-size, name: least, value: 1, unit: " + unit + ", source: ours}\n"
                        + entry("18", "") + entry("not set", "").replace("most", "most remote"));

        assertThat(rules.mistakes()).containsExactly(mistake);
    }

    @Test
    void everyMistakeIsSaidAtOnce() throws Exception {
        entries(entry("many", ", from: then"), entry("18", ", until: 2027-01-01"));

        assertThat(rules.mistakes()).hasSizeGreaterThan(2);
        assertThat(List.of("many", "then", "until"))
                .allSatisfy(
                        word -> assertThat(rules.mistakes()).anyMatch(mistake -> mistake.contains("\"" + word + "\"")));
    }
}
