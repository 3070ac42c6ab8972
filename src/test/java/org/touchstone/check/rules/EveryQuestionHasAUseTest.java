package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** Nobody is asked for nothing: each question feeds a part, is shown beside a finding, names something, or says what for. */
class EveryQuestionHasAUseTest {

    @TempDir
    Path temporary;

    @Test
    void everyQuestionHasAUse() {
        assertThat(withoutUse(ShippedRules.RULESET))
                .as(
                        "name each under \"needs\", \"also-asks\" or \"shows\" of a part, say in questions.yaml what else it is "
                                + "\"for\", or remove it")
                .isEmpty();
    }

    @Test
    void aQuestionWithoutAUseIsFound() throws Exception {
        EditedRules rules = new EditedRules(temporary, "group-size")
                .edit(
                        "questions.yaml",
                        "    - {key: summary,",
                        "    - {key: colour, kind: text, ask: 'Which colour is it?'}\n    - {key: summary,");

        assertThat(withoutUse(rules.read())).contains("course.colour").doesNotContain("course.summary");
    }

    @Test
    void everyPurposeIsThatOfSomeQuestion() {
        assertThat(questions(ShippedRules.RULESET.catalogue()))
                .extracting(Question::keptFor)
                .containsAll(Question.PURPOSES);
    }

    private static Set<String> withoutUse(Ruleset ruleset) {
        Catalogue catalogue = ruleset.catalogue();
        Set<String> used = new HashSet<>();
        for (Part part : catalogue.parts()) {
            used.addAll(part.restsOn());
            used.addAll(part.shows());
        }
        ruleset.rules().all().forEach(rule -> rule.questions().forEach(question -> used.add(question.name())));
        Set<String> without = new TreeSet<>();
        questions(catalogue).stream()
                .filter(question -> !names(question) && question.keptFor().isEmpty())
                .map(Question::name)
                .filter(name -> !used.contains(name))
                .forEach(without::add);
        return without;
    }

    /** Whether it tells what a thing is: its id or name, or the element that is claimed. */
    private static boolean names(Question question) {
        return question.names() || (question.answers() == AnswerKind.ELEMENT && question.must());
    }

    private static List<Question> questions(Catalogue catalogue) {
        return catalogue.questions().sections().stream()
                .flatMap(section -> Stream.concat(section.questions().stream(), section.complete().stream()))
                .toList();
    }
}
