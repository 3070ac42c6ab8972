package org.touchstone.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Explainer explainer;
    private final Map<String, Node> courses = new HashMap<>();
    private final Map<String, Map<String, Explanation>> unchanged = new HashMap<>();

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
        this.explainer = new Explainer(ruleset.catalogue(), asOf);
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
            Map<String, Explanation> before = unchanged.get(example.from());
            if (before == null) {
                before = assess(course, new TreeSet<>());
                unchanged.put(example.from(), before);
            }
            Map<String, Explanation> after = assess(ChangedCourse.apply(course, example.changes()), fired);
            return new ExampleResult(example, compare(example, before, after), fired);
        } catch (MistakesException e) {
            return new ExampleResult(
                    example, e.mistakes().stream().map(Object::toString).toList(), fired);
        } catch (ChangedCourse.MisfitException e) {
            return new ExampleResult(example, List.of("The change does not fit: " + e.getMessage() + "."), fired);
        }
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

    private Map<String, Explanation> assess(Node course, Set<String> fired) throws MistakesException {
        Assessment assessment = Assessor.assess(
                SubmissionReader.read(course, "changed course", ruleset.catalogue().questions()), ruleset, asOf);
        Map<String, Explanation> byKey = new LinkedHashMap<>();
        for (Finding finding : assessment.findings()) {
            byKey.putIfAbsent(key(finding.part().key(), finding.target().id()), explainer.explain(finding));
            fired.addAll(finding.rules());
        }
        return byKey;
    }

    private static String key(String part, String target) {
        return part + " of " + target;
    }

    private static List<String> compare(
            Example example, Map<String, Explanation> before, Map<String, Explanation> after) {
        List<String> wrong = new ArrayList<>();
        Map<String, Expected> expected = new LinkedHashMap<>();
        example.expected().forEach(e -> expected.put(key(example.requirement() + "/" + e.part(), e.target()), e));
        expected.forEach((key, wanted) -> {
            Explanation found = after.get(key);
            if (found == null) {
                wrong.add("There is no finding on " + key + ".");
            } else {
                wrong.addAll(compare(key, wanted, found));
                if (same(before.get(key), found)) {
                    wrong.add(key + " is the same as in the unchanged course, so this shows nothing.");
                }
            }
        });
        Set<String> also = new TreeSet<>(example.also());
        after.forEach((key, found) -> {
            String part = found.finding().part().key();
            if (!expected.containsKey(key) && !same(before.get(key), found)) {
                also.remove(part);
                if (!example.also().contains(part)) {
                    wrong.add("Not expected: " + key + " becomes " + described(found) + ".");
                }
            }
        });
        before.forEach((key, lost) -> {
            String part = lost.finding().part().key();
            boolean itemGone = after.values().stream().anyMatch(found -> found.finding().part().key().equals(part));
            if (!after.containsKey(key) && !expected.containsKey(key)) {
                also.remove(part);
                if (!itemGone && !example.also().contains(part)) {
                    wrong.add("Not expected: there is no longer a finding on " + key + ".");
                }
            }
        });
        also.forEach(part -> wrong.add("\"also\" names " + part + ", of which nothing differs."));
        return wrong;
    }

    private static List<String> compare(String key, Expected wanted, Explanation found) {
        List<String> wrong = new ArrayList<>();
        if (found.finding().outcome() != wanted.outcome()) {
            wrong.add(key + " should be " + wanted.outcome() + " and is " + described(found) + ".");
        }
        wanted.reason().filter(reason -> !reason.equals(found.reason())).ifPresent(reason ->
                wrong.add(key + " should say \"" + reason + "\" and says \"" + found.reason() + "\""));
        List<String> missing =
                found.finding().missing().stream().map(Question::words).toList();
        wanted.missing().filter(words -> !words.equals(missing)).ifPresent(words ->
                wrong.add(key + " should be missing " + words + " and is missing " + missing + "."));
        return wrong;
    }

    private static String described(Explanation found) {
        return found.finding().outcome() + " (\"" + found.reason() + "\")";
    }

    /** Whether two findings are alike but for the places of their facts. */
    private static boolean same(@org.jspecify.annotations.Nullable Explanation before, Explanation after) {
        return before != null
                && before.finding().outcome() == after.finding().outcome()
                && before.finding().missing().equals(after.finding().missing())
                && before.reason().equals(after.reason());
    }
}
