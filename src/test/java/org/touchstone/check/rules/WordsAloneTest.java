package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.Said;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.submission.Question;

/**
 * No program can tell what words say. Whatever makes a part met, or fails it, can be checked: a number, a date, a choice, yes
 * or no, an id, a list. Where words are the answer, a reviewer reads them.
 */
class WordsAloneTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    @Test
    void everyPartThatWordsAnswerHasAQuestionAndShowsTheWords() {
        List<String> wrong = new ArrayList<>();
        int answeredInWords = 0;
        for (Part part : CATALOGUE.parts()) {
            Optional<Question> answer =
                    part.answer().flatMap(CATALOGUE.questions()::named).filter(CATALOGUE.questions()::inOwnWords);
            if (answer.isPresent()) {
                answeredInWords++;
                String words = "{" + answer.get().words() + "}";
                if (part.question().filter(question -> question.endsWith("?")).isEmpty()) {
                    wrong.add(part.key() + " has no question to a reviewer");
                }
                if (!part.says().getOrDefault("to-judge", "").contains(words)) {
                    wrong.add(part.key() + " does not show the words: write " + words + " in its \"to-judge\"");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answeredInWords).isGreaterThan(80);
    }

    @Test
    void everyPartThatASessionMeetsHasAQuestionForSessionsThatOnlySomeHave() {
        List<String> met = new ArrayList<>();
        for (Part part : CATALOGUE.parts()) {
            boolean bySession = ShippedRules.RULESET.rules().about(part.key()).stream()
                    .anyMatch(rule -> rule.said() == Said.MET && rule.kinds().contains("session"));
            if (bySession) {
                met.add(part.key());
                assertThat(part.question())
                        .as(part.key())
                        .hasValueSatisfying(question -> assertThat(question).contains("{session: only for}"));
                assertThat(part.says().get("to-judge")).as(part.key()).contains("{session: only for}");
            }
        }
        assertThat(met).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is met     | There is an assessment whose purpose includes summative and whose level of performance is given",
                "It is met     | Its levels of performance is given",
                "It is not met | Its levels of performance is given",
            })
    void aRuleThatWordsDecideIsRefused(String conclusion, String condition) {
        String rule = "rule \"Any words define a level\"\nwhen\n  Part at-the-end is asked\n  " + condition
                + "\nthen\n  " + conclusion + "\nend\n";
        List<Mistake> mistakes = new ArrayList<>();

        new RuleFileReader(CATALOGUE, ShippedRules.RULESET.language())
                .read("levels-of-performance", rule.getBytes(StandardCharsets.UTF_8), List.of(), mistakes);

        assertThat(mistakes)
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).contains("no program can tell what words say"));
    }
}
