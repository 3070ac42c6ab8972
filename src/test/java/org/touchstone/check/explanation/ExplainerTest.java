package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/** What is said of a course that says next to nothing is something that its provider can act on. */
class ExplainerTest {

    private static final String COURSE = "provider: {name: Hillside Training}\ncourse: {title: A course}\n";

    private static List<Explanation> silent = List.of();

    @BeforeAll
    static void check() throws MistakesException {
        Explainer explainer = new Explainer(ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
        silent =
                ShippedRules.assess(NodeReader.read(COURSE.getBytes(StandardCharsets.UTF_8), "course.yaml"))
                        .findings()
                        .stream()
                        .map(explainer::explain)
                        .toList();
    }

    @Test
    void aListThatIsNotThereIsAskedForByWhatToWrite() {
        assertThat(silent)
                .flatExtracting(Explanation::missing)
                .contains(new Missing(
                        "/facilitators",
                        "facilitators listed",
                        "List them under \"Facilitators\", or say that there are none (in a file: \"facilitators: []\").",
                        "Facilitators",
                        List.of()));
        assertThat(silent)
                .flatExtracting(Explanation::missing)
                .extracting(Missing::ask)
                .noneMatch(ask -> ask.startsWith("How many are listed"));
    }

    @Test
    void whatIsMissingIsTheRemedyInTheSameWords() {
        assertThat(silent)
                .filteredOn(each -> !each.missing().isEmpty())
                .allSatisfy(each -> assertThat(each.remedy().orElseThrow())
                        .contains(each.missing().stream().map(Missing::ask).toList()));
    }

    @Test
    void withoutClaimsTheCurriculumIsNotCalledASectionOfTheFile() {
        assertThat(silent)
                .filteredOn(each -> each.finding().part().per().equals("curriculum outcome"))
                .isNotEmpty()
                .extracting(Explanation::reason)
                .allMatch(reason -> reason.startsWith("The course claims no approach or component at any level yet"));
    }

    @Test
    void whatIsNotDoneWhereAppropriateIsPutToAReviewerAsNotDone(@TempDir Path folder)
            throws IOException, MistakesException {
        Path requirement = ShippedRules.copyTo(folder).resolve("e-learning/requirement.yaml");
        String part = "  resource-achievement-recorded:\n";
        Files.writeString(
                requirement, Files.readString(requirement).replace(part, part + "    strength: where appropriate\n"));
        String course = COURSE + "claims: [{element: HL, levels: [1]}]\n"
                + "resources: [{title: Guide, elements: [HL], achievementRecorded: no}]\n"
                + "resourcesComplete: yes\n";
        try (Ruleset ruleset = ShippedRules.read(folder)) {
            Explainer explainer = new Explainer(ruleset.catalogue(), ShippedRules.AS_OF);
            Submission submission =
                    ShippedRules.submission(NodeReader.read(course.getBytes(StandardCharsets.UTF_8), "course.yaml"));

            assertThat(Assessor.assess(submission, ruleset, ShippedRules.AS_OF).findings())
                    .filteredOn(finding -> finding.part().id().equals("resource-achievement-recorded"))
                    .hasSize(1)
                    .allSatisfy(finding -> {
                        assertThat(finding.outcome()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
                        assertThat(explainer.explain(finding).question().orElseThrow())
                                .startsWith("The course does not do this. Is it appropriate for this course?");
                    });
        }
    }

    @Test
    void aVerdictOnWhatIsUnsaidSpeaksOfWhatIsRequired() {
        assertThat(Messages.text("verdict." + Verdict.NOT_STATED)).startsWith("Nothing required is found wanting");
    }
}
