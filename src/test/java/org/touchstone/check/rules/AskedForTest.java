package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Alternatives;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** What the rules rest on is asked of the provider, and can be answered with no. */
class AskedForTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    static List<String> claimable() {
        return CATALOGUE.elements().stream()
                .filter(Element::isClaimable)
                .map(Element::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("claimable")
    void aCourseIsAskedEveryQuestionThatARuleInScopeNames(String element) {
        NeededQuestions needed = new NeededQuestions(CATALOGUE, List.of(element));
        Set<String> asked = CATALOGUE.questions().sections().stream()
                .flatMap(section -> needed.of(section).stream())
                .map(Question::name)
                .collect(Collectors.toSet());
        Set<Part> inScope = Scope.standards(List.of(element), CATALOGUE).stream()
                .flatMap(standard -> CATALOGUE.partsOf(standard.id()).stream())
                .collect(Collectors.toSet());
        Set<String> neverAsked = new TreeSet<>();
        for (Rule rule : ShippedRules.RULESET.rules().all()) {
            part(rule)
                    .filter(inScope::contains)
                    .ifPresent(part -> named(rule).stream()
                            .filter(AskedForTest::isAnswered)
                            .filter(question -> !asked.contains(question.name()))
                            .forEach(question -> neverAsked.add(part.key() + " rests on " + question.name())));
        }

        assertThat(neverAsked)
                .as("name each of these questions among the needs of its part")
                .isEmpty();
    }

    /** Each element that can be claimed, at each level by itself, and at all of them. */
    static Stream<Arguments> claims() {
        return CATALOGUE.elements().stream()
                .filter(Element::isClaimable)
                .flatMap(element -> Stream.concat(element.levels().stream().map(List::of), Stream.of(element.levels()))
                        .map(levels -> Arguments.of(element.id(), levels.isEmpty() ? List.of(1) : levels)));
    }

    /** What is asked for a part that does not apply, whatever else the course says, would be asked for nothing. */
    @ParameterizedTest
    @MethodSource("claims")
    void aCourseIsAskedNothingThatCannotMatterForWhatItClaims(String element, List<Integer> levels)
            throws MistakesException {
        Node claimsOnly =
                NodeReader.read("""
                provider: {name: Quayside}
                course: {title: Just begun}
                claims:
                  - {element: %s, levels: %s}
                """.formatted(element, levels).getBytes(StandardCharsets.UTF_8), "course.yaml");
        Set<String> mattering = ShippedRules.assess(claimsOnly).findings().stream()
                .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE)
                .flatMap(finding -> Stream.concat(finding.part().restsOn().stream(), finding.part().shows().stream()))
                .collect(Collectors.toSet());
        NeededQuestions needed = new NeededQuestions(CATALOGUE, List.of(element));

        assertThat(CATALOGUE.questions().sections().stream()
                        .filter(section -> !section.list())
                        .flatMap(section -> needed.of(section).stream())
                        .filter(question ->
                                !question.must() && question.keptFor().isEmpty())
                        .map(Question::name))
                .as("say in questions.yaml which claim each of these is for")
                .isSubsetOf(mattering);
    }

    /** Whether a question is answered in words, and not worked out or counted from a list. */
    private static boolean isAnswered(Question question) {
        return !DerivedFacts.ALL.contains(question)
                && CATALOGUE.questions().sections().stream()
                        .anyMatch(section -> section.questions().contains(question));
    }

    @Test
    void aPartWithARuleThatNeedsAWholeListAsksWhetherTheListIsComplete() {
        Set<String> neverAsked = new TreeSet<>();
        for (Rule rule : ShippedRules.RULESET.rules().all()) {
            part(rule)
                    .ifPresent(part -> lists(rule)
                            .map(kind -> CATALOGUE.questions().listOf(kind).flatMap(Section::complete))
                            .flatMap(Optional::stream)
                            .filter(complete -> !part.restsOn().contains(complete.name()))
                            .forEach(complete -> neverAsked.add(part.key() + " rests on " + complete.name())));
        }

        assertThat(neverAsked)
                .as("name each of these among the needs of its part, or among what it also asks")
                .isEmpty();
    }

    /** The kinds of thing of which a rule says that there is none, or something of each. */
    private static Stream<String> lists(Rule rule) {
        return Alternatives.of(rule.when()).stream().flatMap(List::stream).flatMap(single -> {
            if (single.condition() instanceof Condition.ThereIs there && !single.holds()) {
                return Stream.of(there.things().kind());
            }
            if (single.condition() instanceof Condition.Every every && single.holds()) {
                return Stream.of(every.things().kind());
            }
            return single.condition() instanceof Condition.Says says
                            && says.predicate() instanceof Predicate.AnsweredNo
                            && single.holds()
                    ? DerivedFacts.listsBehind(says.predicate().question()).stream()
                    : Stream.empty();
        });
    }

    @Test
    void whatAnOutcomeRestsOnIsNeverAMereStopgap() {
        Set<String> anyWords = new TreeSet<>();
        Stream<Question> answers = CATALOGUE.parts().stream()
                .flatMap(part -> part.answer().stream())
                .map(name -> CATALOGUE.questions().named(name).orElseThrow());
        Stream<Question> inRules = ShippedRules.RULESET.rules().all().stream()
                .flatMap(rule -> part(rule).stream().flatMap(part -> named(rule).stream()));
        Stream.concat(answers, inRules)
                .filter(question -> question.answers() == AnswerKind.TEXT)
                .filter(question -> !question.must() && isAnswered(question))
                .forEach(question -> anyWords.add(question.name()));

        assertThat(anyWords)
                .as("make these questions a description, in which no means no")
                .isEmpty();
    }

    private static Optional<Part> part(Rule rule) {
        return CATALOGUE.parts().stream()
                .filter(part -> rule.isAbout(part.key()))
                .findFirst();
    }

    /** The questions that the conditions of a rule name. */
    private static Set<Question> named(Rule rule) {
        return rule.questions();
    }
}
