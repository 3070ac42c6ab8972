package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Alternatives.Single;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.submission.Question;

/**
 * Refuses rules that are well written and still cannot be meant: those that let silence decide, those that can never
 * hold, and those that would have to be tried in too many ways.
 */
final class RuleCheck {

    /** How many amounts one condition may compare: the engine takes them all at once, and can take only so many. */
    static final int MOST_AMOUNTS = 4;

    /** How deep amounts may stand in each other: with every step the work grows by the number of things. */
    static final int DEEPEST_AMOUNTS = 2;

    private final Rule rule;
    private final List<Mistake> mistakes;

    private RuleCheck(Rule rule, List<Mistake> mistakes) {
        this.rule = rule;
        this.mistakes = mistakes;
    }

    static void check(Rule rule, List<Mistake> mistakes) {
        new RuleCheck(rule, mistakes).check();
    }

    private void check() {
        Optional<Question> leftOut = leftOutOfThings(rule.when());
        if (leftOut.isPresent()) {
            mistake(
                    "picks things of which \"" + leftOut.get().words()
                            + "\" is not given. What is left out of one thing may still be said.",
                    "Say \"is answered no\", or ask it of what the rule is about: Its ... is not given.");
            return;
        }
        Optional<Question> alternative = leftOutInAnyOf(rule.when(), false);
        if (alternative.isPresent()) {
            mistake(
                    "lets \"" + alternative.get().words()
                            + "\" not being given stand in for something else. One more answer would leave both open.",
                    "Write it as a rule of its own.");
            return;
        }
        if (AmountsCompared.most(rule.when()) > MOST_AMOUNTS) {
            mistake(
                    "compares more than " + MOST_AMOUNTS + " numbers, totals or dates of things in one condition.",
                    "Say it in several conditions.");
            return;
        }
        if (AmountsCompared.depth(rule.when()) > DEEPEST_AMOUNTS) {
            mistake(
                    "counts things by a count of things that rests on a third count.",
                    "Say it in several rules, or as a question of its own.");
            return;
        }
        List<List<Single>> ways = Alternatives.of(rule.when());
        if (ways.size() > Alternatives.MOST) {
            mistake(
                    "can hold in more than " + Alternatives.MOST + " ways.",
                    "Say it in several rules, or name several choices in one condition: a, b or c.");
            return;
        }
        List<Optional<String>> impossible =
                ways.stream().map(RuleCheck::contradiction).toList();
        if (!ways.isEmpty() && impossible.stream().allMatch(Optional::isPresent)) {
            mistake("can never hold: " + impossible.get(0).orElse("") + ".", "Mend or remove one of its conditions.");
            return;
        }
        if (rule.said() == Said.MET || rule.said() == Said.NOT_MET) {
            ways.forEach(this::restsOnWhatIsSaid);
        }
    }

    /** A verdict rests on something that is said, in each of the ways in which the rule may hold, and on nothing unsaid. */
    private void restsOnWhatIsSaid(List<Single> way) {
        Optional<Question> unsaid =
                way.stream().flatMap(each -> unsaid(each).stream()).findFirst();
        String met = rule.said() == Said.MET ? "met" : "not met";
        List<Question> inWords = way.stream().flatMap(RuleCheck::inWords).toList();
        boolean wordsAlone = inWords.size() == way.size();
        if (!inWords.isEmpty() && (rule.said() == Said.MET || wordsAlone)) {
            mistake(
                    "says that it is " + met + " because \"" + inWords.get(0).words()
                            + "\" is given, and no program can tell what words say.",
                    "Conclude that a reviewer judges it.");
        } else if (unsaid.isPresent()) {
            mistake(
                    "says that it is " + met + " because \"" + unsaid.get().words()
                            + "\" is not given. What is left unsaid decides nothing.",
                    "Say \"is answered no\" or \"is none\", or conclude that a reviewer judges it.");
        } else if (way.stream().noneMatch(RuleCheck::states)) {
            mistake(
                    "says that it is " + met + " without resting on anything that a course says.",
                    "Add a condition on an answer.");
        }
    }

    /** Whether a rule needs words to be given, in each of the ways in which it may hold. */
    static boolean restsOnWords(Rule rule) {
        return Alternatives.of(rule.when()).stream()
                .allMatch(way ->
                        way.stream().flatMap(RuleCheck::inWords).findFirst().isPresent());
    }

    /** The questions, answered in a provider's own words, that a condition needs to be answered. */
    private static Stream<Question> inWords(Single single) {
        Stream<Predicate> predicates = Stream.empty();
        if (single.holds() && single.condition() instanceof Condition.Says says) {
            predicates = Stream.of(says.predicate());
        } else if (single.holds() && single.condition() instanceof Condition.ThereIs there) {
            predicates = there.things().which().stream();
        } else if (single.condition() instanceof Condition.Every every) {
            predicates = single.holds() ? Stream.of(every.predicate()) : every.things().which().stream();
        }
        return predicates
                .filter(Predicate.Given.class::isInstance)
                .map(Predicate::question)
                // A name that everything of its kind must have carries nothing.
                .filter(question ->
                        question.answers().isWords() && !question.must() && !DerivedFacts.ALL.contains(question))
                .limit(1);
    }

    /** A question whose silence a condition needs. */
    private static Optional<Question> unsaid(Single single) {
        return single.holds()
                        && single.condition() instanceof Condition.Says says
                        && says.predicate() instanceof Predicate.NotGiven
                ? Optional.of(says.predicate().question())
                : Optional.empty();
    }

    /** A question whose silence is one of several alternatives. */
    private static Optional<Question> leftOutInAnyOf(List<Condition> conditions, boolean inAnyOf) {
        for (Condition condition : conditions) {
            Optional<Question> found = Optional.empty();
            if (condition instanceof Condition.AnyOf any) {
                found = leftOutInAnyOf(any.conditions(), true);
            } else if (condition instanceof Condition.AllOf all) {
                found = leftOutInAnyOf(all.conditions(), inAnyOf);
            } else if (condition instanceof Condition.Not not) {
                found = leftOutInAnyOf(List.of(not.condition()), inAnyOf);
            } else if (inAnyOf) {
                found = unsaid(new Single(condition, true));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A question by whose silence things would be picked, so that one more answer could make what is known open again. */
    private static Optional<Question> leftOutOfThings(List<Condition> conditions) {
        return SpokenOf.predicatesOfThings(conditions).stream()
                .filter(Predicate.NotGiven.class::isInstance)
                .map(Predicate::question)
                .findFirst();
    }

    /** Whether a condition can only come out this way where a course says something. */
    private static boolean states(Single single) {
        Condition condition = single.condition();
        if (condition instanceof Condition.NotSet) {
            return false;
        }
        return !(condition instanceof Condition.Compared compared)
                || !alwaysTrue(
                        compared.one(),
                        single.holds()
                                ? compared.relation()
                                : compared.relation().opposite(),
                        compared.other());
    }

    /** "At least 0 sessions" holds of every course. */
    private static boolean alwaysTrue(Value one, Relation relation, Value other) {
        boolean atLeast = relation == Relation.AT_LEAST || relation == Relation.MORE;
        boolean sum = one instanceof Value.NumberOf || one instanceof Value.TotalOf;
        boolean nothing = (other instanceof Value.Count count && count.number() == 0)
                || (other instanceof Value.Length length && length.number() == 0);
        return atLeast && sum && nothing && relation == Relation.AT_LEAST;
    }

    /** Why conditions cannot all come out so; empty where they can, as far as it is looked into. */
    private static Optional<String> contradiction(List<Single> way) {
        Map<Question, List<Came>> byQuestion = new HashMap<>();
        for (Single single : way) {
            if (single.condition() instanceof Condition.Says says) {
                byQuestion
                        .computeIfAbsent(says.predicate().question(), question -> new ArrayList<>())
                        .add(new Came(says.predicate(), single.holds()));
            } else if (single.condition() instanceof Condition.ThereIs there && single.holds()) {
                Optional<String> inside = ofOneThing(there.things().which());
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return byQuestion.values().stream()
                .flatMap(each -> contradictory(each).stream())
                .findFirst();
    }

    private static Optional<String> ofOneThing(List<Predicate> predicates) {
        Map<Question, List<Came>> byQuestion = new HashMap<>();
        predicates.stream()
                .filter(each -> !(each instanceof Predicate.NamedIn))
                .forEach(each -> byQuestion
                        .computeIfAbsent(each.question(), question -> new ArrayList<>())
                        .add(new Came(each, true)));
        return byQuestion.values().stream()
                .flatMap(each -> contradictory(each).stream())
                .findFirst();
    }

    /** A predicate with how it has to come out. */
    private record Came(Predicate predicate, boolean holds) {}

    /** Why these cannot all be said of one answer. */
    private static Optional<String> contradictory(List<Came> all) {
        Question question = all.get(0).predicate().question();
        boolean unsaid = all.stream().anyMatch(each -> each.predicate() instanceof Predicate.NotGiven && each.holds());
        boolean said =
                all.stream().anyMatch(each -> !(each.predicate() instanceof Predicate.NotGiven) || !each.holds());
        boolean given = all.stream().anyMatch(each -> is(each, Predicate.Given.class, Predicate.AnsweredNo.class));
        boolean no = all.stream().anyMatch(each -> is(each, Predicate.AnsweredNo.class, Predicate.Given.class));
        if (unsaid && said) {
            return Optional.of("\"" + question.words() + "\" cannot be given and not be given");
        }
        if (given && no && !question.answers().isList()) {
            return Optional.of("\"" + question.words() + "\" cannot be given and be answered no");
        }
        if (!question.choices().isEmpty()
                && !question.answers().isList()
                && left(question, all).isEmpty()) {
            return Optional.of("no answer to \"" + question.words() + "\" is all of this at once");
        }
        Range range = new Range();
        all.forEach(range::narrow);
        return range.isEmpty()
                ? Optional.of("no answer to \"" + question.words() + "\" is both so much and so little")
                : Optional.empty();
    }

    private static boolean is(Came each, Class<? extends Predicate> holding, Class<? extends Predicate> failing) {
        return each.holds() ? holding.isInstance(each.predicate()) : failing.isInstance(each.predicate());
    }

    private static Set<String> left(Question question, List<Came> all) {
        Set<String> left = new HashSet<>(question.choices());
        for (Came each : all) {
            if (each.predicate() instanceof Predicate.Is is) {
                keep(left, is.choices(), each.holds());
            } else if (each.predicate() instanceof Predicate.IsNot is) {
                keep(left, is.choices(), !each.holds());
            }
        }
        return left;
    }

    private static void keep(Set<String> left, List<String> choices, boolean these) {
        left.removeIf(choice -> choices.contains(choice) != these);
    }

    /** The sizes that several comparisons with written numbers leave. */
    private static final class Range {

        private double least = Double.NEGATIVE_INFINITY;
        private boolean leastIncluded = true;
        private double most = Double.POSITIVE_INFINITY;
        private boolean mostIncluded = true;

        void narrow(Came said) {
            if (said.predicate() instanceof Predicate.Compares compares) {
                Relation relation =
                        said.holds() ? compares.relation() : compares.relation().opposite();
                written(compares.value()).ifPresent(number -> narrow(relation, number));
            } else if (said.predicate() instanceof Predicate.Between between && said.holds()) {
                written(between.least()).ifPresent(number -> narrow(Relation.AT_LEAST, number));
                written(between.most()).ifPresent(number -> narrow(Relation.AT_MOST, number));
            }
        }

        private void narrow(Relation relation, double number) {
            switch (relation) {
                case MORE -> from(number, false);
                case AT_LEAST -> from(number, true);
                case LESS -> to(number, false);
                case AT_MOST -> to(number, true);
                case EXACTLY -> {
                    from(number, true);
                    to(number, true);
                }
                case DIFFERS -> {}
            }
        }

        private void from(double number, boolean included) {
            if (number > least) {
                least = number;
                leastIncluded = included;
            } else if (number == least) {
                leastIncluded &= included;
            }
        }

        private void to(double number, boolean included) {
            if (number < most) {
                most = number;
                mostIncluded = included;
            } else if (number == most) {
                mostIncluded &= included;
            }
        }

        boolean isEmpty() {
            return least > most || (least == most && !(leastIncluded && mostIncluded));
        }

        private static Optional<Double> written(Value value) {
            if (value instanceof Value.Count count) {
                return Optional.of(count.number());
            }
            if (value instanceof Value.Length length) {
                return Optional.of(length.days());
            }
            return value instanceof Value.Day day
                    ? Optional.of((double) day.date().toEpochDay())
                    : Optional.empty();
        }
    }

    private void mistake(String what, String todo) {
        mistakes.add(new Mistake(
                RuleFileReader.fileOf(rule.requirement()),
                rule.line(),
                1,
                "The rule \"" + rule.name() + "\" " + what,
                todo));
    }
}
