package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;

/** A ruleset is read from a folder, changed with a text editor, and never trusted. */
@Tag("thorough")
class RulesetReaderTest {

    @TempDir
    Path folder;

    private Path rules = Path.of("");
    private BuiltRules built = new BuiltRules(Path.of(""));

    @BeforeEach
    void copy() {
        rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        built = new BuiltRules(folder.resolve("built"));
    }

    private Ruleset read() throws MistakesException {
        return new RulesetReader(built).read(rules);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    /** The outcomes of the recommended number on the fixture with groups of up to 22, and of 12 to 18. */
    private List<Outcome> recommended(LocalDate asOf) throws MistakesException {
        try (Ruleset ruleset = read()) {
            return Assessor.assess(
                            SubmissionReader.read(
                                    Path.of("fixtures/large-face-to-face-group/course.yaml"),
                                    ruleset.catalogue().questions()),
                            ruleset,
                            asOf)
                    .findings()
                    .stream()
                    .filter(finding -> finding.part().id().equals("recommended-number"))
                    .map(Finding::outcome)
                    .toList();
        }
    }

    @Test
    void aChangedNumberChangesTheFindingsAndCompilesNothing() throws Exception {
        assertThat(recommended(ShippedRules.AS_OF)).containsExactly(Outcome.NOT_MET, Outcome.MET);
        edit("parameters.yaml", "value: 18", "value: 22");

        assertThat(recommended(ShippedRules.AS_OF)).containsExactly(Outcome.NOT_STATED, Outcome.MET);
        assertThat(built.compilations()).isEqualTo(1);
    }

    @Test
    void aChangedSentenceChangesTheFindings() throws Exception {
        recommended(ShippedRules.AS_OF);
        edit(
                "group-size/rules.dslr",
                "    Its group size is more than the parameter most\n    Its group size least is more",
                "    Its group size is more than 30\n    Its group size least is more");

        assertThat(recommended(ShippedRules.AS_OF)).containsExactly(Outcome.NOT_STATED, Outcome.MET);
        assertThat(built.compilations()).isEqualTo(2);
    }

    @Test
    void aChangedWordOfAMessageCompilesNothing() throws Exception {
        recommended(ShippedRules.AS_OF);
        edit("group-size/requirement.yaml", "Split or join groups", "Divide or join groups");
        recommended(ShippedRules.AS_OF);

        assertThat(built.compilations()).isEqualTo(1);
    }

    @Test
    void aNumberHoldsFromItsFirstDayToTheDayBeforeItEnds() throws Exception {
        edit(
                "parameters.yaml",
                "  value: 18\n",
                "  value: 18\n  to: 2027-01-01\n  unit: people\n  source: ours\n- requirement: group-size\n"
                        + "  name: most\n  value: 22\n  from: 2027-01-01\n");

        assertThat(recommended(LocalDate.of(2026, 12, 31))).containsExactly(Outcome.NOT_MET, Outcome.MET);
        assertThat(recommended(LocalDate.of(2027, 1, 1))).containsExactly(Outcome.NOT_STATED, Outcome.MET);
    }

    @Test
    void theSecondStartChecksAndCompilesNothing() throws Exception {
        read().close();
        BuiltRules second = new BuiltRules(folder.resolve("built"));
        try (Ruleset ruleset = new RulesetReader(second).read(rules)) {
            assertThat(second.compilations()).isZero();
            assertThat(ruleset.rules().all()).isNotEmpty();
        }
    }

    @Test
    void aPageOfTheFormNamesQuestionsOfItsSectionOnceAndTenAtMost() throws Exception {
        edit("questions.yaml", "asks: [title, summary,", "asks: [titl, audience, summary,");
        edit("questions.yaml", "skillsTraining, methods]}", "skillsTraining, methods, times]}");

        MistakesException wrong = catchThrowableOfType(MistakesException.class, this::read);

        assertThat(wrong.mistakes())
                .extracting(mistake -> mistake.what() + " " + mistake.todo())
                .containsExactlyInAnyOrder(
                        "\"titl\" is no question of this section that is left for this page. Did you mean \"title\"?",
                        "\"audience\" is no question of this section that is left for this page. "
                                + "Name each question of the section once.",
                        "This page asks 11 questions. Ask 10 at most, and the others on another page.",
                        "\"times\" is no question of this section that is left for this page. "
                                + "Name each question of the section once.");
    }

    @Test
    void aQuestionThatNoPageNamesComesOnALastPage() throws Exception {
        edit("questions.yaml", "sessionsPlanned, teachingTime, audience,", "sessionsPlanned, audience,");

        try (Ruleset ruleset = read()) {
            assertThat(ruleset.catalogue()
                            .questions()
                            .section("course")
                            .orElseThrow()
                            .pages())
                    .last()
                    .satisfies(page -> assertThat(page.questions())
                            .extracting(question -> question.key())
                            .containsExactly("teachingTime"));
        }
    }

    @Test
    void aDamagedStoreIsMadeAnew() throws Exception {
        read().close();
        try (Stream<Path> kept = Files.list(folder.resolve("built"))) {
            for (Path file : kept.toList()) {
                Files.writeString(file, "damaged");
            }
        }
        built = new BuiltRules(folder.resolve("built"));

        assertThat(recommended(ShippedRules.AS_OF)).containsExactly(Outcome.NOT_MET, Outcome.MET);
    }

    @Test
    void aStoreThatCannotBeWrittenOnlyCostsTime() throws Exception {
        Files.writeString(folder.resolve("a-file"), "");
        built = new BuiltRules(folder.resolve("a-file/below"));

        assertThat(recommended(ShippedRules.AS_OF)).containsExactly(Outcome.NOT_MET, Outcome.MET);
    }

    @Test
    void theDigestNamesTheContentAndNothingElse() throws Exception {
        String first = read().digest();
        assertThat(read().digest()).isEqualTo(first);
        edit("parameters.yaml", "value: 18", "value: 19");

        assertThat(read().digest()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group-size/requirement.yaml | per: session | per: sesion | Did you mean \"session\"?",
                "group-size/requirement.yaml | needs: [skills training | needs: [skils training | Did you mean \"skills training\"?",
                "group-size/requirement.yaml | FW-DEL-01: | FW-DEL-91: | There is no standard FW-DEL-91",
                "group-size/requirement.yaml | {parameter least} | {parameter lest} | no parameter \"lest\"",
                "group-size/requirement.yaml | remedy: | remedi: | \"remedi\" is not a known key",
                "parameters.yaml | value: 18 | value: eighteen | \"eighteen\" is not a number",
                "catalogue/standards/FW.yaml | strength: required | strength: must | Write required",
                "catalogue/elements.yaml | kind: component | kind: part | \"part\" is not a known kind",
                "questions.yaml | kind: yes-no | kind: perhaps | is not a known kind",
                "questions.yaml | chapter: Sustainability | chapters: Sustainability | \"chapter\" is missing",
                "language/sentences.dsl | [about]Part | [whenever]Part | [whenever] is not known",
            })
    void aBrokenRulesetIsRefusedWithFileAndLine(String file, String from, String to, String why) throws IOException {
        edit(file, from, to);

        MistakesException thrown = catchThrowableOfType(MistakesException.class, this::read);

        assertThat(thrown).isNotNull();
        assertThat(thrown.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.file()).endsWith(file);
            assertThat(mistake.line()).isPositive();
            assertThat(mistake.what() + " " + mistake.todo()).contains(why);
        });
    }

    @Test
    void aPartThatWordsAnswerNeedsAQuestionUnlessTheRulesetWasKept() throws Exception {
        String part = "  suits-the-training:\n";
        edit("group-size/requirement.yaml", part, """
                  told-of-the-size:
                    asks: People are told how large the group is.
                    answer: openness
                    not-stated: The description does not say how large the group is.
                    remedy: Say how large the group is.
                    who: the course lead
                """.indent(0) + part);

        assertThat(catchThrowableOfType(MistakesException.class, this::read).mistakes())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.file()).endsWith("group-size/requirement.yaml");
                    assertThat(mistake.what()).contains("\"told-of-the-size\"", "any words would make it met");
                    assertThat(mistake.todo()).contains("Add a \"question\"", "{openness}");
                });
    }

    @Test
    void aMissingFileIsSaid() throws IOException {
        Files.delete(rules.resolve("questions.yaml"));

        assertThat(catchThrowableOfType(MistakesException.class, this::read).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.toString())
                        .contains("questions.yaml")
                        .contains("missing"));
    }
}
