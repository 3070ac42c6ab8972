package org.touchstone.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;

/** Rule text is hostile until it is shown to be nothing but sentences of the closed language. */
class ClosedLanguageTest {

    @TempDir
    Path folder;

    private MistakesException refused(String rule) throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Files.writeString(rules.resolve("group-size/rules.dslr"), rule);
        MistakesException thrown =
                catchThrowableOfType(MistakesException.class, () -> new RulesetReader(ShippedRules.BUILT).read(rules));
        assertThat(thrown).as("the rule should be refused").isNotNull();
        return thrown;
    }

    private static String rule(String condition, String conclusion) {
        return "rule \"x\"\nwhen\n  Part recommended-number is asked\n  " + condition + "\nthen\n  " + conclusion
                + "\nend\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval(true) | \"eval\" belongs to program code",
                "> $f : Fact() | begins with \">\" would be program code",
                "import java.io.File | \"import\" belongs to program code",
                "$f : Fact(text == \"x\") | belongs to program code",
                "Its group size is bigger than the parameter most | \"bigger than the parameter most\" is not an answer to \"group size\"",
                "The group size is more than the parameter most | The nearest sentence is: Its {fact} is more than",
                "Its group size is more than the parameter 10 && System.exit(1) | \"10 && System.exit(1)\" is not a parameter",
                "Its groop size is more than the parameter most | Did you mean \"group size\"?",
                "Its mode is face to fase | \"face to fase\" is not an answer to \"mode\"",
                "Its title is more than the parameter most | \"title\" is not a number, a date or a length of time",
                "Its group size is more than 5 && true | \"5 && true\" is not a whole number",
                "There is a spaceship whose title is given | \"spaceship\" is not a kind of thing",
                "There is an evaluation about it | No evaluation says which approaches or components it is about",
                "There is a session expert in it | No session says what it is expert in",
                "Part another is asked | \"another\" is not a part of group-size",
            })
    void aConditionOutsideTheLanguageIsRefusedByName(String condition, String why) throws IOException {
        MistakesException refused = refused(rule(condition, "It is met"));

        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.file()).endsWith("group-size/rules.dslr");
            assertThat(mistake.line()).isEqualTo(4);
            assertThat(mistake.what() + " " + mistake.todo()).contains(why);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1); | belongs to program code",
                "> System.exit(1); | begins with \">\"",
                "It is lovely | is not a sentence of the language",
            })
    void aConclusionOutsideTheLanguageIsRefusedByName(String conclusion, String why) throws IOException {
        assertThat(refused(rule("Its group size is given", conclusion)).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what()).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import java.io.File; | \"import\" belongs to program code",
                "global java.util.List l | \"global\" belongs to program code",
                "function void f() {} | \"function\" belongs to program code",
                "rule \"a\\\" when eval(true) then end\" | belongs to program code",
                "salience 10 | \"salience\" belongs to program code",
            })
    void whatStandsOutsideARuleIsRefused(String line, String why) throws IOException {
        assertThat(refused(line + "\n").mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what()).contains(why));
    }

    @Test
    void aRuleWithoutAnEndIsRefused() throws IOException {
        assertThat(refused("rule \"x\"\nwhen\n  Part recommended-number is asked\nthen\n  It is met\n")
                        .mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what()).contains("has no \"end\""));
    }

    @Test
    void aRuleThatDoesNotSayWhichPartItIsAboutIsRefused() throws IOException {
        assertThat(refused("rule \"x\"\nwhen\n  The course's title is given\nthen\n  It is met\nend\n")
                        .mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what()).contains("which part it is about"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Runtime.getRuntime().exec(\"true\")",
                "System.exit(1)",
                "new java.io.File(\"/\").delete()",
                "java.nio.file.Files.list(java.nio.file.Path.of(\"/\"))",
                "new Thread().start()",
                "Class.forName(\"java.lang.Runtime\").getMethods()",
            })
    void evenAMeaningInTheLanguageFileCannotReachFilesProcessesOrThreads(String code) throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Path language = rules.resolve("language/sentences.dsl");
        Files.writeString(language, Files.readString(language) + "[then]It does harm=" + code + ";\n");
        Files.writeString(
                rules.resolve("group-size/rules.dslr"),
                Files.readString(rules.resolve("group-size/rules.dslr"))
                        + rule("Its group size is given", "It does harm"));

        MistakesException thrown =
                catchThrowableOfType(MistakesException.class, () -> new RulesetReader(ShippedRules.BUILT).read(rules));

        assertThat(thrown).as("the meaning should not compile").isNotNull();
        assertThat(thrown.mistakes())
                .extracting(Mistake::what)
                .anySatisfy(what -> assertThat(what).contains("does not compile"));
    }
}
