package org.touchstone.check.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Node;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;

/** What must hold for every course. */
@Tag("thorough")
class AssessmentPropertiesTest {

    private static Node.Entries course(long seed) {
        return new RandomCourses(ShippedRules.RULESET.catalogue(), seed).next();
    }

    private static Map<String, Finding> findings(Node course) {
        Map<String, Finding> byKey = new LinkedHashMap<>();
        for (Finding finding : ShippedRules.assess(course).findings()) {
            byKey.put(
                    finding.standard().id() + " " + finding.part().key() + " "
                            + finding.target().kind() + " " + finding.target().id(),
                    finding);
        }
        return byKey;
    }

    @Property(tries = 50, seed = "20261121")
    void theSameCourseGivesTheSameReportByteForByte(@ForAll long seed) {
        assertThat(JsonReport.render(Report.of(ShippedRules.assess(course(seed)))))
                .isEqualTo(JsonReport.render(Report.of(ShippedRules.assess(course(seed)))));
    }

    @Property(tries = 100, seed = "20261121")
    void theOrderOfItemsAndOfAnswersChangesNothing(@ForAll long seed) {
        Node.Entries course = course(seed);
        Node.Entries shuffled = (Node.Entries) shuffled(course, new Random(seed));

        assertThat(described(shuffled)).isEqualTo(described(course));
    }

    /** The findings in words: outcome, reason, the facts' values, the question and what is missing; no positions. */
    private static List<String> described(Node course) {
        return Report.of(ShippedRules.assess(course)).explanations().stream()
                .filter(explanation -> !explanation.finding().target().id().matches(".*\\d\\)?$") || named(explanation))
                .map(explanation -> explanation.finding().standard().id() + " "
                        + explanation.finding().part().key() + " "
                        + explanation.finding().target().id() + " "
                        + explanation.finding().outcome() + " "
                        + explanation.reason() + " "
                        + explanation.question() + " "
                        + explanation.finding().missing() + " "
                        + explanation.finding().facts().stream()
                                .map(f -> f.name() + "=" + f.text())
                                .toList())
                .toList();
    }

    /** Whether the target has a name of its own, and not its number in the list. */
    private static boolean named(Explanation explanation) {
        String id = explanation.finding().target().id();
        return !id.startsWith(explanation.finding().target().kind() + " ");
    }

    private static Node shuffled(Node node, Random random) {
        if (node instanceof Node.Items items) {
            List<Node> all = new ArrayList<>(
                    items.items().stream().map(item -> shuffled(item, random)).toList());
            Collections.shuffle(all, random);
            return new Node.Items(all, items.place());
        }
        if (node instanceof Node.Entries entries) {
            List<String> keys = new ArrayList<>(entries.entries().keySet());
            Collections.shuffle(keys, random);
            Map<String, Node> all = new LinkedHashMap<>();
            for (String key : keys) {
                Node value = entries.entries().get(key);
                if (value != null) {
                    all.put(key, shuffled(value, random));
                }
            }
            return new Node.Entries(all, Map.of(), entries.place());
        }
        return node;
    }

    @Property(tries = 300, seed = "20261121")
    void takingAnAnswerAwayNeverMakesAFailureAndNeverHidesOneAsAPass(
            @ForAll long seed, @ForAll @IntRange(max = 100_000) int which) {
        Node.Entries course = course(seed);
        List<List<String>> answers = answers(course);
        Node.Entries without = without(course, answers.get(which % answers.size()));
        Map<String, Finding> before = findings(course);
        Map<String, Finding> after = findings(without);

        after.forEach((key, finding) -> {
            Finding earlier = before.get(key);
            if (earlier != null && earlier.outcome() == Outcome.NOT_MET) {
                assertThat(finding.outcome())
                        .as("%s without %s", key, answers.get(which % answers.size()))
                        .isNotEqualTo(Outcome.MET);
            }
            if (finding.outcome() == Outcome.NOT_MET && earlier != null) {
                assertThat(earlier.outcome())
                        .as("%s without %s", key, answers.get(which % answers.size()))
                        .isIn(Outcome.NOT_MET, Outcome.CONFLICTING);
            }
        });
    }

    @Property(tries = 100, seed = "20261121")
    void everyFailureRestsOnSomethingSaidAndEverySilenceNamesWhatWouldSettleIt(@ForAll long seed) {
        findings(course(seed)).forEach((key, finding) -> {
            if (Set.of(Outcome.NOT_MET, Outcome.CONFLICTING, Outcome.MET).contains(finding.outcome())) {
                assertThat(finding.facts()).as(key).isNotEmpty();
                assertThat(finding.rules()).as(key).isNotEmpty();
            }
            if (finding.outcome() == Outcome.NOT_STATED) {
                assertThat(finding.missing()).as(key).isNotEmpty();
            }
        });
    }

    @Property(tries = 300, seed = "20261121")
    void aCourseThatAnswersEverythingIsAskedNothingAgain(@ForAll long seed) {
        Node.Entries course = new RandomCourses(ShippedRules.RULESET.catalogue(), seed).nextComplete();

        assertThat(ShippedRules.assess(course).findings())
                .filteredOn(finding -> finding.outcome() == Outcome.NOT_STATED)
                .filteredOn(finding -> finding.facts().stream()
                        .noneMatch(fact -> fact.name().startsWith("session.group size")
                                && fact.text().equals("0"))) // A group of nobody says nothing of its size.
                .as("let a rule conclude something from what is given")
                .extracting(finding -> finding.part().key() + " asks for " + finding.missing())
                .isEmpty();
    }

    @Property(tries = 100, seed = "20261121")
    void findingsAreExactlyThoseOfTheStandardsThatApply(@ForAll long seed) {
        Assessment assessment = ShippedRules.assess(course(seed));
        Set<String> claimed = Set.copyOf(assessment.course().claims());

        Set<String> expected = ShippedRules.RULESET.catalogue().standards().stream()
                .filter(standard -> standard.sameAs().isEmpty())
                .filter(standard -> claimed.contains(standard.element())
                        || ShippedRules.RULESET
                                .catalogue()
                                .element(standard.element())
                                .orElseThrow()
                                .isGeneral())
                .map(standard -> standard.id())
                .collect(Collectors.toSet());
        assertThat(assessment.findings().stream().map(f -> f.standard().id()).collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    @Property(tries = 60, seed = "20261121")
    void claimingAnotherElementNeverChangesWhatWasFoundOfTheFirst(@ForAll long seed) {
        Node.Entries course = course(seed);
        Node.Items claims =
                (Node.Items) course.entries().getOrDefault("claims", new Node.Items(List.of(), course.place()));
        if (claims.items().size() < 2) {
            return;
        }
        Map<String, Node> fewer = new LinkedHashMap<>(course.entries());
        fewer.put("claims", new Node.Items(claims.items().subList(0, 1), claims.place()));
        String first =
                ((Node.Scalar) ((Node.Entries) claims.items().get(0)).entries().getOrDefault("element", course)).text();

        Map<String, Finding> alone = findings(new Node.Entries(fewer, Map.of(), course.place()));
        Map<String, Finding> together = findings(course);

        alone.forEach((key, finding) -> {
            if (finding.standard().element().equals(first)) {
                assertThat(together.get(key))
                        .as(key)
                        .isNotNull()
                        .extracting(Finding::outcome)
                        .isEqualTo(finding.outcome());
            }
        });
    }

    /** The paths of every answer that may be left out. */
    private static List<List<String>> answers(Node.Entries course) {
        List<List<String>> paths = new ArrayList<>();
        Set<String> kept = Set.of("id", "title", "name", "element", "levels", "text", "kind", "stage", "what", "who");
        course.entries().forEach((section, content) -> {
            if (content instanceof Node.Entries group) {
                group.entries().keySet().stream()
                        .filter(key -> !kept.contains(key))
                        .forEach(key -> paths.add(List.of(section, key)));
            } else if (content instanceof Node.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                    if (items.items().get(i) instanceof Node.Entries item) {
                        for (String key : item.entries().keySet()) {
                            if (!kept.contains(key)) {
                                paths.add(List.of(section, Integer.toString(i), key));
                            }
                        }
                    }
                }
            }
        });
        paths.add(List.of("nothing"));
        return paths;
    }

    private static Node.Entries without(Node.Entries course, List<String> path) {
        Map<String, Node> changed = new LinkedHashMap<>(course.entries());
        Node content = changed.get(path.get(0));
        if (content instanceof Node.Entries group) {
            changed.put(path.get(0), dropped(group, path.get(1)));
        } else if (content instanceof Node.Items items) {
            List<Node> all = new ArrayList<>(items.items());
            int index = Integer.parseInt(path.get(1));
            all.set(index, dropped((Node.Entries) all.get(index), path.get(2)));
            changed.put(path.get(0), new Node.Items(all, items.place()));
        }
        return new Node.Entries(changed, Map.of(), course.place());
    }

    private static Node dropped(Node.Entries group, String key) {
        Map<String, Node> kept = new LinkedHashMap<>(group.entries());
        kept.remove(key);
        return new Node.Entries(kept, Map.of(), group.place());
    }
}
