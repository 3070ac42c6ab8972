package org.touchstone.author.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.Approved;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;

/** What it means that one ruleset stands in the place of another, in words and on courses. */
@Tag("thorough")
class MeaningTest {

    private static final Path CHANGES = Path.of("src/test/resources/policy-changes");
    private static final Path APPROVED = Path.of("src/test/resources/org/touchstone/author/reasoning/policy-changes");

    @TempDir
    Path folder;

    static List<Path> changes() throws IOException {
        try (Stream<Path> all = Files.list(CHANGES)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void ofAChangeThatAPolicyOfficerMakes(Path file) throws IOException, MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Fields change = Fields.of(file.toString(), NodeReader.read(file), mistakes);
        Path rules = ShippedRules.copyTo(folder);
        for (Fields edit : change.groups("edits")) {
            Path edited = rules.resolve(edit.text("file"));
            Files.createDirectories(edited.getParent());
            String text = Files.exists(edited) ? Files.readString(edited) : "";
            Files.writeString(
                    edited,
                    edit.node("add").isPresent()
                            ? text + edit.text("add")
                            : text.replaceFirst(Pattern.quote(edit.text("from")), edit.text("to")));
        }
        for (Fields run : change.groups("runs")) {
            Files.writeString(rules.resolve(run.text("requirement")).resolve("examples.yaml"), run.text("examples"));
        }
        try (Ruleset ruleset = ShippedRules.read(rules)) {
            String words = Meaning.between(ShippedRules.RULESET, ruleset, ShippedRules.AS_OF).stream()
                    .map(each -> each + "\n")
                    .collect(Collectors.joining());
            Approved.verify(
                    APPROVED.resolve(file.getFileName().toString().replace(".yaml", ".txt")),
                    change.text("says") + "\n\n" + words);
        }
    }

    @Test
    void showsEachChangedOutcomeOnACourse() throws IOException, MistakesException {
        EditedRules rules = new EditedRules(folder, "group-size");
        Ruleset before = rules.read();
        Ruleset after =
                rules.edit("parameters.yaml", "value: 12\n", "value: 10\n").read();

        List<RulesetChange> outcomes = Meaning.between(before, after, ShippedRules.AS_OF).stream()
                .filter(change -> change.kind() == RulesetChange.Kind.OUTCOME
                        && change.part().equals("recommended-number"))
                .toList();

        assertThat(outcomes).isNotEmpty().allSatisfy(change -> {
            Finding was = found(change, before);
            Finding is = found(change, after);
            assertThat(was.outcome()).isNotEqualTo(is.outcome());
            assertThat(was.outcome()).isEqualTo(Outcome.NOT_MET);
            assertThat(change.what()).contains("was \"recommendation not met\"").contains("10 or 11");
        });
        assertThat(outcomes).extracting(RulesetChange::what).anyMatch(what -> what.endsWith("is now \"met\"."));
    }

    private static Finding found(RulesetChange change, Ruleset ruleset) throws MistakesException {
        return Assessor.assess(
                        SubmissionReader.read(
                                change.course().orElseThrow().getBytes(StandardCharsets.UTF_8),
                                "course.yaml",
                                ruleset.catalogue().questions()),
                        ruleset,
                        ShippedRules.AS_OF)
                .findings()
                .stream()
                .filter(finding -> finding.part().id().equals("recommended-number"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysSoWhereRulesAreWrittenInAnotherWayAndNothingComesToSomethingElse() throws IOException, MistakesException {
        EditedRules rules = new EditedRules(folder, "group-size");
        Ruleset before = rules.read();
        Ruleset after = rules.edit(
                        "group-size/rules.dslr",
                        "  Its group size is at most the parameter most\nthen\n  It is met",
                        "  unless:\n    Its group size is more than the parameter most\nthen\n  It is met")
                .read();

        assertThat(Meaning.between(before, after, ShippedRules.AS_OF))
                .extracting(RulesetChange::kind)
                .containsExactly(RulesetChange.Kind.SAME);
    }

    @Test
    void saysNothingWhereNothingChanged() {
        assertThat(Meaning.between(ShippedRules.RULESET, ShippedRules.RULESET, ShippedRules.AS_OF))
                .isEmpty();
    }

    @Test
    void saysWhatNoAnswerShows() throws IOException, MistakesException {
        EditedRules rules = new EditedRules(folder, "group-size");
        Ruleset before = rules.read();
        Ruleset after = rules.edit(
                        "group-size/requirement.yaml", "remedy: Split or join groups", "remedy: Divide groups")
                .read();

        assertThat(Meaning.between(before, after, ShippedRules.AS_OF))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(RulesetChange.Kind.WORDING);
                    assertThat(change.what()).contains("Split or join groups", "Divide groups");
                    assertThat(change.course()).isEmpty();
                });
    }
}
