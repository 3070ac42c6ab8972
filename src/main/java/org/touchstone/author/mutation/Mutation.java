package org.touchstone.author.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.author.examples.Comparison;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.examples.Found;
import org.touchstone.author.examples.MisfitException;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/**
 * Makes each small wrong change to a ruleset, and looks whether an example of the changed requirement notices: it passes
 * on the ruleset as it is, and fails on the changed one. All changed rules are compiled at once, and every course is put
 * to them once.
 */
public final class Mutation {

    private final Ruleset ruleset;
    private final LocalDate asOf;
    private final List<Mutant> mutants;

    private Mutation(Ruleset ruleset, LocalDate asOf, List<Mutant> mutants) {
        this.ruleset = ruleset;
        this.asOf = asOf;
        this.mutants = mutants;
    }

    /**
     * Tries the changes.
     *
     * @param ruleset the ruleset
     * @param asOf the day to assess as of
     * @param only the one requirement to change; without it, all are changed
     */
    public static MutationReport run(Ruleset ruleset, LocalDate asOf, Optional<String> only) throws MistakesException {
        List<Mutant> mutants = new ArrayList<>(RuleMutants.of(ruleset, only));
        mutants.addAll(CatalogueMutants.of(ruleset, asOf, only));
        Collection<List<Example>> examples = ExamplesReader.read(ruleset).stream()
                .collect(Collectors.groupingBy(Example::requirement))
                .values();
        Mutation mutation = new Mutation(ruleset, asOf, mutants);
        Set<Mutant> noticed = examples.parallelStream()
                .flatMap(ofRequirement -> mutation.noticedBy(ofRequirement).stream())
                .collect(Collectors.toSet());
        List<Mutant> unnoticed =
                mutants.stream().filter(mutant -> !noticed.contains(mutant)).toList();
        return report(mutants, unnoticed, excuses(ruleset, only));
    }

    private static List<Excuse> excuses(Ruleset ruleset, Optional<String> only) throws MistakesException {
        return Excuse.read(ruleset.files()).stream()
                .filter(excuse -> only.map(excuse.requirement()::equals).orElse(true))
                .toList();
    }

    private static MutationReport report(List<Mutant> mutants, List<Mutant> unnoticed, List<Excuse> excuses) {
        Map<Boolean, List<Mutant>> excused = unnoticed.stream()
                .collect(Collectors.partitioningBy(
                        mutant -> excuses.stream().anyMatch(excuse -> excuse.covers(mutant))));
        List<Excuse> idle = excuses.stream()
                .filter(excuse -> unnoticed.stream().noneMatch(excuse::covers))
                .toList();
        return new MutationReport(
                List.copyOf(mutants),
                excused.getOrDefault(false, List.of()),
                excused.getOrDefault(true, List.of()),
                idle);
    }

    /** The changes that the examples of one requirement notice: its own, and those of rules that hold for all. */
    private List<Mutant> noticedBy(List<Example> examples) {
        String requirement = examples.get(0).requirement();
        List<Mutant> left = new ArrayList<>(mutants.stream()
                .filter(mutant -> mutant.requirement().equals(requirement) || isGeneral(mutant))
                .toList());
        List<Mutant> noticed = new ArrayList<>();
        Trials trials = new Trials(requirement, new ExampleRunner(ruleset, asOf));
        for (Example example : examples) {
            if (!left.isEmpty()) {
                List<Mutant> here = trials.noticedBy(example, left);
                left.removeAll(here);
                noticed.addAll(here);
            }
        }
        return noticed;
    }

    private boolean isGeneral(Mutant mutant) {
        return ruleset.catalogue().requirement(mutant.requirement()).isEmpty();
    }

    /** The examples of one requirement, tried one after another; the courses they start from are put to the rules once. */
    private final class Trials {

        private final String requirement;
        private final ExampleRunner runner;
        private final Map<String, MutantsOnCourse> unchanged = new HashMap<>();

        Trials(String requirement, ExampleRunner runner) {
            this.requirement = requirement;
            this.runner = runner;
        }

        List<Mutant> noticedBy(Example example, List<Mutant> candidates) {
            try {
                MutantsOnCourse before = unchanged(example);
                MutantsOnCourse after =
                        situation(runner.changed(example), ExampleRunner.withParameters(example, ruleset.catalogue()));
                Example here = example.about(requirement);
                List<Mutant> noticed = new ArrayList<>();
                if (Comparison.wrong(here, before.found(), after.found()).isEmpty()) {
                    for (Mutant mutant : candidates) {
                        if (notices(here, before, after, mutant.wrong())) {
                            noticed.add(mutant);
                        }
                    }
                }
                return noticed;
            } catch (MistakesException | MisfitException fails) {
                // It does not pass on the rules as they are, so it shows nothing of changed ones.
                return List.of();
            }
        }

        private MutantsOnCourse unchanged(Example example) throws MistakesException {
            MutantsOnCourse known = unchanged.get(example.from());
            if (known == null) {
                known = situation(runner.unchanged(example), ruleset.catalogue());
                unchanged.put(example.from(), known);
            }
            return known;
        }

        private MutantsOnCourse situation(Submission submission, Catalogue catalogue) {
            CourseFacts course = FactExtractor.extract(submission, catalogue, asOf);
            return new MutantsOnCourse(course, requirement, ruleset, catalogue, asOf);
        }

        private boolean notices(Example example, MutantsOnCourse before, MutantsOnCourse after, WrongChange change)
                throws MisfitException {
            Map<String, Found> first;
            Map<String, Found> then;
            if (change instanceof WrongChange.OtherCatalogue other) {
                Catalogue catalogue = ExampleRunner.withParameters(example, other.catalogue());
                first = before.over(other.catalogue()).found();
                then = after.over(catalogue).found();
            } else {
                first = before.foundWith(change);
                then = after.foundWith(change);
                if (first == before.found() && then == after.found()) {
                    return false;
                }
            }
            return !Comparison.wrong(example, first, then).isEmpty();
        }
    }
}
