package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/**
 * Changes such as a policy officer would want, each made by editing rule files and nothing else, with examples of what must
 * come out. They are in {@code src/test/resources/policy-changes}.
 */
@Tag("thorough")
class TenPolicyChangesTest {

    private static final Path CHANGES = Path.of("src/test/resources/policy-changes");

    @TempDir
    Path folder;

    static List<Path> changes() throws IOException {
        try (Stream<Path> all = Files.list(CHANGES)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void canBeMadeWithoutJava(Path file) throws IOException, MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Fields change = Fields.of(file.toString(), NodeReader.read(file), mistakes);
        assertThat(change.text("says")).isNotEmpty();
        Path rules = ShippedRules.copyTo(folder);
        for (Fields edit : change.groups("edits")) {
            edit(rules.resolve(edit.text("file")), edit);
        }
        List<Fields> runs = change.groups("runs");
        assertThat(runs).isNotEmpty();
        for (Fields run : runs) {
            Files.writeString(rules.resolve(run.text("requirement")).resolve("examples.yaml"), run.text("examples"));
        }
        for (Fields run : runs) {
            Files.writeString(rules.resolve(run.text("requirement")).resolve("examples.yaml"), run.text("examples"));
            try (Ruleset ruleset = ShippedRules.read(rules)) {
                runExamples(ruleset, run);
            }
        }
        try (Ruleset ruleset = ShippedRules.read(rules)) {
            change.group("strengths")
                    .ifPresent(strengths -> checkStrengths(strengths, ruleset, runs.get(runs.size() - 1)));
            change.group("absent").ifPresent(absent -> {
                Assessment later = Assessor.assess(
                        ShippedRules.submission(ShippedRules.course("complete-course")),
                        ruleset,
                        LocalDate.parse(absent.text("as-of")));
                assertThat(later.findings())
                        .noneMatch(finding -> finding.standard().id().equals(absent.text("standard")));
            });
        }
        assertThat(mistakes).isEmpty();
    }

    private static void edit(Path file, Fields edit) throws IOException {
        Files.createDirectories(file.getParent());
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (edit.node("add").isPresent()) {
            Files.writeString(file, text + edit.text("add"));
        } else {
            assertThat(text).contains(edit.text("from"));
            Files.writeString(
                    file, text.replaceFirst(java.util.regex.Pattern.quote(edit.text("from")), edit.text("to")));
        }
    }

    private static void runExamples(Ruleset ruleset, Fields run) throws MistakesException {
        ExampleRunner runner = new ExampleRunner(ruleset, LocalDate.parse(run.text("as-of")));
        List<Example> examples = runner.examples().stream()
                .filter(example -> example.requirement().equals(run.text("requirement")))
                .toList();
        assertThat(examples).isNotEmpty();
        for (Example example : examples) {
            List<String> wrong = runner.run(example).wrong().stream()
                    .filter(line -> !line.startsWith("Not expected:") || line.contains(run.text("requirement")))
                    .filter(line -> !line.startsWith("\"also\" names"))
                    // What is not stated in a bare course may stay so, and that is the point.
                    .filter(line -> !line.contains("is the same as in the unchanged course"))
                    .toList();
            assertThat(wrong).as(example.name()).isEmpty();
        }
    }

    private static void checkStrengths(Fields strengths, Ruleset ruleset, Fields run) {
        try {
            LocalDate asOf = LocalDate.parse(run.text("as-of"));
            ExampleRunner runner = new ExampleRunner(ruleset, asOf);
            Example example = runner.examples().stream()
                    .filter(each -> each.requirement().equals(run.text("requirement")))
                    .findFirst()
                    .orElseThrow();
            Submission changed = runner.changed(example);
            Assessment assessment = Assessor.assess(changed, ruleset, asOf);
            for (String standard : strengths.named().keySet()) {
                assertThat(assessment.findings())
                        .filteredOn(finding -> finding.standard().id().equals(standard)
                                && finding.part()
                                        .id()
                                        .equals(example.expected().get(0).part())
                                && finding.target()
                                        .id()
                                        .equals(example.expected().get(0).target()))
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.strength().words())
                                .isEqualTo(((Node.Scalar) strengths.named().get(standard)).text()));
            }
        } catch (MistakesException | MisfitException e) {
            throw new AssertionError(e);
        }
    }
}
