package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.touchstone.ShippedRules;
import org.touchstone.author.examples.ExampleResult.Shown;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

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
                good.requirement(),
                good.name(),
                good.from(),
                good.changes(),
                List.of(),
                List.of(),
                "",
                good.asOf(),
                good.place());
        Example changesNothing = new Example(
                good.requirement(),
                good.name(),
                good.from(),
                List.of(),
                good.expected(),
                good.also(),
                "",
                good.asOf(),
                good.place());

        assertThat(runner.run(expectsNothing).wrong())
                .anySatisfy(wrong -> assertThat(wrong).startsWith("Not expected:"));
        assertThat(runner.run(changesNothing).wrong())
                .anySatisfy(wrong -> assertThat(wrong).contains("shows nothing"));
    }

    /**
     * The examples show every standard, part by part: a case where it is met or left to a reviewer with what was gathered,
     * one where it is not met, one where it is not stated, and one where it does not apply.
     *
     * <p>A standard of an element does not apply to a course that does not claim the element. The general standards, those
     * of the framework, of the programme of assessment, and of mapping and governance, apply to every course.
     */
    @Nested
    class ShowEveryStandard {

        private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
        private static final Path CANNOT_FAIL = ShippedRules.FOLDER.resolve("cannot-fail.yaml");

        /** What the examples list, and what those of them list that set no number. */
        private static final Set<Shown> LISTED = new HashSet<>();

        private static final Set<Shown> LISTED_WITHOUT_SETTING_A_NUMBER = new HashSet<>();

        /** What comes out for the courses that the examples change. */
        private static final Set<Shown> UNCHANGED = new HashSet<>();

        @BeforeAll
        static void gather() throws MistakesException {
            Set<String> courses = new TreeSet<>();
            for (ExampleResult result : RESULTS) {
                Example example = result.example();
                courses.add(example.from());
                LISTED.addAll(result.shown());
                if (example.changes().stream().noneMatch(ExampleChange::isOfParameter)) {
                    LISTED_WITHOUT_SETTING_A_NUMBER.addAll(result.shown());
                }
            }
            for (String course : courses) {
                for (Finding finding : findings(ShippedRules.course(course))) {
                    UNCHANGED.add(
                            new Shown(finding.standard().id(), finding.part().key(), finding.outcome()));
                }
            }
        }

        @Test
        void everyPartOfEveryStandardIsMetSomewhereOrLeftToAReviewer() {
            Set<Shown> all = new HashSet<>(LISTED);
            all.addAll(UNCHANGED);

            assertThat(notShown(Set.of(Outcome.MET, Outcome.NEEDS_JUDGEMENT), all))
                    .as("met nowhere: answer it in rules/examples/every-element.yaml, or add an example of MET")
                    .isEmpty();
        }

        @Test
        void everyPartOfEveryStandardIsNotMetSomewhereOrItIsSaidWhyItCannotFail() throws MistakesException {
            Set<String> notShown = notShown(Set.of(Outcome.NOT_MET), LISTED);
            notShown.removeAll(cannotFail());

            assertThat(notShown)
                    .as(
                            "add an example of NOT_MET to its examples.yaml, or say in %s why nothing can fail it",
                            CANNOT_FAIL)
                    .isEmpty();
        }

        @Test
        void whatIsSaidNotToFailFailsInNoExample() throws MistakesException {
            Set<String> fails = cannotFail();
            fails.removeAll(notShown(Set.of(Outcome.NOT_MET), LISTED_WITHOUT_SETTING_A_NUMBER));

            assertThat(fails)
                    .as("fails in an example, or is no part of the standard: take it out of %s", CANNOT_FAIL)
                    .isEmpty();
        }

        @Test
        void everyPartOfEveryStandardIsNotStatedSomewhere() {
            Set<String> notShown = notShown(Set.of(Outcome.NOT_STATED), LISTED);
            CATALOGUE
                    .standards()
                    .forEach(standard -> CATALOGUE.partsOf(standard.id()).stream()
                            .filter(ShowEveryStandard::isAlwaysStated)
                            .forEach(part -> notShown.remove(named(part.key(), standard.id()))));

            assertThat(notShown)
                    .as("add an example of NOT_STATED to its examples.yaml: leave out what its \"needs\" name")
                    .isEmpty();
        }

        @Test
        void noStandardOfAnElementAppliesToACourseThatDoesNotClaimIt() throws MisfitException {
            Node course = ShippedRules.course("every-element");
            Set<String> all = standards(findings(course));
            for (Element element : CATALOGUE.elements()) {
                // The core capabilities have no standards of their own.
                if (all.stream().anyMatch(id -> id.startsWith(element.id() + "-")) && element.isClaimable()) {
                    Node nothing = new Node.Scalar("", true, Place.START);
                    ExampleChange unclaim = new ExampleChange("remove", "claims/" + element.id(), nothing);

                    Set<String> others = all.stream()
                            .filter(id -> !id.startsWith(element.id() + "-"))
                            .collect(Collectors.toSet());
                    assertThat(standards(findings(ExampleCourse.apply(course, List.of(unclaim)))))
                            .as("standards asked of a course that does not claim %s", element.id())
                            .isEqualTo(others);
                }
            }
        }

        @Test
        void everyGeneralStandardAppliesToEveryCourse() throws MistakesException {
            Set<String> asked = standards(findings(NodeReader.read(Path.of("fixtures/silent-course/course.yaml"))));

            assertThat(CATALOGUE.standards().stream()
                            .filter(standard -> Scope.isGeneral(standard, CATALOGUE))
                            .map(Standard::id))
                    .hasSize(32 + 6 + 5)
                    .allMatch(asked::contains);
        }

        /** Whether a file without what the part needs is refused. */
        private static boolean isAlwaysStated(Part part) {
            Set<String> must = CATALOGUE.questions().sections().stream()
                    .flatMap(section -> section.questions().stream())
                    .filter(Question::must)
                    .map(Question::name)
                    .collect(Collectors.toSet());
            return !part.needs().isEmpty() && must.containsAll(part.needs());
        }

        private static List<Finding> findings(Node course) {
            return ShippedRules.assess(course).findings();
        }

        private static Set<String> standards(List<Finding> findings) {
            Set<String> standards = new TreeSet<>();
            for (Finding finding : findings) {
                standards.add(finding.standard().id());
                standards.addAll(finding.alsoStandards());
            }
            return standards;
        }

        /** Each part of each standard that came out with none of these outcomes. */
        private static Set<String> notShown(Set<Outcome> outcomes, Set<Shown> all) {
            Set<String> notShown = new TreeSet<>();
            for (Standard standard : CATALOGUE.standards()) {
                for (Part part : CATALOGUE.partsOf(standard.id())) {
                    if (outcomes.stream()
                            .noneMatch(outcome -> all.contains(new Shown(standard.id(), part.key(), outcome)))) {
                        notShown.add(named(part.key(), standard.id()));
                    }
                }
            }
            return notShown;
        }

        private static Set<String> cannotFail() throws MistakesException {
            Set<String> cannot = new TreeSet<>();
            List<Mistake> mistakes = new ArrayList<>();
            for (Fields fields : Fields.each(CANNOT_FAIL.toString(), NodeReader.read(CANNOT_FAIL), mistakes)) {
                String part = fields.text("part");
                fields.text("why");
                List<String> standards = fields.texts("standards");
                CATALOGUE.standards().stream()
                        .map(Standard::id)
                        .filter(id -> standards.isEmpty()
                                ? CATALOGUE.partsOf(id).stream()
                                        .anyMatch(each -> each.key().equals(part))
                                : standards.contains(id))
                        .forEach(id -> cannot.add(named(part, id)));
                fields.done();
            }
            assertThat(mistakes).isEmpty();
            return cannot;
        }

        private static String named(String part, String standard) {
            return part + " for " + standard;
        }
    }
}
