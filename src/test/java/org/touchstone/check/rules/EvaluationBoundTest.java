package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * The work of one evaluation is bounded by what the language can say. Conditions are put one after the other and never
 * multiply; only what is asked of each thing is held against each thing, and a condition on pairs against each pair.
 */
@Tag("thorough")
class EvaluationBoundTest {

    @TempDir
    Path folder;

    private static Submission submission(int sessions) throws MistakesException {
        StringBuilder text = new StringBuilder("provider:\n  name: A\ncourse:\n  title: B\nclaims:\n"
                + "  - element: HC\n    levels: [1, 2, 3]\nsessionsComplete: yes\nsessions:\n");
        IntStream.range(0, sessions)
                .forEach(i -> text.append("  - {title: S")
                        .append(i)
                        .append(", week: ")
                        .append(i)
                        .append(", groupSize: 30, skillsTraining: yes, mode: face to face, methods: [practice]}\n"));
        return SubmissionReader.read(
                NodeReader.read(text.toString().getBytes(StandardCharsets.UTF_8), "course.yaml"),
                "course.yaml",
                ShippedRules.RULESET.catalogue().questions());
    }

    /** What rules say, with how long it took and how much memory was taken, most of it given back at once. */
    private record Measured(Evaluation evaluation, Duration time, long bytes) {}

    private Measured evaluate(List<Rule> rules, int sessions) throws MistakesException {
        CompiledRules compiled =
                new BuiltRules(folder.resolve("built")).rules(List.of(new RuleSource("group-size", rules)));
        CourseFacts course =
                FactExtractor.extract(submission(sessions), ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
        List<Asked> asked = Scope.of(course, ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF)
                .asked();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        Evaluation evaluation =
                compiled.evaluate(new RuleBook(Map.of("group-size", rules)), asked, course, ShippedRules.AS_OF);
        Measured measured = new Measured(
                evaluation,
                Duration.ofNanos(System.nanoTime() - begin),
                thread.getCurrentThreadAllocatedBytes() - bytes);
        assertThat(evaluation.failures()).isEmpty();
        return measured;
    }

    @Test
    void twelveThingsThatThereAreAreNoWorkAtAll() throws MistakesException {
        List<Rule> rules = Attempts.sentences(
                "There is a session whose mode is face to face\n  ".repeat(12) + "Its group size is given");

        Measured measured = evaluate(rules, 200);

        assertThat(measured.evaluation().remarks()).hasSize(200);
        assertThat(measured.time()).isLessThan(Duration.ofSeconds(5));
    }

    /** All that a condition may ask of each of many things, of each of the others, and of those once more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The number of sessions whose week is at most its week is at least 1",
                "The number of sessions whose week is at most the number of sessions whose week is at most its week"
                        + " is at least 0",
                "The sessions are at least 1 apart in week",
                "For every session whose week is at most its week, that session's mode is face to face",
            })
    void theMostThatOneConditionAsksOfTheLongestList(String condition) throws MistakesException {
        List<Rule> rules = Attempts.sentences(condition);

        Measured half = evaluate(rules, NodeReader.MOST_ITEMS / 2);
        Measured whole = evaluate(rules, NodeReader.MOST_ITEMS);

        assertThat(half.evaluation().remarks()).hasSize(NodeReader.MOST_ITEMS / 2);
        assertThat(whole.evaluation().remarks()).hasSize(NodeReader.MOST_ITEMS);
        assertThat(whole.time()).isLessThan(Duration.ofSeconds(60));
        assertThat(whole.bytes()).isLessThan(4_000_000_000L);
        // For each pair of things and no more: twice the things, four times the memory.
        assertThat(whole.bytes()).isLessThan(half.bytes() * 6);
    }

    @Test
    void aListThatIsLongerIsAMistakeWhereItIs() {
        assertThat(catchThrowableOfType(MistakesException.class, () -> submission(NodeReader.MOST_ITEMS + 1))
                        .mistakes())
                .singleElement()
                .hasToString("course.yaml:" + (10 + NodeReader.MOST_ITEMS) + ":5: This list has more than 1,000 items."
                        + " Keep to 1,000, or see whether this is the right file.");
    }
}
