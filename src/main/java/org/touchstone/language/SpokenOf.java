package org.touchstone.language;

import java.util.List;
import java.util.Set;
import org.touchstone.submission.Question;

/** Goes through conditions and gathers what they speak of. */
final class SpokenOf {

    private final Set<String> kinds;
    private final Set<Question> questions;
    private final Set<String> parameters;

    private SpokenOf(Set<String> kinds, Set<Question> questions, Set<String> parameters) {
        this.kinds = kinds;
        this.questions = questions;
        this.parameters = parameters;
    }

    /** Adds the kinds of things that conditions speak of. */
    static void kinds(List<Condition> conditions, Set<String> kinds) {
        SpokenOf all = new SpokenOf(kinds, new java.util.HashSet<>(), new java.util.HashSet<>());
        conditions.forEach(all::condition);
    }

    /** Adds the questions and the parameters that conditions speak of. */
    static void words(List<Condition> conditions, Set<Question> questions, Set<String> parameters) {
        SpokenOf all = new SpokenOf(new java.util.HashSet<>(), questions, parameters);
        conditions.forEach(all::condition);
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Says says) {
            predicate(says.predicate());
        } else if (condition instanceof Condition.ThereIs there) {
            things(there.things());
        } else if (condition instanceof Condition.Every every) {
            things(every.things());
            predicate(every.predicate());
        } else if (condition instanceof Condition.Apart apart) {
            things(apart.things());
            questions.add(apart.question());
            value(apart.least());
        } else if (condition instanceof Condition.Compared compared) {
            value(compared.one());
            value(compared.other());
        } else if (condition instanceof Condition.Within within) {
            value(within.one());
            value(within.least());
            value(within.most());
        } else if (condition instanceof Condition.NotSet notSet) {
            parameters.add(notSet.parameter());
        } else if (condition instanceof Condition.AnyOf any) {
            any.conditions().forEach(this::condition);
        } else if (condition instanceof Condition.AllOf all) {
            all.conditions().forEach(this::condition);
        } else if (condition instanceof Condition.Not not) {
            condition(not.condition());
        }
    }

    private void things(Things things) {
        kinds.add(things.kind());
        things.which().forEach(this::predicate);
    }

    private void predicate(Predicate predicate) {
        questions.add(predicate.question());
        if (predicate instanceof Predicate.Compares compares) {
            value(compares.value());
        } else if (predicate instanceof Predicate.Between between) {
            value(between.least());
            value(between.most());
        }
    }

    private void value(Value value) {
        if (value instanceof Value.OfParameter parameter) {
            parameters.add(parameter.name());
        } else if (value instanceof Value.OfAnswer answer) {
            questions.add(answer.question());
        } else if (value instanceof Value.Shifted shifted) {
            value(shifted.date());
            value(shifted.length());
        } else if (value instanceof Value.NumberOf number) {
            things(number.things());
        } else if (value instanceof Value.TotalOf total) {
            amount(total.question(), total.things());
        } else if (value instanceof Value.FirstOf first) {
            amount(first.question(), first.things());
        } else if (value instanceof Value.LastOf last) {
            amount(last.question(), last.things());
        }
    }

    private void amount(Question question, Things things) {
        questions.add(question);
        things(things);
    }
}
