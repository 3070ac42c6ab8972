package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.JsonSchema;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.SubmissionSchema;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code touchstone new submission} prints. */
class SkeletonTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final JsonSchema SCHEMA = new JsonSchema(SubmissionSchema.write(CATALOGUE.questions()));

    static Stream<Map<String, SortedSet<Integer>>> claims() {
        Map<String, SortedSet<Integer>> all = new LinkedHashMap<>();
        CATALOGUE.elements().stream()
                .filter(Element::isClaimable)
                .forEach(element -> all.put(element.id(), new TreeSet<>(Set.of(1, 2, 3))));
        Stream<Map<String, SortedSet<Integer>>> each =
                all.entrySet().stream().map(claim -> Map.of(claim.getKey(), claim.getValue()));
        return Stream.concat(Stream.of(Map.of(), all), each);
    }

    private static Node read(String skeleton) throws MistakesException {
        return NodeReader.read(skeleton.getBytes(StandardCharsets.UTF_8), "skeleton.yaml");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void anUntouchedSkeletonCanBeCheckedAndSaysNothing(Map<String, SortedSet<Integer>> claims)
            throws MistakesException {
        String skeleton = Skeleton.write(CATALOGUE, claims);

        Assessment assessment = ShippedRules.assess(read(skeleton));

        assertThat(assessment.course().claims()).containsExactlyInAnyOrderElementsOf(claims.keySet());
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.facts().stream()
                        .allMatch(fact -> !fact.place().pointer().startsWith("/claims")))
                .extracting(Finding::outcome)
                .isNotEmpty()
                .containsOnly(Outcome.NOT_STATED);
        assertThat(SCHEMA.wrong(new YAMLMapper().readTree(skeleton).toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void theSkeletonAsksEveryQuestionThatAStandardInScopeNeeds(Map<String, SortedSet<Integer>> claims)
            throws MistakesException {
        Set<String> asked = asked(read(Skeleton.write(CATALOGUE, claims)));

        Scope.standards(claims.keySet(), CATALOGUE).stream()
                .flatMap(standard -> CATALOGUE.partsOf(standard.id()).stream())
                .map(Part::needs)
                .flatMap(List::stream)
                .map(name -> CATALOGUE.questions().named(name).orElseThrow())
                .filter(question -> CATALOGUE.questions().sections().stream()
                        .anyMatch(section -> section.questions().contains(question)))
                .filter(question -> question.claim().isEmpty()
                        || claims.keySet().stream()
                                .map(id -> CATALOGUE.element(id).orElseThrow().kind())
                                .anyMatch(question.claim()::equals))
                .forEach(question -> assertThat(asked).contains(question.name()));
    }

    @Test
    void aQuestionThatOnlyAnotherElementNeedsIsNotAsked() throws MistakesException {
        Set<String> budgets = asked(read(Skeleton.write(CATALOGUE, Map.of("PHB", new TreeSet<>(Set.of(3))))));
        Set<String> coaching = asked(read(Skeleton.write(CATALOGUE, Map.of("HC", new TreeSet<>(Set.of(1))))));

        assertThat(coaching).contains("element.lived experience");
        assertThat(budgets).doesNotContain("element.lived experience").contains("course.title", "document.id");
    }

    @Test
    void eachQuestionStandsAboveItsKeyWithTheStandardsItSettles() {
        String skeleton = Skeleton.write(CATALOGUE, Map.of("HC", new TreeSet<>(Set.of(1, 2))));

        assertThat(skeleton).contains("""
                          - element: HC
                        """, """
                            levels: [1, 2]
                        """, """
                          # Do you record who starts?
                          # Write yes or no. For FW-MON-01.
                          startersRecorded:
                        """).contains("  title: Course title\n");
        assertThat(skeleton.lines()).allMatch(line -> line.length() <= 120);
    }

    /** The names of the questions whose keys a skeleton holds. */
    private static Set<String> asked(Node skeleton) {
        Set<String> names = new TreeSet<>();
        Node.Entries sections = (Node.Entries) skeleton;
        CATALOGUE.questions().sections().forEach(section -> {
            Node content = sections.entries().get(section.key());
            List<Node> groups = content instanceof Node.Items items
                    ? items.items()
                    : content == null ? List.of() : List.of(content);
            for (Node group : groups) {
                Set<String> keys = ((Node.Entries) group).keys().keySet();
                section.questions().stream()
                        .filter(question -> keys.contains(question.key()))
                        .map(Question::name)
                        .forEach(names::add);
            }
        });
        return names;
    }
}
