package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.author.pages.StandardsSite;
import org.touchstone.author.pages.TextPage;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;

/** Standards, parts, rows and messages hold on the days that are written beside them, and on no other. */
class TimeTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2027, 1, 1);
    private static final String FILE = "group-size/requirement.yaml";
    private static final String ROW = "  FW-DEL-01: [suits-the-training, recommended-number]\n";
    private static final String REMEDY =
            "    remedy: Split or join groups, or explain in a note why this size works.\n";

    @TempDir
    Path temporary;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(temporary, "group-size");
    }

    private Report report(LocalDate day) throws MistakesException {
        try (Ruleset ruleset = rules.read()) {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(
                            Path.of("fixtures/large-face-to-face-group/course.yaml"),
                            ruleset.catalogue().questions()),
                    ruleset,
                    day);
            return Report.of(assessment);
        }
    }

    /** The parts found, each with the strengths that its findings have. */
    private Map<String, List<String>> strengths(LocalDate day) throws MistakesException {
        return report(day).explanations().stream()
                .map(explanation -> explanation.finding())
                .collect(Collectors.groupingBy(
                        finding -> finding.part().id(),
                        Collectors.mapping(
                                finding -> finding.strength().words(),
                                Collectors.collectingAndThen(
                                        Collectors.toSet(),
                                        set -> set.stream().sorted().toList()))));
    }

    @Test
    void whereNothingIsDatedEveryDayHasTheSameCatalogue() {
        Catalogue catalogue = ShippedRules.RULESET.catalogue();

        assertThat(catalogue.on(BEFORE)).isSameAs(catalogue).isSameAs(catalogue.on(AFTER));
    }

    @Test
    void daysBetweenTwoChangesShareOneCatalogueAndItKnowsTheOthers() throws Exception {
        rules.edit("catalogue/standards/FW.yaml", "- id: FW-DES-02\n", "- id: FW-DES-02\n  to: 2027-01-01\n");
        Catalogue catalogue = rules.read().catalogue();

        assertThat(catalogue.on(BEFORE)).isSameAs(catalogue.on(LocalDate.of(1990, 5, 5)));
        assertThat(catalogue.on(AFTER)).isSameAs(catalogue.on(LocalDate.of(2090, 5, 5)));
        assertThat(catalogue.on(AFTER).on(BEFORE)).isSameAs(catalogue.on(BEFORE));
    }

    @Test
    void aStandardIsThereFromItsFirstDayToTheDayBeforeItEnds() throws Exception {
        rules.edit("catalogue/standards/FW.yaml", "- id: FW-DEL-01\n", "- id: FW-DEL-01\n  to: 2027-01-01\n")
                .edit("catalogue/standards/FW.yaml", "- id: FW-DES-02\n", "- id: FW-DES-02\n  from: 2027-01-01\n");
        Catalogue catalogue = rules.read().catalogue();

        assertThat(catalogue.standard("FW-DEL-01")).isPresent();
        assertThat(catalogue.on(BEFORE).standard("FW-DEL-01")).isPresent();
        assertThat(catalogue.on(AFTER).standard("FW-DEL-01")).isEmpty();
        assertThat(catalogue.on(BEFORE).standard("FW-DES-02")).isEmpty();
        assertThat(catalogue.on(AFTER).standard("FW-DES-02")).isPresent();
        assertThat(strengths(BEFORE)).containsOnlyKeys("suits-the-training", "recommended-number");
        assertThat(strengths(AFTER)).isEmpty();
    }

    @Test
    void aStandardWithTheSameTextStandsInForOneThatHasGone() throws Exception {
        rules.edit("catalogue/standards/FW.yaml", "- id: FW-DEL-01\n", "- id: FW-DEL-01\n  to: 2027-01-01\n")
                .edit("catalogue/standards/FW.yaml", "- id: FW-DES-02\n", "- id: FW-DES-02\n  same-as: FW-DEL-01\n");
        Catalogue catalogue = rules.read().catalogue();

        assertThat(catalogue.on(BEFORE).repeatsOf("FW-DEL-01")).containsExactly("FW-DES-02");
        assertThat(catalogue.on(AFTER).askedFor())
                .extracting(asked -> asked.standard().id())
                .containsOnly("FW-DES-02");
        assertThat(strengths(AFTER)).containsOnlyKeys("suits-the-training", "recommended-number");
    }

    @Test
    void aPartIsAskedOnItsDaysOnly() throws Exception {
        rules.edit(FILE, "  recommended-number:\n", "  recommended-number:\n    from: 2027-01-01\n");

        assertThat(strengths(BEFORE)).containsOnlyKeys("suits-the-training");
        assertThat(strengths(AFTER)).containsOnlyKeys("suits-the-training", "recommended-number");
    }

    @Test
    void aRowHoldsOnItsDaysAndItsStrengthReplacesTheUsualOne() throws Exception {
        rules.edit(FILE, ROW, """
                  FW-DEL-01:
                    - parts: [suits-the-training]
                    - {parts: [recommended-number], to: 2027-01-01}
                    - {parts: [recommended-number], from: 2027-01-01, strength: required}
                """.replaceAll("(?m)^", "  ").replaceAll("(?m)^ +$", ""));

        assertThat(strengths(BEFORE))
                .containsEntry("recommended-number", List.of("recommended"))
                .containsEntry("suits-the-training", List.of("required"));
        assertThat(strengths(AFTER)).containsEntry("recommended-number", List.of("required"));
    }

    @Test
    void oneRowMayStandWithoutAList() throws Exception {
        rules.edit(FILE, ROW, "  FW-DEL-01: {parts: [recommended-number], from: 2027-01-01}\n");

        assertThat(strengths(BEFORE)).isEmpty();
        assertThat(strengths(AFTER)).containsOnlyKeys("recommended-number");
    }

    @Test
    void aMessageIsThatOfTheDay() throws Exception {
        rules.edit(FILE, REMEDY, """
                    remedy:
                      - {text: Split the group., to: 2027-01-01}
                      - {text: Join groups., from: 2027-01-01}
                """);

        assertThat(remedies(BEFORE)).contains("Split the group.").doesNotContain("Join groups.");
        assertThat(remedies(AFTER)).contains("Join groups.").doesNotContain("Split the group.");
    }

    private List<String> remedies(LocalDate day) throws MistakesException {
        return report(day).explanations().stream()
                .flatMap(explanation -> explanation.remedy().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: soon | group-size/requirement.yaml:+1:5: \"soon\" is not a date. Write year-month-day, such as 2026-09-30.",
                "from: +12026-01-01 | group-size/requirement.yaml:+1:5: \"+12026-01-01\" is not a date. Write year-month-day, such as 2026-09-30.",
                "to: 2026-02-30 | group-size/requirement.yaml:+1:5: \"2026-02-30\" is not a date. Write year-month-day, such as 2026-09-30.",
            })
    void aDayThatIsNoneIsRefused(String line, String mistake) throws Exception {
        rules.edit(FILE, "  suits-the-training:\n    asks", "  suits-the-training:\n    " + line + "\n    asks");

        assertThat(rules.mistakes()).containsExactly(rules.fromEdit(mistake));
    }

    @Test
    void daysThatEndBeforeTheyBeginAreRefused() throws Exception {
        rules.edit(FILE, ROW, "  FW-DEL-01: {parts: [recommended-number], from: 2027-01-01, to: 2026-01-01}\n");

        assertThat(rules.mistakes())
                .containsExactly(
                        rules.fromEdit(
                                "group-size/requirement.yaml:+0:62: \"to\" (2026-01-01) is not after \"from\""
                                        + " (2027-01-01), so no day is meant. \"to\" is the first day on which it no longer holds."));
    }

    @Test
    void twoRowsForTheSamePartAndDaysAreRefused() throws Exception {
        rules.edit(FILE, ROW, """
                  FW-DEL-01:
                    - {parts: [suits-the-training, recommended-number], to: 2027-03-01}
                    - {parts: [recommended-number], from: 2027-01-01}
                """.replaceAll("(?m)^(?=.)", "  "));

        assertThat(rules.mistakes())
                .containsExactly(rules.fromEdit("group-size/requirement.yaml:+2:39: There is a second row with the part"
                        + " \"recommended-number\" of FW-DEL-01 for the same days (from 2027-01-01 to 2027-02-28)."
                        + " Let the earlier one end (\"to\") on the day the later one begins (\"from\")."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{text: A., to: 2027-01-01} | {text: B., from: 2027-02-01} |"
                        + " group-size/requirement.yaml:+2:20: There is no text of \"remedy\" for some days"
                        + " (from 2027-01-01 to 2027-01-31). Let one end (\"to\") on the day the next begins (\"from\").",
                "{text: A., to: 2027-01-02} | {text: B., from: 2027-01-01} |"
                        + " group-size/requirement.yaml:+2:20: There is a second text of \"remedy\" for the same days"
                        + " (on 2027-01-01). Let the earlier one end (\"to\") on the day the later one begins (\"from\").",
                "{text: A.} | {text: B.} |"
                        + " group-size/requirement.yaml:+2:9: There is a second text of \"remedy\" for the same days"
                        + " (every day). Let the earlier one end (\"to\") on the day the later one begins (\"from\").",
                "{text: A., to: 2027-01-01} | {text: B., from: 2027-01-01, to: 2028-01-01} |"
                        + " group-size/requirement.yaml:+2:38: There is no text of \"remedy\" for some days"
                        + " (from 2028-01-01). Let one end (\"to\") on the day the next begins (\"from\").",
                "{text: A., from: 2026-01-01, to: 2027-01-01} | {text: B., from: 2027-01-01} |"
                        + " group-size/requirement.yaml:+1:20: There is no text of \"remedy\" for some days"
                        + " (up to 2025-12-31). Let one end (\"to\") on the day the next begins (\"from\").",
            })
    void wordingsOfAMessageFollowEachOtherWithoutGapOrDoubt(String first, String second, String mistake)
            throws Exception {
        rules.edit(FILE, REMEDY, "    remedy:\n      - " + first + "\n      - " + second + "\n");

        assertThat(rules.mistakes()).containsExactly(rules.fromEdit(mistake));
    }

    @Test
    void theWordingsOfAPartThatBeginsLaterNeedNotBeginEarlier() throws Exception {
        rules.edit(
                FILE,
                REMEDY,
                "    from: 2027-01-01\n    remedy:\n      - {text: Split the group., from: 2027-01-01}\n");

        assertThat(rules.mistakes()).isEmpty();
    }

    @Test
    void thePlaceholdersOfEveryWordingAreChecked() throws Exception {
        rules.edit(FILE, REMEDY, "    remedy:\n      - {text: 'Split {grop size}.'}\n");

        assertThat(rules.mistakes())
                .containsExactly(
                        rules.fromEdit("group-size/requirement.yaml:+1:10: {grop size} is not a known placeholder."
                                + " Did you mean \"group size\"?"));
    }

    @Test
    void whatAPartAppliesToIsKeptAsItIsWritten() throws Exception {
        rules.edit(FILE, "      - Its mode is face to face or remote\n", "      - Its mode is given\n");

        Part part = rules.readAnew().catalogue().part("group-size/suits-the-training");

        assertThat(part.applies())
                .extracting(Written::text)
                .containsExactly("Its skills training is yes", "Its mode is given");
        assertThat(part.applies())
                .extracting(written -> written.place().line())
                .containsExactly(rules.editedLine() - 1, rules.editedLine());
        assertThat(Optional.of(part.applies().get(0).place().column())).contains(9);
    }

    @Test
    void pagesShowEveryWordingAndRowWithItsDays() throws Exception {
        rules.edit(FILE, ROW, "  FW-DEL-01: {parts: [recommended-number], from: 2027-01-01, strength: required}\n")
                .edit(
                        FILE,
                        "  recommended-number:\n",
                        "  recommended-number:\n    from: 2026-02-01\n    to: 2030-01-01\n")
                .edit(
                        FILE,
                        REMEDY,
                        "    remedy: [{text: Split the group., to: 2027-01-01}, {text: Join groups., from: 2027-01-01}]\n");
        StandardsSite pages = StandardsSite.of(rules.read(), List.of());

        assertThat(TextPage.render(pages.named("group-size").get(0), false).replaceAll("\\s+", " "))
                .contains("and required (from 1 January")
                .contains("In force from 1 February 2026 to 31 December 2029")
                .contains("Split the group. (up to 31 December 2026)")
                .contains("Join groups. (from 1 January 2027)");
    }
}
