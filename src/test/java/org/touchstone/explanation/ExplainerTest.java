package org.touchstone.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.findings.Verdict;
import org.touchstone.located.MistakesException;
import org.touchstone.located.NodeReader;

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
                        "List them under \"facilitators\", or write [] if there are none."));
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
    void aVerdictOnWhatIsUnsaidSpeaksOfWhatIsRequired() {
        assertThat(Messages.text("verdict." + Verdict.NOT_STATED)).startsWith("Nothing required is found wanting");
    }
}
