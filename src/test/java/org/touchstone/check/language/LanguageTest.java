package org.touchstone.check.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;

/** What can be written, what is refused and why, and what follows from what is written. */
class LanguageTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final Language LANGUAGE = ShippedRules.RULESET.language();
    private static final RuleFileReader READER = new RuleFileReader(CATALOGUE, LANGUAGE);

    @TempDir
    Path folder;

    private static List<Rule> read(String requirement, String text, List<Mistake> mistakes) {
        return READER.read(requirement, text.getBytes(StandardCharsets.UTF_8), List.of(), mistakes);
    }

    private static String rule(String part, String conclusion, String... conditions) {
        return "rule \"x\"\nwhen\n  Part " + part + " is asked\n  " + String.join("\n  ", conditions) + "\nthen\n  "
                + conclusion + "\nend\n";
    }

    private static List<String> mistakes(String requirement, String text) {
        List<Mistake> mistakes = new ArrayList<>();
        read(requirement, text, mistakes);
        return mistakes.stream().map(Mistake::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is met     | Its lead time is not given | is not given. What is left unsaid decides nothing.",
                "It is not met | Its lead time is not given | is not given. What is left unsaid decides nothing.",
                "It is met     | The parameter least lead time is not set | without resting on anything that a course says",
                "It is met     | There are at least 0 sessions | without resting on anything that a course says",
            })
    void silenceDecidesNothing(String conclusion, String condition, String why) {
        assertThat(mistakes("telling-participants", rule("in-time", conclusion, condition)))
                .anySatisfy(mistake -> assertThat(mistake).contains(why));
    }

    @Test
    void aRuleWithoutConditionsDecidesNothing() {
        assertThat(mistakes(
                        "telling-participants",
                        "rule \"x\"\nwhen\n  Part in-time is asked\nthen\n  It is not met\nend\n"))
                .anySatisfy(mistake -> assertThat(mistake).contains("without resting on anything that a course says"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Its group size is exactly 0 | Its group size is more than 5 | both so much and so little",
                "Its mode is remote | Its mode is face to face | no answer to \"mode\" is all of this at once",
                "Its group size is given | Its group size is not given | cannot be given and not be given",
                "There is a session whose mode is remote and whose mode is face to face | Its mode is remote | no answer to \"mode\"",
            })
    void aRuleThatCanNeverHoldIsRefused(String one, String other, String why) {
        assertThat(mistakes("modular-and-context-specific", ""))
                .as("nothing is wrong with no rules")
                .isEmpty();
        assertThat(mistakes("method-assessment", rule("own-check", "A reviewer judges it", one, other)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).contains("can never hold: ", why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Its mode is at least 5 | \"mode\" is not a number, a date or a length of time | Write: is face to face, remote or self-directed",
                "Its date is at least 5 | \"date\" is a date, and this is a number: they cannot be compared | Compare it with a date",
                "Its length is more than 5 | \"length\" is a length of time, and this is a number | such as 30 minutes, 14 days or 4 weeks",
                "Its methods is practice | \"methods\" takes several answers | Write: includes",
                "Its mode includes remote | \"mode\" takes one answer only | Write: is",
                "Its mode is answered no | \"mode\" can never be answered no | Its answers are",
                "The total date of the sessions is before 2027-01-01 | Dates cannot be added up | Write the first or the last",
                "For every session, that assessment's title is given | This sentence is about every session, and then of a assessment | that session's",
            })
    void whatMakesNoSenseIsRefusedWithWhatWould(String condition, String what, String todo) {
        assertThat(mistakes("method-assessment", rule("own-check", "A reviewer judges it", condition)))
                .first()
                .satisfies(mistake -> assertThat(mistake).contains(what, todo));
    }

    /** What may be written at the bar of a text, each with what of the text it takes the place of. */
    private static List<String> completions(String text) {
        int at = text.indexOf('|');
        String whole = text.replace("|", "");
        return READER.complete("group-size", whole, at).stream()
                .map(each -> whole.substring(each.from(), at) + "|" + each.words())
                .toList();
    }

    @Test
    void whatIsBegunIsCompletedWhereItStands() {
        String rule = "rule \"x\"\nwhen\n  Part recommended-number is asked\n";
        assertThat(completions("|")).containsExactly("|rule \"");
        assertThat(completions("rule \"x\"\n|")).containsExactly("|when");
        assertThat(completions("rule \"x\"\nwhen\n  Pa|")).contains("Pa|Part");
        assertThat(completions("rule \"x\"\nwhen\n  Part |")).contains("|recommended-number", "|suits-the-training");
        assertThat(completions(rule + "  |")).contains("|Its", "|any of these:", "|then");
        assertThat(completions(rule + "  Its gro|")).contains("gro|group size", "gro|group size least");
        assertThat(completions(rule + "  Its group si|\nthen\n  It is met\nend\n"))
                .contains("group si|group size")
                .noneMatch(each -> each.startsWith("si|"));
        assertThat(completions(rule + "  Its group size is more than |"))
                .contains("|the parameter")
                .doesNotContain("|a number");
        assertThat(completions(rule + "  its mode is |")).contains("|face to face", "|remote");
        assertThat(completions(rule + "  Its mode is fa|")).containsExactly("fa|face to face");
        assertThat(completions(rule + "then\n  It is m|")).containsExactly("It is m|It is met");
        assertThat(completions(rule + "then\n  It is met\n|")).containsExactly("|end");
        assertThat(completions(rule + "  # Its |")).isEmpty();
        assertThat(completions(rule + "  The moon |")).isEmpty();
    }

    @Test
    void whatMayFollowIsTold() {
        var part = CATALOGUE.part("group-size/recommended-number");

        assertThat(READER.mayFollow("", part)).contains("Its", "There is a", "For every");
        assertThat(READER.mayFollow("Its", part)).contains("group size", "mode", "length");
        assertThat(READER.mayFollow("Its mode", part)).contains("is", "differs from");
        assertThat(READER.mayFollow("Its mode is", part)).contains("face to face", "remote", "not", "given");
        assertThat(READER.mayFollow("Its group size is more than the parameter", part))
                .containsExactlyInAnyOrder("least", "most", "most remote");
        assertThat(READER.mayFollow("It has nothing", part)).isEmpty();
    }

    @Test
    void everyShippedConditionIsReadBackFromItsNormalForm() {
        for (Rule rule : ShippedRules.RULESET.rules().all()) {
            if (rule.about() instanceof About.OnePart one
                    && rule.requirement().equals(one.key().split("/")[0])) {
                var part = CATALOGUE.part(one.key());
                SentenceWriter writer = new SentenceWriter(LANGUAGE, part.per());
                List<String> lines = rule.when().stream()
                        .flatMap(each -> writer.lines(each).stream())
                        .toList();
                List<Mistake> mistakes = new ArrayList<>();
                boolean general = lines.stream().anyMatch(line -> line.startsWith("The answer is"));
                if (!general) {
                    List<Rule> again = new RuleSentences(
                                    "again",
                                    rule.requirement(),
                                    CATALOGUE,
                                    LANGUAGE,
                                    new Vocabulary(
                                            rule.requirement(),
                                            CATALOGUE,
                                            new Vocabulary.Shared(CATALOGUE.questions())),
                                    mistakes)
                            .rules(rule(part.id(), "A reviewer judges it", lines.toArray(String[]::new))
                                    .getBytes(StandardCharsets.UTF_8));
                    assertThat(mistakes).as(rule.fullName()).isEmpty();
                    assertThat(again.get(0).when())
                            .isEqualTo(rule.when().stream()
                                    .map(LanguageTest::alone)
                                    .toList());
                }
            }
        }
    }

    @Test
    void aPhraseIsRenamedWithoutJava() throws IOException, MistakesException {
        EditedRules rules = new EditedRules(folder, "group-size");
        String language = Files.readString(rules.folder().resolve(Language.FILE));
        rules.write(Language.FILE, language.replace("[bound]more than=more", "[bound]greater than=more"));

        assertThat(rules.mistakes())
                .anySatisfy(mistake -> assertThat(mistake)
                        .contains("group-size/rules.dslr", "\"more\" cannot follow \"Its group size is\""));

        rules.write(
                "group-size/rules.dslr",
                Files.readString(rules.folder().resolve("group-size/rules.dslr"))
                        .replace("more than", "greater than"));
        assertThat(rules.mistakes()).isEmpty();
        try (Ruleset ruleset = rules.read()) {
            assertThat(recommended(ruleset, ShippedRules.AS_OF).outcome()).isEqualTo(Outcome.NOT_MET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31", "2027-01-01"})
    void aRuleHoldsFromOneDayToAnother(String day) throws IOException, MistakesException {
        EditedRules rules = new EditedRules(folder, "group-size");
        rules.edit(
                "group-size/rules.dslr",
                "rule \"Face-to-face group is larger than recommended\"\n",
                "rule \"Face-to-face group is larger than recommended\"\nto 2027-01-01\n");

        try (Ruleset ruleset = rules.read()) {
            assertThat(recommended(ruleset, LocalDate.parse(day)).outcome())
                    .isEqualTo(day.startsWith("2026") ? Outcome.NOT_MET : Outcome.NOT_STATED);
        }
    }

    /** What is found of the recommended number, of a group of 22 face to face. */
    private static Finding recommended(Ruleset ruleset, LocalDate day) throws MistakesException {
        return Assessor.assess(
                        ShippedRules.submission(
                                NodeReader.read(Path.of("fixtures/large-face-to-face-group/course.yaml"))),
                        ruleset,
                        day)
                .findings()
                .stream()
                .filter(finding -> finding.part().id().equals("recommended-number")
                        && finding.target().label().equals("Workshop 1"))
                .findFirst()
                .orElseThrow();
    }

    /** What a part applies to is kept as a list also where it is one condition; written, one condition stands alone. */
    private static Condition alone(Condition condition) {
        return condition instanceof Condition.Not not
                        && not.condition() instanceof Condition.AllOf all
                        && all.conditions().size() == 1
                ? new Condition.Not(all.conditions().get(0))
                : condition;
    }
}
