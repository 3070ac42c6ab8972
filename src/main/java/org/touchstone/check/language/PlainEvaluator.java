package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.facts.Amounts;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Bounds;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.submission.Question;

/** Interprets rules as they are, without an engine: a second opinion on what they say, and a quick one on changed courses. */
public final class PlainEvaluator {

    private final CourseFacts course;
    /** What the amounts came to for what was asked last: they are the same for each thing that is held against them. */
    private final IdentityHashMap<Value, Bounds> amounts = new IdentityHashMap<>();

    private @Nullable Asked last;

    /**
     * An evaluator for one course.
     *
     * @param course what is said of it
     */
    public PlainEvaluator(CourseFacts course) {
        this.course = course;
    }

    /** What a rule says of one thing asked; nothing where it has nothing to say, or what it needs is open. */
    public boolean speaks(Rule rule, Asked asked) {
        return rule.about().includes(asked) && Truth.all(rule.when(), each -> truth(each, asked)) == Truth.HOLDS;
    }

    /** What is known of a condition. */
    public Truth truth(Condition condition, Asked asked) {
        if (condition instanceof Condition.Says says) {
            return truth(
                    says.predicate(), asked.about(says.predicate().question().name()), asked);
        }
        if (condition instanceof Condition.Answer answer) {
            String name = asked.answer();
            return known(answer.given() ? asked.given(name) : asked.no(name), asked.about(name), name);
        }
        if (condition instanceof Condition.ThereIs there) {
            return thereIs(there.things(), asked);
        }
        if (condition instanceof Condition.Every every) {
            return every(every, asked);
        }
        if (condition instanceof Condition.Apart apart) {
            return apart(apart, asked);
        }
        if (condition instanceof Condition.Compared compared) {
            Bounds one = bounds(compared.one(), asked);
            Bounds other = bounds(compared.other(), asked);
            return compares(one, compared.relation(), other);
        }
        if (condition instanceof Condition.Within within) {
            Bounds one = bounds(within.one(), asked);
            return within(one, bounds(within.least(), asked), bounds(within.most(), asked));
        }
        if (condition instanceof Condition.NotSet notSet) {
            return Truth.of(asked.unset(notSet.parameter()), asked.isSet(notSet.parameter()));
        }
        if (condition instanceof Condition.AnyOf any) {
            return Truth.any(any.conditions(), each -> truth(each, asked));
        }
        if (condition instanceof Condition.AllOf all) {
            return Truth.all(all.conditions(), each -> truth(each, asked));
        }
        return truth(((Condition.Not) condition).condition(), asked).opposite();
    }

    private static Truth compares(Bounds one, Relation relation, Bounds other) {
        return Truth.of(relation.holds(one, other), relation.fails(one, other));
    }

    private static Truth within(Bounds one, Bounds least, Bounds most) {
        return Truth.all(
                List.of(compares(one, Relation.AT_LEAST, least), compares(one, Relation.AT_MOST, most)), each -> each);
    }

    private Truth thereIs(Things things, Asked asked) {
        Truth any = Truth.any(course.things(things.kind()), each -> truth(things, each, asked));
        return any == Truth.FAILS && !course.complete(things.kind()) ? Truth.OPEN : any;
    }

    private Truth every(Condition.Every every, Asked asked) {
        Things things = every.things();
        Truth all = Truth.all(
                course.things(things.kind()),
                each -> Truth.any(
                        List.of(truth(things, each, asked).opposite(), truth(every.predicate(), each, asked)),
                        truth -> truth));
        return all == Truth.HOLDS && !course.complete(things.kind()) ? Truth.OPEN : all;
    }

    private Truth apart(Condition.Apart apart, Asked asked) {
        Bounds least = bounds(apart.least(), asked);
        String name = apart.question().name();
        return Truth.of(
                course.complete(apart.things().kind())
                        && Amounts.apart(those(apart.things(), asked, true), name, least),
                Amounts.notApart(those(apart.things(), asked, false), name, least));
    }

    /**
     * The things of which all that is said is known to hold.
     *
     * @param may whether those of which it may hold are among them
     */
    List<Described> those(Things things, Asked asked, boolean may) {
        List<Described> those = new ArrayList<>();
        for (Described each : course.things(things.kind())) {
            Truth truth = truth(things, each, asked);
            if (truth == Truth.HOLDS || (may && truth == Truth.OPEN)) {
                those.add(each);
            }
        }
        return those;
    }

    /** Whether all that is said of things is known of one. */
    public Truth truth(Things things, Described thing, Asked asked) {
        Truth all = Truth.HOLDS;
        for (Predicate which : things.which()) {
            all = all.and(truth(which, thing, asked));
            if (all == Truth.FAILS) {
                return all;
            }
        }
        return all;
    }

    /** What is known of a predicate on one thing. */
    public Truth truth(Predicate predicate, Described thing, Asked asked) {
        String name = predicate.question().name();
        if (predicate instanceof Predicate.Is is) {
            return known(thing.isAny(name, is.choices()), thing, name);
        }
        if (predicate instanceof Predicate.IsNot is) {
            return known(thing.isAny(name, is.choices()), thing, name).opposite();
        }
        if (predicate instanceof Predicate.Given) {
            return known(thing.given(name), thing, name);
        }
        if (predicate instanceof Predicate.AnsweredNo) {
            return known(thing.no(name), thing, name);
        }
        if (predicate instanceof Predicate.NotGiven) {
            return Truth.of(thing.unsaid(name), !thing.unsaid(name));
        }
        if (predicate instanceof Predicate.Compares compares) {
            return compares(thing.size(name), compares.relation(), bounds(compares.value(), asked));
        }
        if (predicate instanceof Predicate.Between between) {
            return within(thing.size(name), bounds(between.least(), asked), bounds(between.most(), asked));
        }
        if (predicate instanceof Predicate.NamesIt) {
            return known(thing.is(name, asked.getId()), thing, name);
        }
        return known(thing.isNamedIn(asked, name), asked.about(name), name);
    }

    /** What holds where it is so of the answers to a question, and fails where it is not so, unless these are open. */
    private static Truth known(boolean so, Described thing, String name) {
        return so ? Truth.HOLDS : thing.open(name) ? Truth.OPEN : Truth.FAILS;
    }

    /** What is known of a size. */
    public Bounds bounds(Value value, Asked asked) {
        if (value instanceof Value.Count count) {
            return Bounds.of(count.number());
        }
        if (value instanceof Value.Length length) {
            return Bounds.of(length.days());
        }
        if (value instanceof Value.Day day) {
            return Bounds.of((double) day.date().toEpochDay());
        }
        if (value instanceof Value.OfParameter parameter) {
            return asked.parameter(parameter.name());
        }
        if (value instanceof Value.OfAnswer answer) {
            return asked.size(answer.question().name());
        }
        if (value instanceof Value.Shifted shifted) {
            Bounds date = bounds(shifted.date(), asked);
            Bounds length = bounds(shifted.length(), asked);
            return shifted.later() ? date.plus(length) : date.minus(length);
        }
        if (last != asked) {
            amounts.clear();
            last = asked;
        }
        Bounds known = amounts.get(value);
        if (known == null) {
            known = amount(value, asked);
            amounts.put(value, known);
        }
        return known;
    }

    private Bounds amount(Value value, Asked asked) {
        if (value instanceof Value.NumberOf number) {
            Things things = number.things();
            return Amounts.count(
                    those(things, asked, false), those(things, asked, true), course.complete(things.kind()));
        }
        if (value instanceof Value.TotalOf total) {
            return amount(total.things(), asked, total.question(), Amounts::total);
        }
        if (value instanceof Value.FirstOf first) {
            return amount(first.things(), asked, first.question(), Amounts::first);
        }
        Value.LastOf last = (Value.LastOf) value;
        return amount(last.things(), asked, last.question(), Amounts::last);
    }

    private interface Amount {
        Bounds of(List<Described> counting, List<Described> mayCount, boolean complete, String name);
    }

    private Bounds amount(Things things, Asked asked, Question question, Amount amount) {
        return amount.of(
                those(things, asked, false),
                those(things, asked, true),
                course.complete(things.kind()),
                question.name());
    }
}
