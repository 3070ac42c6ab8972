package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/** There is a complete course on each element alone, in {@code fixtures/elements}. */
class ElementCoursesTest {

    private static final Path FOLDER = Path.of("fixtures/elements");

    static List<Element> claimable() {
        Catalogue catalogue = ShippedRules.RULESET.catalogue();
        // The core capabilities can be claimed, but no standards are theirs alone.
        return catalogue.elements().stream()
                .filter(Element::isClaimable)
                .filter(element -> catalogue.standards().stream()
                        .anyMatch(standard -> standard.element().equals(element.id())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("claimable")
    void aCompleteCourseOnOneElementClaimsAllItsLevelsAndLeavesNothingToDo(Element element) throws MistakesException {
        Assessment assessment = assess(element);

        assertThat(assessment.course().claims()).containsExactly(element.id());
        assertThat(assessment.course().things("element").get(0).on("element.levels"))
                .extracting(fact -> Integer.valueOf(fact.text()))
                .containsExactlyElementsOf(element.levels());
        assertThat(assessment.findings())
                .extracting(Finding::outcome)
                .containsOnly(Outcome.MET, Outcome.NEEDS_JUDGEMENT, Outcome.NOT_APPLICABLE);
        assertThat(assessment.verdict()).isEqualTo(Verdict.READY_FOR_REVIEW);
    }

    @Test
    void noTwoOfThemShareATitleOrAProvider() throws MistakesException {
        for (String question : List.of("course.title", "course.name")) {
            TreeSet<String> answers = new TreeSet<>();
            for (Element element : claimable()) {
                assess(element).course().course().on(question).forEach(fact -> answers.add(fact.text()));
            }
            assertThat(answers).as(question).hasSameSizeAs(claimable());
        }
    }

    private static Assessment assess(Element element) throws MistakesException {
        return ShippedRules.assess(NodeReader.read(FOLDER.resolve(element.id()).resolve("course.yaml")));
    }
}
