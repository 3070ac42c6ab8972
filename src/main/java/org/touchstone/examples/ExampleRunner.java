package org.touchstone.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.touchstone.assessment.Assessment;
import org.touchstone.assessment.Assessor;
import org.touchstone.explanation.Explainer;
import org.touchstone.explanation.Explanation;
import org.touchstone.findings.Finding;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;
import org.touchstone.rules.Ruleset;
import org.touchstone.submission.Question;
import org.touchstone.submission.SubmissionReader;

/**
 * Runs the examples of a ruleset. An example passes when exactly the findings it lists differ from those of the
 * unchanged course, and are as it lists them.
 */
public final class ExampleRunner {

    /** Examples are assessed as of this day unless the caller says otherwise. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);

    private final Path rules;
    private final Ruleset ruleset;
    private final LocalDate asOf;
    private final Map<String, Node> courses = new HashMap<>();
    private final Map<String, Map<String, Found>> unchanged = new HashMap<>();

    /**
     * A runner for one ruleset.
     *
     * @param rules its folder
     * @param ruleset the ruleset, read from it
     * @param asOf the day to assess as of
     */
    public ExampleRunner(Path rules, Ruleset ruleset, LocalDate asOf) {
        this.rules = rules;
        this.ruleset = ruleset;
        this.asOf = asOf;
    }

    /** Every example of the ruleset. */
    public List<Example> examples() throws MistakesException {
        return ExamplesReader.read(rules, ruleset.catalogue());
    }

    /** Runs one example. */
    public ExampleResult run(Example example) {
        Set<String> fired = new TreeSet<>();
        try {
            Node course = course(example.from());
            Map<String, Found> before = unchanged.get(example.from());
            if (before == null) {
                before = assess(course, ruleset, new TreeSet<>());
                unchanged.put(example.from(), before);
            }
            Map<String, Found> after =
                    assess(ChangedCourse.apply(course, example.changes()), withParameters(example), fired);
            return new ExampleResult(example, compare(example, before, after), fired, shown(example, after));
        } catch (MistakesException e) {
            return new ExampleResult(
                    example, e.mistakes().stream().map(Object::toString).toList(), fired, Set.of());
        } catch (ChangedCourse.MisfitException e) {
            return new ExampleResult(example, List.of("The change does not fit: " + e.getMessage() + "."), fired, Set.of());
        }
    }

    /** What was found of one part and target: the finding on the first standard that asks, and all that ask. */
    private record Found(Explanation explanation, List<String> standards) {

        Finding finding() {
            return explanation.finding();
        }

        /** Whether two findings are alike but for the places of their facts. */
        boolean isLike(Found other) {
            return finding().outcome() == other.finding().outcome()
                    && finding().missing().equals(other.finding().missing())
                    && explanation.reason().equals(other.explanation.reason());
        }

        @Override
        public String toString() {
            return finding().outcome() + " (\"" + explanation.reason() + "\")";
        }
    }

    private Ruleset withParameters(Example example) throws ChangedCourse.MisfitException {
        Ruleset changed = ruleset;
        for (Change change : example.changes()) {
            if (change.isOfParameter()) {
                boolean known =
                        ruleset.catalogue().parameterNames(example.requirement()).contains(change.path());
                if (!known || !(change.value() instanceof Node.Scalar number)) {
                    throw new ChangedCourse.MisfitException("there is no parameter \"" + change.path() + "\"");
                }
                changed = changed.over(changed.catalogue()
                        .with(example.requirement(), change.path(), Double.parseDouble(number.text())));
            }
        }
        return changed;
    }

    private Node course(String name) throws MistakesException {
        Node known = courses.get(name);
        if (known == null) {
            Path file = rules.resolve("examples").resolve(name + ".yaml");
            known = NodeReader.read(Files.exists(file) ? file : rules.resolve(name + ".yaml"));
            courses.put(name, known);
        }
        return known;
    }

    private Map<String, Found> assess(Node course, Ruleset with, Set<String> fired) throws MistakesException {
        Assessment assessment = Assessor.assess(
                SubmissionReader.read(course, "changed course", with.catalogue().questions()), with, asOf);
        Explainer explainer = new Explainer(with.catalogue(), asOf);
        Map<String, Found> byKey = new LinkedHashMap<>();
        for (Finding finding : assessment.findings()) {
            byKey.computeIfAbsent(
                            key(finding.part().key(), finding.target().id()),
                            key -> new Found(explainer.explain(finding), new ArrayList<>()))
                    .standards()
                    .add(finding.standard().id());
            fired.addAll(finding.rules());
        }
        return byKey;
    }

    private static String key(String part, String target) {
        return part + " of " + target;
    }

    /** What the findings that an example lists came out as. */
    private static Set<ExampleResult.Shown> shown(Example example, Map<String, Found> after) {
        Set<ExampleResult.Shown> shown = new LinkedHashSet<>();
        for (Expected expected : example.expected()) {
            String part = example.requirement() + "/" + expected.part();
            Found found = after.get(key(part, expected.target()));
            if (found != null) {
                found.standards().forEach(standard ->
                        shown.add(new ExampleResult.Shown(standard, part, found.finding().outcome())));
            }
        }
        return shown;
    }

    private static List<String> compare(Example example, Map<String, Found> before, Map<String, Found> after) {
        List<String> wrong = new ArrayList<>();
        Map<String, Expected> expected = new LinkedHashMap<>();
        example.expected().forEach(e -> expected.put(key(example.requirement() + "/" + e.part(), e.target()), e));
        expected.forEach((key, wanted) -> {
            Found found = after.get(key);
            if (found == null) {
                wrong.add("There is no finding on " + key + ".");
            } else {
                wrong.addAll(compare(key, wanted, found));
                Found earlier = before.get(key);
                if (earlier != null && earlier.isLike(found)) {
                    wrong.add(key + " is the same as in the unchanged course, so this shows nothing.");
                }
            }
        });
        wrong.addAll(notExpected(example, expected.keySet(), before, after));
        return wrong;
    }

    /** What differs though the example does not say so. */
    private static List<String> notExpected(
            Example example, Set<String> expected, Map<String, Found> before, Map<String, Found> after) {
        List<String> wrong = new ArrayList<>();
        Set<String> also = new TreeSet<>(example.also());
        Set<String> partsAfter = new TreeSet<>();
        after.forEach((key, found) -> {
            String part = found.finding().part().key();
            partsAfter.add(part);
            Found earlier = before.get(key);
            if (!expected.contains(key) && (earlier == null || !earlier.isLike(found))) {
                also.remove(part);
                if (!example.also().contains(part)) {
                    wrong.add("Not expected: " + key + " becomes " + found + ".");
                }
            }
        });
        before.forEach((key, lost) -> {
            String part = lost.finding().part().key();
            if (!expected.contains(key) && !after.containsKey(key)) {
                also.remove(part);
                if (!partsAfter.contains(part) && !example.also().contains(part)) {
                    wrong.add("Not expected: there is no longer a finding on " + key + ".");
                }
            }
        });
        if (example.element().isEmpty()) {
            also.forEach(part -> wrong.add("\"also\" names " + part + ", of which nothing differs."));
        }
        return wrong;
    }

    private static List<String> compare(String key, Expected wanted, Found found) {
        List<String> wrong = new ArrayList<>();
        if (found.finding().outcome() != wanted.outcome()) {
            wrong.add(key + " should be " + wanted.outcome() + " and is " + found + ".");
        }
        String reason = found.explanation().reason();
        wanted.reason().filter(text -> !text.equals(reason)).ifPresent(text ->
                wrong.add(key + " should say \"" + text + "\" and says \"" + reason + "\""));
        List<String> missing =
                found.finding().missing().stream().map(Question::words).toList();
        wanted.missing().filter(words -> !words.equals(missing)).ifPresent(words ->
                wrong.add(key + " should be missing " + words + " and is missing " + missing + "."));
        wanted.standards().filter(ids -> !ids.equals(found.standards())).ifPresent(ids ->
                wrong.add(key + " should be on " + ids + " and is on " + found.standards() + "."));
        return wrong;
    }
}
