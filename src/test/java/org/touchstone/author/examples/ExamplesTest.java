package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.touchstone.ShippedRules;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.MistakesException;

/** The examples beside the rules come out as they say, and leave no rule untried. */
class ExamplesTest {

    private static final List<ExampleResult> RESULTS = new ArrayList<>();

    @BeforeAll
    static void runAll() throws MistakesException {
        RESULTS.addAll(ExampleRunner.run(ShippedRules.RULESET, ExampleRunner.AS_OF, examples(), begun -> true));
    }

    private static List<Example> examples() throws MistakesException {
        return new ExampleRunner(ShippedRules.RULESET, ExampleRunner.AS_OF).examples();
    }

    @Test
    void everyExampleIsRunOnceAndInItsOrder() throws MistakesException {
        assertThat(RESULTS).extracting(ExampleResult::example).containsExactlyElementsOf(examples());
    }

    @Test
    void examplesAreRunNoLongerThanSomebodyWantsThem() throws MistakesException {
        List<Example> examples = examples();

        assertThat(ExampleRunner.run(ShippedRules.RULESET, ExampleRunner.AS_OF, examples, begun -> false))
                .hasSizeLessThan(examples.size());
    }

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsItSays() {
        return RESULTS.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.example().requirement() + ": " + result.example().name(),
                        () -> assertThat(result.wrong()).isEmpty()));
    }

    @Test
    void everyRequirementHasExamples() {
        Set<String> with =
                RESULTS.stream().map(result -> result.example().requirement()).collect(Collectors.toSet());
        assertThat(ShippedRules.RULESET.catalogue().requirements())
                .extracting(requirement -> requirement.id())
                .allMatch(with::contains);
    }

    @Test
    void everyRuleSpeaksInSomeExample() {
        Set<String> fired = new TreeSet<>();
        RESULTS.forEach(result -> fired.addAll(result.fired()));

        Set<String> untried = new LinkedHashSet<>();
        for (Rule rule : ShippedRules.RULESET.rules().all()) {
            if (!fired.contains(rule.fullName())) {
                untried.add(rule.fullName());
            }
        }
        assertThat(untried)
                .as("rules that no example tries: add an example to the requirement's examples.yaml")
                .isEmpty();
    }

    @Test
    void anExampleThatExpectsTheWrongThingFails() {
        Example good = RESULTS.stream()
                .map(ExampleResult::example)
                .filter(example -> example.name().equals("Twenty-two people face to face"))
                .findFirst()
                .orElse(RESULTS.get(0).example());
        ExampleRunner runner = new ExampleRunner(ShippedRules.RULESET, ExampleRunner.AS_OF);

        Example expectsNothing = new Example(
                good.requirement(), good.name(), good.from(), good.changes(), List.of(), List.of(), "", good.place());
        Example changesNothing = new Example(
                good.requirement(),
                good.name(),
                good.from(),
                List.of(),
                good.expected(),
                good.also(),
                "",
                good.place());

        assertThat(runner.run(expectsNothing).wrong())
                .anySatisfy(wrong -> assertThat(wrong).startsWith("Not expected:"));
        assertThat(runner.run(changesNothing).wrong())
                .anySatisfy(wrong -> assertThat(wrong).contains("shows nothing"));
    }
}
