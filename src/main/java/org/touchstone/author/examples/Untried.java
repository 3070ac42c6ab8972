package org.touchstone.author.examples;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Bounds;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Truth;
import org.touchstone.check.language.Value;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Questions;

/**
 * What the examples of a requirement leave untried of its sentences: a condition that holds on none of their courses, or on all,
 * and a side of a bound on which none of them is.
 */
public final class Untried {

    private final Ruleset ruleset;
    private final String requirement;
    private final LocalDate asOf;
    private final List<Tried> conditions = new ArrayList<>();

    private Untried(Ruleset ruleset, String requirement, LocalDate asOf) {
        this.ruleset = ruleset;
        this.requirement = requirement;
        this.asOf = asOf;
    }

    /** In how many ways a sentence can be left untried. */
    public enum Way {
        NEVER_HOLDS,
        NEVER_FAILS,
        BELOW,
        EXACTLY,
        ABOVE
    }

    /**
     * One way in which no example tries a sentence.
     *
     * @param line the line of the file of rules on which it stands, from 1
     * @param way the way
     * @param bound the bound that it is about, in the words of the language; empty where it is about the whole condition
     */
    public record Gap(int line, Way way, String bound) {}

    /**
     * What is left untried, line by line.
     *
     * @param requirement the requirement whose examples and sentences are looked at
     * @param asOf the day to assess as of
     * @throws MistakesException where the examples cannot be read
     */
    public static List<Gap> of(Ruleset ruleset, String requirement, LocalDate asOf) throws MistakesException {
        Untried untried = new Untried(ruleset, requirement, asOf);
        untried.conditions();
        ExampleRunner runner = new ExampleRunner(ruleset, asOf);
        for (Example example : ExamplesReader.read(ruleset, requirement::equals)) {
            if (untried.isOpen()) {
                untried.tryOut(example, runner);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        untried.conditions.forEach(each -> each.gaps(gaps));
        return List.copyOf(gaps);
    }

    private boolean isOpen() {
        return conditions.stream().anyMatch(Tried::isOpen);
    }

    private void tryOut(Example example, ExampleRunner runner) {
        try {
            Catalogue catalogue = ExampleRunner.withParameters(example, ruleset.catalogue());
            LocalDate day = example.asOf().orElse(asOf);
            CourseFacts course = FactExtractor.extract(runner.changed(example), catalogue, day);
            PlainEvaluator evaluator = new PlainEvaluator(course);
            for (Asked asked : Scope.of(course, catalogue.on(day), day).asked()) {
                for (Tried each : conditions) {
                    if (each.isOpen() && each.about().includes(asked)) {
                        each.on(asked, course, evaluator);
                    }
                }
            }
        } catch (MistakesException | MisfitException fails) {
            // An example that does not fit tries nothing; that it does not is said where it is run.
        }
    }

    // The sentences that stand in the file

    private void conditions() {
        List<String> file = new String(
                        ruleset.files().bytes(RuleFileReader.fileOf(requirement)), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (Rule rule : ruleset.rules().of(requirement)) {
            if (rule.line() <= file.size() && file.get(rule.line() - 1).contains("\"" + rule.name() + "\"")) {
                List<Rule.Line> lines = rule.conditions();
                int own = (int) lines.stream().filter(line -> line.depth() == 0).count();
                // What a part says of when it applies stands before the conditions of the file.
                new Lines(rule.about(), lines, writer(rule))
                        .add(
                                rule.when()
                                        .subList(
                                                rule.when().size() - own,
                                                rule.when().size()),
                                0);
            }
        }
    }

    private SentenceWriter writer(Rule rule) {
        String per = ruleset.catalogue().requirement(requirement).stream()
                .flatMap(found -> found.parts().stream())
                .filter(part -> rule.isAbout(part.key()))
                .map(part -> part.per())
                .findFirst()
                .orElse(Questions.COURSE);
        return new SentenceWriter(ruleset.language(), per);
    }

    /** Goes through the lines of a rule beside its conditions. */
    private final class Lines {

        private final About about;
        private final List<Rule.Line> lines;
        private final SentenceWriter writer;
        private int next;

        Lines(About about, List<Rule.Line> lines, SentenceWriter writer) {
            this.about = about;
            this.lines = lines;
            this.writer = writer;
        }

        void add(List<Condition> those, int depth) {
            for (Condition each : those) {
                Rule.Line line = lines.get(next++);
                int inside = inside(depth);
                if (inside == 0) {
                    conditions.add(new Tried(line.number(), about, each, writer));
                } else {
                    add(inside(each, inside), depth + 1);
                }
            }
        }

        /** How many conditions the block holds that the line before the next begins. */
        private int inside(int depth) {
            int inside = 0;
            for (int i = next; i < lines.size() && lines.get(i).depth() > depth; i++) {
                inside += lines.get(i).depth() == depth + 1 ? 1 : 0;
            }
            return inside;
        }

        private static List<Condition> inside(Condition block, int several) {
            if (block instanceof Condition.AnyOf any) {
                return any.conditions();
            }
            if (block instanceof Condition.AllOf all) {
                return all.conditions();
            }
            Condition not = ((Condition.Not) block).condition();
            return several == 1 ? List.of(not) : ((Condition.AllOf) not).conditions();
        }
    }

    /** How far one condition was tried. */
    private static final class Tried {

        private final int line;
        private final About about;
        private final Condition condition;
        private final Set<Truth> truths = EnumSet.noneOf(Truth.class);
        private final List<Bound> bounds = new ArrayList<>();

        Tried(int line, About about, Condition condition, SentenceWriter writer) {
            this.line = line;
            this.about = about;
            this.condition = condition;
            bounds(condition, writer);
        }

        About about() {
            return about;
        }

        boolean isOpen() {
            return !truths.contains(Truth.HOLDS)
                    || !truths.contains(Truth.FAILS)
                    || bounds.stream().anyMatch(bound -> !bound.untried.isEmpty());
        }

        void on(Asked asked, CourseFacts course, PlainEvaluator evaluator) {
            Truth truth = evaluator.truth(condition, asked);
            // That an answer is given is not so where nothing is said: of many questions there is no other way.
            boolean given = condition instanceof Condition.Says says && says.predicate() instanceof Predicate.Given;
            truths.add(truth == Truth.OPEN && given ? Truth.FAILS : truth);
            bounds.forEach(bound -> bound.on(asked, course, evaluator));
        }

        void gaps(List<Gap> gaps) {
            // Whether a number is set is no course's doing.
            if (!(condition instanceof Condition.NotSet)) {
                if (!truths.contains(Truth.HOLDS)) {
                    gaps.add(new Gap(line, Way.NEVER_HOLDS, ""));
                }
                if (!truths.contains(Truth.FAILS)) {
                    gaps.add(new Gap(line, Way.NEVER_FAILS, ""));
                }
            }
            bounds.forEach(bound -> bound.untried.forEach(way -> gaps.add(new Gap(line, way, bound.words))));
        }

        private void bounds(Condition in, SentenceWriter writer) {
            if (in instanceof Condition.Not not) {
                bounds(not.condition(), writer);
            } else if (in instanceof Condition.Compared compared) {
                bound(of(compared.one()), compared.other(), writer);
            } else if (in instanceof Condition.Within within) {
                bound(of(within.one()), within.least(), writer);
                bound(of(within.one()), within.most(), writer);
            } else if (in instanceof Condition.Says says) {
                String name = says.predicate().question().name();
                bounds(says.predicate(), (asked, course, evaluator) -> List.of(asked.size(name)), writer);
            } else if (in instanceof Condition.ThereIs there) {
                bounds(there.things(), writer);
            } else if (in instanceof Condition.Every every) {
                bounds(every.things(), writer);
                bounds(every.predicate(), of(every.things().kind(), every.predicate()), writer);
            }
        }

        private void bounds(Things things, SentenceWriter writer) {
            things.which().forEach(which -> bounds(which, of(things.kind(), which), writer));
        }

        private void bounds(Predicate predicate, Sizes sizes, SentenceWriter writer) {
            if (predicate instanceof Predicate.Compares compares) {
                bound(sizes, compares.value(), writer);
            } else if (predicate instanceof Predicate.Between between) {
                bound(sizes, between.least(), writer);
                bound(sizes, between.most(), writer);
            }
        }

        private static Sizes of(Value value) {
            return (asked, course, evaluator) -> List.of(evaluator.bounds(value, asked));
        }

        private static Sizes of(String kind, Predicate predicate) {
            return (asked, course, evaluator) -> course.things(kind).stream()
                    .map(thing -> thing.size(predicate.question().name()))
                    .toList();
        }

        private void bound(Sizes sizes, Value value, SentenceWriter writer) {
            bounds.add(new Bound(sizes, value, writer.value(value), EnumSet.of(Way.BELOW, Way.EXACTLY, Way.ABOVE)));
        }
    }

    /** What is held against a bound: one size, or that of each of several things. */
    private interface Sizes {
        List<Bounds> of(Asked asked, CourseFacts course, PlainEvaluator evaluator);
    }

    /**
     * A bound of a condition.
     *
     * @param sizes what is held against it
     * @param value the bound
     * @param words the bound in the words of the language
     * @param untried the sides on which nothing was so far
     */
    private record Bound(Sizes sizes, Value value, String words, Set<Way> untried) {

        void on(Asked asked, CourseFacts course, PlainEvaluator evaluator) {
            Bounds bound = evaluator.bounds(value, asked);
            if (bound.low() != bound.high()) {
                return; // Not known to the point.
            }
            if (bound.low() <= 0) {
                untried.remove(Way.BELOW); // No answer is less than none.
            }
            for (Bounds size : sizes.of(asked, course, evaluator)) {
                if (size.low() == size.high()) {
                    int side = Double.compare(size.low(), bound.low());
                    untried.remove(side < 0 ? Way.BELOW : side == 0 ? Way.EXACTLY : Way.ABOVE);
                }
            }
        }
    }
}
