package org.touchstone.author.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.AskedAlone;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.RandomRules;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;

/**
 * What reasoning says can never be so is never so, whatever courses are tried; and what it says can be so is so on a course,
 * where one can be written. Held against random rules of every form and random courses.
 */
@Tag("thorough")
class NothingIsLeftOutTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final int RULES = 900;
    private static final int COURSES = 150;
    private static final int MOST_LOOKED_AT = 15_000;

    private static final Map<String, List<Rule>> BY_PART = new TreeMap<>();
    private static final List<CourseFacts> TRIED = new ArrayList<>();

    @BeforeAll
    static void makeRulesAndCourses() {
        RandomRules rules = new RandomRules(CATALOGUE, 11);
        for (int i = 0; i < RULES; i++) {
            Rule rule = rules.next();
            BY_PART.computeIfAbsent(rules.part().key(), key -> new ArrayList<>())
                    .add(rule);
        }
        BY_PART.values().removeIf(all -> all.size() < 2);
        RandomCourses courses = new RandomCourses(CATALOGUE, 12);
        for (int i = 0; i < COURSES; i++) {
            TRIED.add(FactExtractor.extract(ShippedRules.submission(courses.next()), CATALOGUE, ShippedRules.AS_OF));
        }
    }

    private static Side side(String part, List<Rule> rules) {
        return new Side(
                ShippedRules.RULESET,
                CATALOGUE,
                ShippedRules.AS_OF,
                CATALOGUE.part(part),
                rules,
                new AskedAlone(CATALOGUE.part(part), CATALOGUE, ShippedRules.AS_OF));
    }

    @Test
    void whatIsSeenOnSomeCourseIsFound() throws Space.TooLargeException {
        int decided = 0;
        int seen = 0;
        for (Map.Entry<String, List<Rule>> each : BY_PART.entrySet()) {
            List<Rule> two = each.getValue().subList(0, 2);
            Side side = side(each.getKey(), two);
            Space space;
            try {
                space = new Space(List.of(side), false, 3, MOST_LOOKED_AT);
            } catch (Space.TooLargeException e) {
                continue;
            }
            if (!space.isComplete()) {
                continue;
            }
            decided++;
            for (List<Boolean> speaking : seen(side, two)) {
                seen++;
                assertThat(search(space, two, speaking).finds())
                        .as("%s: %s on one course", two.stream().map(Rule::when).toList(), speaking)
                        .isTrue();
            }
        }
        assertThat(decided).as("parts decided completely").isGreaterThan(BY_PART.size() / 2);
        assertThat(seen).as("ways in which rules spoke").isGreaterThan(2 * decided);
    }

    @Test
    void whatIsFoundAndCanBeWrittenIsSo() {
        int written = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, List<Rule>> each : BY_PART.entrySet()) {
            Rule rule = each.getValue().get(0);
            // What is worked out cannot be written down at will: facts, and which curriculum outcomes are in scope.
            if (rule.questions().stream().anyMatch(Classes::workedOut)
                    || rule.when().toString().contains("kind=" + DerivedFacts.CURRICULUM_OUTCOME)) {
                continue;
            }
            Side side = side(each.getKey(), List.of(rule));
            try {
                Space space = new Space(List.of(side), false, 3, MOST_LOOKED_AT);
                List<String> texts = new ArrayList<>();
                new Search(space).holding(0, rule.when()).finds(situation -> {
                    WrittenCourse.of(situation, side, space.element()).ifPresent(texts::add);
                    return true;
                });
                for (String text : texts) {
                    written++;
                    if (!speaks(rule, side, text)) {
                        wrong.add(rule.when() + " of\n" + text);
                    }
                }
            } catch (Space.TooLargeException | MistakesException e) {
                continue;
            }
        }
        assertThat(written).isGreaterThan(30);
        assertThat(wrong).as("of %s courses written", written).isEmpty();
    }

    private static Search search(Space space, List<Rule> rules, List<Boolean> speaking) {
        Search search = new Search(space);
        for (int i = 0; i < rules.size(); i++) {
            if (speaking.get(i)) {
                search.holding(0, rules.get(i).when());
            } else {
                search.notHolding(0, rules.get(i).when());
            }
        }
        return search;
    }

    private static Set<List<Boolean>> seen(Side side, List<Rule> rules) {
        Set<List<Boolean>> seen = new HashSet<>();
        for (CourseFacts course : TRIED) {
            PlainEvaluator evaluator = new PlainEvaluator(course);
            for (Described it : course.things(side.part().per())) {
                if (it.getKind().equals("element")
                        && !side.elements().isEmpty()
                        && !side.elements().contains(it.getId())) {
                    continue; // It is not asked of this one.
                }
                Asked asked = side.asks().of(it, course);
                seen.add(rules.stream()
                        .map(rule -> evaluator.speaks(rule, asked))
                        .toList());
            }
        }
        return seen;
    }

    private static boolean speaks(Rule rule, Side side, String text) throws MistakesException {
        CourseFacts course = FactExtractor.extract(
                SubmissionReader.read(text.getBytes(StandardCharsets.UTF_8), "course.yaml", CATALOGUE.questions()),
                CATALOGUE,
                ShippedRules.AS_OF);
        String id = ShownCourse.of(text, side).orElseThrow().of().id();
        return course.things(side.part().per()).stream()
                .filter(it -> it.getId().equals(id))
                .anyMatch(it ->
                        new PlainEvaluator(course).speaks(rule, side.asks().of(it, course)));
    }
}
