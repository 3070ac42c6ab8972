package org.touchstone.author.examples;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * Runs the examples of a ruleset. An example passes when exactly the findings it lists differ from those of the
 * unchanged course, and are as it lists them.
 */
public final class ExampleRunner {

    /** Examples that name no day are assessed as of this one. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);

    private final Ruleset ruleset;
    private final LocalDate asOf;
    private final Map<String, Node> courses = new HashMap<>();
    private final Map<String, Map<String, Found>> unchanged = new HashMap<>();

    /**
     * A runner for one ruleset.
     *
     * @param ruleset the ruleset
     * @param asOf the day to assess examples as of that name none
     */
    public ExampleRunner(Ruleset ruleset, LocalDate asOf) {
        this.ruleset = ruleset;
        this.asOf = asOf;
    }

    /** Every example of the ruleset. */
    public List<Example> examples() throws MistakesException {
        return ExamplesReader.read(ruleset);
    }

    /**
     * Runs examples, each processor a share of them.
     *
     * @param goOn is told how many are begun, and says whether to go on; never asked by two threads at once
     * @return how they came out, in their order; not all of them where it was not gone on
     */
    public static List<ExampleResult> run(Ruleset ruleset, LocalDate asOf, List<Example> examples, IntPredicate goOn) {
        ExampleResult[] results = new ExampleResult[examples.size()];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(share -> {
                    ExampleRunner runner = new ExampleRunner(ruleset, asOf);
                    for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                        synchronized (results) {
                            if (!goOn.test(i)) {
                                next.set(results.length);
                            }
                        }
                        results[i] = runner.run(examples.get(i));
                    }
                });
        return Stream.of(results).filter(Objects::nonNull).toList();
    }

    /** Runs one example. */
    public ExampleResult run(Example example) {
        Set<String> fired = new TreeSet<>();
        try {
            Node course = course(example.from());
            LocalDate day = example.asOf().orElse(asOf);
            String begun = example.from() + " " + day;
            Map<String, Found> before = unchanged.get(begun);
            if (before == null) {
                before = assess(course, ruleset, day, new TreeSet<>());
                unchanged.put(begun, before);
            }
            Map<String, Found> after = assess(
                    ExampleCourse.apply(course, example.changes()), withParameters(example, ruleset), day, fired);
            return new ExampleResult(example, Comparison.wrong(example, before, after), fired, shown(example, after));
        } catch (MistakesException e) {
            return new ExampleResult(
                    example, e.mistakes().stream().map(Object::toString).toList(), fired, Set.of());
        } catch (MisfitException e) {
            return new ExampleResult(
                    example, List.of("The change does not fit: " + e.getMessage() + "."), fired, Set.of());
        }
    }

    private static Ruleset withParameters(Example example, Ruleset ruleset) throws MisfitException {
        return ruleset.over(withParameters(example, ruleset.catalogue()));
    }

    /** The catalogue with the numbers that an example changes. */
    public static Catalogue withParameters(Example example, Catalogue catalogue) throws MisfitException {
        Catalogue changed = catalogue;
        for (ExampleChange change : example.changes()) {
            if (change.isOfParameter()) {
                boolean known = catalogue.parameterNames(example.requirement()).contains(change.path());
                if (!known || !(change.value() instanceof Node.Scalar number)) {
                    throw new MisfitException("there is no parameter \"" + change.path() + "\"");
                }
                changed = changed.with(example.requirement(), change.path(), Double.parseDouble(number.text()));
            }
        }
        return changed;
    }

    /** The course that an example starts from, as what a provider hands in. */
    public Submission unchanged(Example example) throws MistakesException {
        return submission(course(example.from()), ruleset.catalogue());
    }

    /** The course as an example changes it, as what a provider hands in. */
    public Submission changed(Example example) throws MistakesException, MisfitException {
        return submission(changedFile(example), ruleset.catalogue());
    }

    /** The file of the course as an example changes it. */
    public Node changedFile(Example example) throws MistakesException, MisfitException {
        return ExampleCourse.apply(course(example.from()), example.changes());
    }

    private static Submission submission(Node course, Catalogue catalogue) throws MistakesException {
        return SubmissionReader.read(course, "changed course", catalogue.questions());
    }

    private Node course(String name) throws MistakesException {
        Node known = courses.get(name);
        if (known == null) {
            String file = "examples/" + name + ".yaml";
            known = NodeReader.read(ruleset.files().bytes(file), file);
            courses.put(name, known);
        }
        return known;
    }

    private static Map<String, Found> assess(Node course, Ruleset with, LocalDate day, Set<String> fired)
            throws MistakesException {
        Assessment assessment = Assessor.assess(submission(course, with.catalogue()), with, day);
        assessment.findings().forEach(finding -> finding.rules().forEach(rule -> fired.add(rule.fullName())));
        return Found.byKey(
                assessment.findings(),
                new Explainer(
                        assessment.ruleset().catalogue(),
                        day,
                        assessment.course().submission()));
    }

    /** What the findings that an example lists came out as. */
    private static Set<ExampleResult.Shown> shown(Example example, Map<String, Found> after) {
        Set<ExampleResult.Shown> shown = new LinkedHashSet<>();
        for (Expected expected : example.expected()) {
            String part = example.requirement() + "/" + expected.part();
            Found found = after.get(Found.key(part, expected.target()));
            if (found != null) {
                found.standards()
                        .forEach(standard -> shown.add(new ExampleResult.Shown(
                                standard, part, found.finding().outcome())));
            }
        }
        return shown;
    }
}
