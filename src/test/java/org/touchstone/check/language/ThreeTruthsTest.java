package org.touchstone.check.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

/** What must always hold of conditions that hold, fail or are open. */
class ThreeTruthsTest {

    private static final int COURSES = 60;

    /** The shipped catalogue with every number set. */
    private static final Catalogue CATALOGUE = withEveryNumber(ShippedRules.RULESET.catalogue());

    private static final List<Rule> RULES = rules();

    private static Catalogue withEveryNumber(Catalogue shipped) {
        Catalogue all = shipped;
        for (Parameter parameter : shipped.parameters()) {
            all = parameter.isSet() ? all : all.with(parameter.requirement(), parameter.name(), 14);
        }
        return all;
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(ShippedRules.RULESET.rules().all());
        RandomRules random = new RandomRules(CATALOGUE, 5);
        for (int i = 0; i < 300; i++) {
            rules.add(random.next());
        }
        return rules;
    }

    /** What is known of each condition of each rule, of everything that it is asked of. */
    private static Map<String, Truth> truths(Node course) {
        CourseFacts facts = FactExtractor.extract(ShippedRules.submission(course), CATALOGUE, ShippedRules.AS_OF);
        Scope scope = Scope.of(facts, CATALOGUE, ShippedRules.AS_OF);
        PlainEvaluator evaluator = new PlainEvaluator(facts);
        Map<String, Truth> truths = new HashMap<>();
        for (Rule rule : RULES) {
            for (Asked asked : scope.asked()) {
                if (rule.about().includes(asked)) {
                    for (int i = 0; i < rule.when().size(); i++) {
                        truths.put(
                                rule.fullName() + ", condition " + i + " "
                                        + rule.when().get(i) + ", of " + asked.getId(),
                                evaluator.truth(rule.when().get(i), asked));
                    }
                }
            }
        }
        return truths;
    }

    @Test
    void oneMoreAnswerNeverTurnsWhatIsKnownIntoWhatIsOpen() {
        RandomCourses courses = new RandomCourses(CATALOGUE, 6);
        Random random = new Random(7);
        int known = 0;
        for (int i = 0; i < COURSES; i++) {
            Node.Entries course = courses.next(2, 0.8);
            Node.Entries less = withoutOneAnswer(course, random);
            Map<String, Truth> more = truths(course);
            for (Map.Entry<String, Truth> each : truths(less).entrySet()) {
                if (each.getValue() != Truth.OPEN && more.containsKey(each.getKey())) {
                    known++;
                    assertThat(more.get(each.getKey())).as(each.getKey()).isNotEqualTo(Truth.OPEN);
                }
            }
        }
        assertThat(known).isGreaterThan(1000);
    }

    @Test
    void aCompleteCourseLeavesNoConditionOpen() {
        RandomCourses courses = new RandomCourses(CATALOGUE, 8);
        for (int i = 0; i < COURSES; i++) {
            truths(courses.nextComplete())
                    .forEach((condition, truth) -> assertThat(truth)
                            .as(condition)
                            // The number of sessions is read in more than one way, whatever is answered; and learners
                            // who
                            // do not all have the same may have it on one date, or not.
                            .matches(known -> known != Truth.OPEN
                                    || condition.contains("course.sessions for certain")
                                    || condition.contains("course.sessions by the list")
                                    || condition.contains("course.days from first to last activity")));
        }
    }

    /** A course without one answer that others do not refer to, and that it may go without. */
    private static Node.Entries withoutOneAnswer(Node.Entries course, Random random) {
        Map<String, Node> sections = new LinkedHashMap<>(course.entries());
        List<String> keys = new ArrayList<>(sections.keySet());
        while (true) {
            String key = keys.get(random.nextInt(keys.size()));
            Node section = sections.get(key);
            if (section instanceof Node.Scalar) {
                if (takesBackThatThereIsNone(key, sections)) {
                    continue;
                }
                sections.remove(key);
                return new Node.Entries(sections, Map.of(), Place.START);
            }
            if (section instanceof Node.Entries entries && !entries.entries().isEmpty()) {
                Node.Entries less = without(entries, random, key);
                if (less != entries) {
                    sections.put(key, less);
                    return new Node.Entries(sections, Map.of(), Place.START);
                }
            }
            if (section instanceof Node.Items items && !items.items().isEmpty() && !key.equals("claims")) {
                List<Node> changed = new ArrayList<>(items.items());
                int which = random.nextInt(changed.size());
                Node.Entries item = (Node.Entries) changed.get(which);
                Node.Entries less = without(item, random, key);
                if (less != item && !less.entries().isEmpty()) {
                    changed.set(which, less);
                    sections.put(key, new Node.Items(changed, Place.START));
                    return new Node.Entries(sections, Map.of(), Place.START);
                }
            }
        }
    }

    /** Whether a key says of a list with nothing in it that it may go on: an answer that takes back another. */
    private static boolean takesBackThatThereIsNone(String key, Map<String, Node> sections) {
        return CATALOGUE
                .questions()
                .completedBy(key)
                .map(list -> sections.get(list.key()))
                .filter(list ->
                        list instanceof Node.Items items && items.items().isEmpty())
                .isPresent();
    }

    private static Node.Entries without(Node.Entries entries, Random random, String section) {
        List<String> free = CATALOGUE.questions().section(section).orElseThrow().questions().stream()
                .filter(question -> !question.must() && !question.key().equals("id"))
                .map(question -> question.key())
                .filter(entries.entries()::containsKey)
                .toList();
        if (free.isEmpty()) {
            return entries;
        }
        Map<String, Node> less = new LinkedHashMap<>(entries.entries());
        less.remove(free.get(random.nextInt(free.size())));
        return new Node.Entries(less, Map.of(), Place.START);
    }
}
