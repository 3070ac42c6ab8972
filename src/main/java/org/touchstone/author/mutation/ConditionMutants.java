package org.touchstone.author.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Value;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** What a condition could wrongly be instead: each bound moved, each quantifier changed, each choice and narrowing left out. */
final class ConditionMutants {

    private ConditionMutants() {}

    /** Each way to be wrong in one place. */
    static List<Condition> of(Condition condition) {
        List<Condition> others = new ArrayList<>();
        if (condition instanceof Condition.Says says) {
            of(says.predicate()).forEach(other -> others.add(new Condition.Says(other)));
        } else if (condition instanceof Condition.Answer answer) {
            others.add(new Condition.Answer(!answer.given()));
        } else if (condition instanceof Condition.ThereIs there) {
            others.add(new Condition.Not(there));
            of(there.things()).forEach(other -> others.add(new Condition.ThereIs(other)));
        } else if (condition instanceof Condition.Every every) {
            List<Predicate> both = new ArrayList<>(every.things().which());
            both.add(every.predicate());
            others.add(new Condition.ThereIs(new Things(every.things().kind(), both)));
            of(every.things()).forEach(other -> others.add(new Condition.Every(other, every.predicate())));
            of(every.predicate()).forEach(other -> others.add(new Condition.Every(every.things(), other)));
        } else if (condition instanceof Condition.Apart apart) {
            of(apart.things())
                    .forEach(other -> others.add(new Condition.Apart(other, apart.question(), apart.least())));
            of(apart.least())
                    .forEach(other -> others.add(new Condition.Apart(apart.things(), apart.question(), other)));
        } else if (condition instanceof Condition.Compared compared) {
            others(compared.relation())
                    .forEach(other -> others.add(new Condition.Compared(compared.one(), other, compared.other())));
            of(compared.one())
                    .forEach(other -> others.add(new Condition.Compared(other, compared.relation(), compared.other())));
            of(compared.other())
                    .forEach(other -> others.add(new Condition.Compared(compared.one(), compared.relation(), other)));
        } else if (condition instanceof Condition.Within within) {
            others.add(new Condition.Compared(within.one(), Relation.AT_LEAST, within.least()));
            others.add(new Condition.Compared(within.one(), Relation.AT_MOST, within.most()));
        } else if (condition instanceof Condition.Not not) {
            of(not.condition()).forEach(other -> others.add(new Condition.Not(other)));
            others.add(not.condition());
        } else if (condition instanceof Condition.AnyOf any) {
            if (any.conditions().size() > 1) {
                others.add(new Condition.AllOf(any.conditions()));
            }
            each(any.conditions(), ConditionMutants::of, true).forEach(other -> others.add(new Condition.AnyOf(other)));
        } else if (condition instanceof Condition.AllOf all) {
            each(all.conditions(), ConditionMutants::of, true).forEach(other -> others.add(new Condition.AllOf(other)));
        }
        return others;
    }

    /** Lists in which one thing is another, or is left out where more than one is there or an empty list makes sense. */
    private static <T> List<List<T>> each(List<T> several, Function<T, List<T>> others, boolean keepOne) {
        List<List<T>> changed = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            if (several.size() > 1 || !keepOne) {
                List<T> without = new ArrayList<>(several);
                without.remove(i);
                changed.add(without);
            }
            for (T other : others.apply(several.get(i))) {
                List<T> instead = new ArrayList<>(several);
                instead.set(i, other);
                changed.add(instead);
            }
        }
        return changed;
    }

    private static List<Things> of(Things things) {
        return each(things.which(), ConditionMutants::of, false).stream()
                .map(which -> new Things(things.kind(), which))
                .toList();
    }

    private static List<Predicate> of(Predicate predicate) {
        List<Predicate> others = new ArrayList<>();
        Question question = predicate.question();
        if (predicate instanceof Predicate.Is is) {
            others.add(new Predicate.IsNot(question, is.choices()));
            fewer(is.choices()).forEach(choices -> others.add(new Predicate.Is(question, choices)));
        } else if (predicate instanceof Predicate.IsNot is) {
            others.add(new Predicate.Is(question, is.choices()));
            fewer(is.choices()).forEach(choices -> others.add(new Predicate.IsNot(question, choices)));
        } else if (predicate instanceof Predicate.Given) {
            if (canBeNo(question)) {
                others.add(new Predicate.AnsweredNo(question));
            }
            others.add(new Predicate.NotGiven(question));
        } else if (predicate instanceof Predicate.AnsweredNo) {
            others.add(new Predicate.Given(question));
            others.add(new Predicate.NotGiven(question));
        } else if (predicate instanceof Predicate.NotGiven) {
            others.add(new Predicate.Given(question));
            if (canBeNo(question)) {
                others.add(new Predicate.AnsweredNo(question));
            }
        } else if (predicate instanceof Predicate.Compares compares) {
            others(compares.relation())
                    .forEach(other -> others.add(new Predicate.Compares(question, other, compares.value())));
            of(compares.value())
                    .forEach(other -> others.add(new Predicate.Compares(question, compares.relation(), other)));
        } else if (predicate instanceof Predicate.Between between) {
            others.add(new Predicate.Compares(question, Relation.AT_LEAST, between.least()));
            others.add(new Predicate.Compares(question, Relation.AT_MOST, between.most()));
        }
        return others;
    }

    private static boolean canBeNo(Question question) {
        return question.answers() == AnswerKind.YES_NO
                || question.answers() == AnswerKind.DESCRIPTION
                || question.answers() == AnswerKind.COUNT;
    }

    private static List<List<String>> fewer(List<String> choices) {
        return each(choices, choice -> List.of(), true);
    }

    private static List<Relation> others(Relation relation) {
        return switch (relation) {
            case MORE -> List.of(Relation.AT_LEAST, Relation.LESS);
            case AT_LEAST -> List.of(Relation.MORE, Relation.LESS);
            case LESS -> List.of(Relation.AT_MOST, Relation.MORE);
            case AT_MOST -> List.of(Relation.LESS, Relation.MORE);
            case EXACTLY -> List.of(Relation.AT_LEAST, Relation.AT_MOST);
            case DIFFERS -> List.of(Relation.MORE, Relation.LESS);
        };
    }

    private static List<Value> of(Value value) {
        List<Value> others = new ArrayList<>();
        if (value instanceof Value.Count count) {
            others.add(new Value.Count(count.number() + 1));
            if (count.number() >= 1) {
                others.add(new Value.Count(count.number() - 1));
            }
        } else if (value instanceof Value.Length length) {
            others.add(new Value.Length(length.number() + 1, length.unit()));
            if (length.number() >= 1) {
                others.add(new Value.Length(length.number() - 1, length.unit()));
            }
        } else if (value instanceof Value.Day day) {
            others.add(new Value.Day(day.date().plusDays(1)));
            others.add(new Value.Day(day.date().minusDays(1)));
        } else if (value instanceof Value.Shifted shifted) {
            of(shifted.length())
                    .forEach(other -> others.add(new Value.Shifted(shifted.date(), other, shifted.later())));
            of(shifted.date())
                    .forEach(other -> others.add(new Value.Shifted(other, shifted.length(), shifted.later())));
        } else if (value instanceof Value.NumberOf number) {
            of(number.things()).forEach(other -> others.add(new Value.NumberOf(other)));
        } else if (value instanceof Value.TotalOf total) {
            of(total.things()).forEach(other -> others.add(new Value.TotalOf(total.question(), other)));
        } else if (value instanceof Value.FirstOf first) {
            others.add(new Value.LastOf(first.question(), first.things()));
            of(first.things()).forEach(other -> others.add(new Value.FirstOf(first.question(), other)));
        } else if (value instanceof Value.LastOf last) {
            others.add(new Value.FirstOf(last.question(), last.things()));
            of(last.things()).forEach(other -> others.add(new Value.LastOf(last.question(), other)));
        }
        return others;
    }
}
