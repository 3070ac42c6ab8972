package org.touchstone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Part;
import org.touchstone.submission.Question;
import org.touchstone.submission.Questions;

/**
 * No program can tell what words say. Whatever makes a part met, or fails it, can be checked: a number, a date, a choice, yes
 * or no, an id, a list. Where words are the answer, a reviewer reads them.
 */
class WordsAloneTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final Pattern IS_GIVEN = Pattern.compile(
            "(?:Its|(?<course>The course's)|That (?<kind>[a-z-]+)'s|There is an? (?<there>[a-z-]+) whose) (?<fact>.+?)"
                    + " is (?:not )?given");
    private static final Pattern PART = Pattern.compile("Part ([a-z-]+) is asked");

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
    void whatIsMetIsNeverMetByWords() {
        List<String> wrong = new ArrayList<>();
        for (RuleText rule : ShippedRules.RULESET.texts()) {
            if (rule.then().equals("It is met")) {
                words(rule).forEach(question -> wrong.add(rule.fullName() + " rests on " + question));
            }
        }
        assertThat(wrong)
                .as("rules that words make say \"It is met\": conclude \"A reviewer judges it\" instead")
                .isEmpty();
    }

    @Test
    void whatIsNotMetIsNeverNotMetByWordsAlone() {
        List<String> wrong = new ArrayList<>();
        for (RuleText rule : ShippedRules.RULESET.texts()) {
            boolean general = CATALOGUE.requirement(rule.requirement()).isEmpty();
            if (rule.then().equals("It is not met") && !general) {
                long inWords = words(rule).size();
                if (rule.when().size() - 1 <= inWords) {
                    wrong.add(rule.fullName());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aRuleThatWordsMakeMetWouldBeFound() {
        assertThat(words(new RuleText(
                        "levels-of-performance",
                        "Any words define a level",
                        1,
                        List.of(
                                "Part at-the-end is asked",
                                "There is a assessment whose purpose includes summative",
                                "That assessment's level of performance is given",
                                "The course's levels of performance is given",
                                "That assessment's title is given"),
                        "It is met")))
                .extracting(Question::name)
                .containsExactly("assessment.level of performance", "course.levels of performance");
    }

    /** The questions whose words a rule rests on; a name that everything of its kind must have carries nothing. */
    private static List<Question> words(RuleText rule) {
        Matcher part = PART.matcher(rule.when().get(0));
        String per = part.matches()
                ? CATALOGUE
                        .requirement(rule.requirement())
                        .flatMap(requirement -> requirement.parts().stream()
                                .filter(each -> each.id().equals(part.group(1)))
                                .findFirst())
                        .map(Part::per)
                        .orElseThrow()
                : Questions.COURSE;
        List<Question> words = new ArrayList<>();
        for (String condition : rule.when()) {
            Matcher given = IS_GIVEN.matcher(condition);
            if (given.matches()) {
                String fact = given.group("fact");
                String kind = given.group("kind") != null ? given.group("kind") : given.group("there");
                Question question = (kind != null
                                ? CATALOGUE.questions().named(kind + "." + fact)
                                : CATALOGUE
                                        .questions()
                                        .resolve(fact, given.group("course") != null ? Questions.COURSE : per))
                        .orElseThrow(() -> new AssertionError(rule.fullName() + ": " + condition));
                if (CATALOGUE.questions().inOwnWords(question) && !question.must()) {
                    words.add(question);
                }
            }
        }
        return words;
    }
}
