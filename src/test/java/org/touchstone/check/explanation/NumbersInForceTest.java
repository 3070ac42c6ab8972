package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.TextReport;
import org.touchstone.check.rules.Ruleset;

/** What a finding says of the numbers that it was compared with, and where there is none on the day. */
class NumbersInForceTest {

    private static final Path LARGE_GROUP = Path.of("fixtures/large-face-to-face-group/course.yaml");

    @TempDir
    Path folder;

    private Explanation recommended(Ruleset ruleset, LocalDate day) throws Exception {
        Assessment assessment = Assessor.assess(ShippedRules.submission(NodeReader.read(LARGE_GROUP)), ruleset, day);
        return assessment.findings().stream()
                .filter(finding -> finding.part().id().equals("recommended-number")
                        && finding.target().label().equals("Workshop 1"))
                .map(new Explainer(assessment.ruleset().catalogue(), day)::explain)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayWithoutANumberIsSaidAndTheProviderIsAskedForNothing() throws Exception {
        EditedRules rules = new EditedRules(folder, "group-size");
        rules.edit("parameters.yaml", "  value: 12\n", "  value: 12\n  from: 2027-01-01\n");
        rules.edit("parameters.yaml", "  value: 18\n", "  value: 18\n  from: 2027-01-01\n");
        try (Ruleset ruleset = rules.read()) {
            Explanation before = recommended(ruleset, LocalDate.of(2026, 12, 31));
            assertThat(before.finding().outcome()).isEqualTo(Outcome.NOT_STATED);
            assertThat(before.missing()).isEmpty();
            assertThat(before.remedy()).isEmpty();
            assertThat(before.reason())
                    .startsWith("No number is in force for \"least\" and \"most\" on 31 December 2026,"
                            + " so this cannot be checked.")
                    .doesNotContain("not stated");

            Explanation after = recommended(ruleset, LocalDate.of(2027, 1, 1));
            assertThat(after.finding().outcome()).isEqualTo(Outcome.NOT_MET);
        }
    }

    @Test
    void aGapBetweenTheDaysOfANumberIsRefused() throws Exception {
        EditedRules rules = new EditedRules(folder, "group-size");
        rules.edit("parameters.yaml", "  value: 18\n", "  value: 18\n  to: 2026-10-24\n");
        rules.add("parameters.yaml", """
                - requirement: group-size
                  name: most
                  value: 20
                  unit: people
                  from: 2026-10-26
                  source: House policy
                """);

        assertThat(rules.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).contains("\"most\"", "2026-10-24 to 2026-10-25"));
    }

    @Test
    void aNumberIsShownWithItsOwnSource() throws Exception {
        EditedRules rules = new EditedRules(folder, "group-size");
        rules.edit(
                "parameters.yaml",
                "  value: 18\n  unit: people\n  source: Accreditation framework, course delivery, 1 (a recommendation, face to face only)\n",
                "  value: 16\n  unit: people\n  source: House policy of 1 October 2026\n");
        try (Ruleset ruleset = rules.read()) {
            Assessment assessment =
                    Assessor.assess(ShippedRules.submission(NodeReader.read(LARGE_GROUP)), ruleset, ShippedRules.AS_OF);

            assertThat(TextReport.renderFull(Report.of(assessment), false).replaceAll("\\s+", " "))
                    .contains("Number most: 16 people (House policy of 1 October 2026)");
        }
    }
}
