package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;

/** A rule is sentences of the closed language. What else it holds is refused, in words that help whoever wrote it. */
@Tag("thorough")
class ClosedLanguageTest {

    private static final String RULES = "group-size/rules.dslr";
    private static final String LANGUAGE = "language/sentences.dsl";
    private static final String GROUP_SIZE = "Its group size is given";

    @TempDir
    Path folder;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(folder, "group-size");
    }

    private List<String> mistakesOf(String text) throws IOException {
        return rules.add(RULES, "\n" + text).mistakes();
    }

    /** What is said of a line that was added, counted from the end of the rules shipped: {@code line:column: what}. */
    private static String at(String place) throws IOException {
        String[] lineAndRest = place.split(":", 2);
        return at(Integer.parseInt(lineAndRest[0]), lineAndRest[1]);
    }

    private static String at(int line, String rest) throws IOException {
        return RULES + ":" + (linesOf(RULES) + line) + ":" + rest;
    }

    private static int linesOf(String file) throws IOException {
        return Files.readAllLines(ShippedRules.FOLDER.resolve(file)).size();
    }

    private static String rule(String about, String condition, String conclusion) {
        return "rule \"x\"\nwhen\n  " + about + "\n  " + condition + "\nthen\n  " + conclusion + "\nend\n";
    }

    private static String rule(String condition, String conclusion) {
        return rule("Part recommended-number is asked", condition, conclusion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval(true) | 3: \"eval(true)\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "> $f : Fact() | 3: \"> $f : Fact()\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "import java.io.File | 3: \"import java.io.File\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "$f : Fact(text == \"x\") | 3: \"$f : Fact(text == \"x\")\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "It is met | 3: This line is a conclusion: it can only stand between \"then\" and \"end\". Move it there, or remove it.",
                "Part suits-the-training is asked | 3: This line says what a rule is about: it can only stand first in a rule. Move it there, or remove it.",
                "Group size is more than the parameter most | 3: \"Group size is more than the parameter most\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "Its group size is bigger than the parameter most | 21: \"bigger\" cannot follow \"Its group size is\". What may stand here: not given, given, answered no, none, not, at least, at most, more than, less than, fewer than, exactly or between (4 more).",
                "Its group size | 17: This line ends too early. What may follow: is not given, is given, is answered no, is none, is not, is, does not include, includes, differs from, is between, is on or before or is on or after (2 more).",
                "The group size is more than 5 | 7: \"group size\" cannot follow \"The\". What may stand here: answer is given, answer is no, course's",
                "Its group size is more than the parameter 10 && System.exit(1) | 45: \"10 && System.exit(1)\" is not a parameter. What may stand here: least, most or most remote.",
                "Its groop size is more than the parameter most | 7: \"groop size\" is not a fact of a session. Did you mean \"group size\"?",
                "Its mode is face to fase | 15: \"face to fase\" is not an answer to \"mode\". Did you mean \"face to face\"?",
                "Its title is more than the parameter most | 13: \"title\" is not a number, a date or a length of time, so it cannot be compared. Say whether it is given.",
                "Its group size is more than 5 && true | 33: \"&& true\" cannot follow \"... is more than 5\". What may stand here: minutes, minute, hours, hour, days, day, weeks, week, months, month, years or year (2 more).",
                "There is a spaceship whose title is given | 14: \"spaceship\" is not a kind of thing. What may stand here:",
                "There is an evaluation about it | 26: No evaluation says which approaches or components it is about.",
                "There is a session expert in it | 22: No session says what it is expert in.",
            })
    void aConditionOutsideTheLanguageIsRefusedByNameAndPlace(String condition, String why) throws IOException {
        String said = at(5, why);

        assertThat(mistakesOf(rule(condition, "It is met"))).anyMatch(mistake -> mistake.startsWith(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1); | 3: \"System.exit(1);\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "> System.exit(1); | 3: \"> System.exit(1);\" is not a sentence of the language. Nothing else is accepted here, and no program code. See language/sentences.dsl for the sentences there are.",
                "It is lovely | 9: \"lovely\" cannot follow \"It is\". What may stand here: met or not met.",
                "Its group size is given | 3: This line is a condition: it can only stand between \"when\" and \"then\". Move it there, or remove it.",
            })
    void aConclusionOutsideTheLanguageIsRefusedByNameAndPlace(String conclusion, String why) throws IOException {
        assertThat(mistakesOf(rule(GROUP_SIZE, conclusion))).contains(at(7, why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Part another is asked | 4:8: \"another\" is not a part. What may stand here: suits-the-training or recommended-number.",
                "Part recommended-nmber is asked | 4:8: \"recommended-nmber\" is not a part. Did you mean \"recommended-number\"?",
                "The course's title is given | 2:1: The rule \"x\" does not say which part it is about. Begin its conditions with: Part ... is asked",
                "Any part with an answer is asked | 4:3: Only the rules in every-requirement are about parts of every requirement. Begin with: Part ... is asked",
            })
    void aRuleSaysFirstWhichPartItIsAbout(String about, String why) throws IOException {
        assertThat(mistakesOf(rule(about, GROUP_SIZE, "It is met"))).contains(at(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.io.File;",
                "global java.util.List l",
                "function void f() {}",
                "package org.touchstone.check.rules",
                "dialect \"mvel\"",
                "salience 10",
                "query \"q\"",
                "declare Harm",
            })
    void whatStandsOutsideARuleIsRefused(String line) throws IOException {
        assertThat(mistakesOf(line + "\n"))
                .contains(at(
                        2,
                        "1: \"" + line + "\" is not a sentence of the language. Nothing else is accepted"
                                + " here, and no program code. A rule begins with: rule \"what it finds\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"a\\\" when eval(true) then end\"",
                "rule \"x\\\"",
                "rule \"a */ static int q = 1; /* b\"",
                "rule \"x\" salience 10",
                "rule \"x\" extends \"y\"",
                "rule x",
            })
    void aNameThatIsMoreThanANameIsRefused(String line) throws IOException {
        assertThat(mistakesOf(rule(GROUP_SIZE, "It is met").replace("rule \"x\"", line)))
                .contains(at(
                        2,
                        "1: This is not how a rule is named. Write: rule \"what it finds\", with letters,"
                                + " digits, blanks and plain marks, at most 120."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "then | 2:1: The rule \"x\" has no \"then\". Add the line: then",
                "end | 2:1: The rule \"x\" has no \"end\". Add the line: end",
                "when | 4:3: The rule \"x\" does not go on with its conditions. After the rule's name, and the days on which it holds, comes the line: when",
            })
    void aRuleIsWhole(String word, String why) throws IOException {
        assertThat(mistakesOf(rule(GROUP_SIZE, "It is met").replace(word + "\n", "\n")))
                .contains(at(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[conclusion]It does harm=Runtime.getRuntime().exec(\"true\") | This line is not read. Write [condition]words=meaning, as in the other lines.",
                "[then]It does harm=met | [then] is not known. Known are: about, condition, block, says, compares, bound, value, amount, which, unit, join, conclusion.",
                "[conclusion]It does harm=harm | \"harm\" is not a meaning that the program knows. Known for [conclusion] are: met, not met, conflicting, to judge, does not apply.",
                "[condition]It does {says} harm=its | The sentence does not fit \"its\". Write it as a word and then, in this order, {fact} and {says}.",
                "[condition]eval(true)=answer given | \"eval(true)\" cannot stand in a sentence. Use letters, digits, hyphens and {places} only.",
            })
    void theLanguageFileGivesWordsAndNoMeanings(String line, String why) throws IOException {
        rules.add(LANGUAGE, line + "\n");

        assertThat(rules.mistakes()).containsExactly(LANGUAGE + ":" + (linesOf(LANGUAGE) + 1) + ":1: " + why);
    }

    @Test
    void otherWordsForAMeaningMayBeUsedAtOnce() throws IOException {
        rules.add(LANGUAGE, "[conclusion]That will do=met\n").edit(RULES, "It is met", "That will do");

        assertThat(rules.mistakes()).isEmpty();
    }
}
