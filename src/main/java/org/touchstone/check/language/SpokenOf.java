package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.touchstone.check.submission.Question;

/** Goes through conditions and gathers what they speak of. */
final class SpokenOf {

    private final Set<String> kinds;
    private final Set<Question> questions;
    private final Set<String> parameters;
    private final List<Predicate> ofThings;
    private final List<Mention> mentions;

    private SpokenOf() {
        kinds = new LinkedHashSet<>();
        questions = new LinkedHashSet<>();
        parameters = new LinkedHashSet<>();
        ofThings = new ArrayList<>();
        mentions = new ArrayList<>();
    }

    private static SpokenOf in(List<Condition> conditions) {
        SpokenOf all = new SpokenOf();
        conditions.forEach(all::condition);
        return all;
    }

    /** The kinds of things that conditions speak of. */
    static Set<String> kinds(List<Condition> conditions) {
        return in(conditions).kinds;
    }

    /** The questions that conditions speak of. */
    static Set<Question> questions(List<Condition> conditions) {
        return in(conditions).questions;
    }

    /** The names of the numbers that conditions speak of. */
    static Set<String> parameters(List<Condition> conditions) {
        return in(conditions).parameters;
    }

    /** What conditions say of things other than what is asked. */
    static List<Predicate> predicatesOfThings(List<Condition> conditions) {
        return in(conditions).ofThings;
    }

    /** What conditions say of questions about things other than what is asked. */
    static List<Mention> mentions(List<Condition> conditions) {
        return in(conditions).mentions;
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Says says) {
            predicate(says.predicate());
        } else if (condition instanceof Condition.ThereIs there) {
            things(there.things());
        } else if (condition instanceof Condition.Every every) {
            things(every.things());
            ofThings.add(every.predicate());
            mentions.add(new Mention(every.predicate().question(), every.things()));
            predicate(every.predicate());
        } else if (condition instanceof Condition.Apart apart) {
            things(apart.things());
            questions.add(apart.question());
            mentions.add(new Mention(apart.question(), apart.things()));
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
        ofThings.addAll(things.which());
        things.which().forEach(which -> {
            mentions.add(new Mention(which.question(), things));
            predicate(which);
        });
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
        mentions.add(new Mention(question, things));
        things(things);
    }
}
