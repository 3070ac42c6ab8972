package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.Question;

/**
 * Gathers the facts on which what a rule says rests: those that its conditions name, as far as they make them hold; and
 * the numbers that were compared with.
 */
final class ShownFacts {

    private final CourseFacts course;
    private final Asked asked;
    private final PlainEvaluator evaluator;
    private final List<Fact> facts = new ArrayList<>(4);
    private final List<Parameter> parameters = new ArrayList<>(2);
    private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>(4));

    private ShownFacts(CourseFacts course, Asked asked) {
        this.course = course;
        this.asked = asked;
        this.evaluator = new PlainEvaluator(course);
    }

    /** What a rule says of what is asked, where all its conditions hold. */
    static Remark remark(Rule rule, Asked asked, CourseFacts course) {
        ShownFacts shown = new ShownFacts(course, asked);
        for (Condition condition : rule.when()) {
            shown.of(condition, true);
        }
        return new Remark(rule.said(), asked, rule.fullName(), shown.facts, shown.parameters);
    }

    /** Notes what makes a condition hold, or fail. */
    private void of(Condition condition, boolean holds) {
        if (condition instanceof Condition.Says says) {
            of(says.predicate(), asked.about(says.predicate().question().name()), holds);
        } else if (condition instanceof Condition.Answer) {
            facts.addAll(asked.on(asked.answer()));
        } else if (condition instanceof Condition.ThereIs there) {
            if (holds) {
                each(there.things());
            } else {
                none(there.things());
            }
        } else if (condition instanceof Condition.Every every) {
            every(every, holds);
        } else if (condition instanceof Condition.Apart apart) {
            apart(apart);
        } else if (condition instanceof Condition.Compared compared) {
            of(compared.one());
            of(compared.other());
        } else if (condition instanceof Condition.Within within) {
            of(within.one());
            of(within.least());
            of(within.most());
        } else if (condition instanceof Condition.Not not) {
            of(not.condition(), !holds);
        } else if (condition instanceof Condition.AllOf all) {
            several(all.conditions(), holds, holds);
        } else if (condition instanceof Condition.AnyOf any) {
            several(any.conditions(), holds, !holds);
        }
    }

    /** Of several conditions, those that come out this way: all of them, or those that settle it. */
    private void several(List<Condition> conditions, boolean holds, boolean all) {
        for (Condition each : conditions) {
            if (all || evaluator.truth(each, asked) == (holds ? Truth.HOLDS : Truth.FAILS)) {
                of(each, holds);
            }
        }
    }

    private void of(Predicate predicate, Described thing, boolean holds) {
        String name = predicate.question().name();
        if (predicate instanceof Predicate.NotGiven) {
            if (!holds) {
                facts.addAll(thing.on(name));
            }
        } else if (holds && predicate instanceof Predicate.Is is) {
            for (String choice : is.choices()) {
                facts.addAll(thing.on(name, choice));
            }
        } else if (!holds && predicate instanceof Predicate.IsNot is) {
            is.choices().forEach(choice -> facts.addAll(thing.on(name, choice)));
        } else if (predicate instanceof Predicate.NamesIt) {
            facts.addAll(holds ? thing.on(name, asked.getId()) : thing.on(name));
        } else if (predicate instanceof Predicate.NamedIn) {
            facts.addAll(holds ? asked.on(name, thing.getId()) : asked.on(name));
        } else {
            facts.addAll(thing.on(name));
            if (thing.unsaid(name)) {
                DerivedFacts.listsBehind(predicate.question()).forEach(this::complete);
            }
            if (predicate instanceof Predicate.Compares compares) {
                of(compares.value());
            } else if (predicate instanceof Predicate.Between between) {
                of(between.least());
                of(between.most());
            }
        }
    }

    /** What is said of each of the things of which all holds. */
    private void each(Things things) {
        for (Described thing : evaluator.those(things, asked, false)) {
            things.which().forEach(which -> of(which, thing, true));
        }
    }

    /** That a list is all there is, and of each thing in it what rules it out. */
    private void none(Things things) {
        for (Described thing : course.things(things.kind())) {
            for (Predicate which : things.which()) {
                if (evaluator.truth(which, thing, asked) == Truth.FAILS) {
                    of(which, thing, false);
                }
            }
        }
        complete(things.kind());
    }

    private void every(Condition.Every every, boolean holds) {
        for (Described thing : evaluator.those(every.things(), asked, false)) {
            boolean fails = evaluator.truth(every.predicate(), thing, asked) == Truth.FAILS;
            if (holds || fails) {
                every.things().which().forEach(which -> of(which, thing, true));
                of(every.predicate(), thing, holds);
            }
        }
        if (holds) {
            complete(every.things().kind());
        }
    }

    private void apart(Condition.Apart apart) {
        each(apart.things());
        evaluator
                .those(apart.things(), asked, false)
                .forEach(thing -> facts.addAll(thing.on(apart.question().name())));
        of(apart.least());
    }

    /** Notes what a value rests on; once, though each of many things may be held against it. */
    private void of(Value value) {
        if (!seen.add(value)) {
            return;
        }
        if (value instanceof Value.OfParameter parameter) {
            Optional<Parameter> inForce = asked.inForce(parameter.name());
            inForce.filter(each -> !parameters.contains(each)).ifPresent(parameters::add);
        } else if (value instanceof Value.OfAnswer answer) {
            facts.addAll(asked.on(answer.question().name()));
        } else if (value instanceof Value.Shifted shifted) {
            of(shifted.date());
            of(shifted.length());
        } else if (value instanceof Value.NumberOf number) {
            counted(number.things());
        } else if (value instanceof Value.TotalOf total) {
            of(total.things(), total.question());
        } else if (value instanceof Value.FirstOf first) {
            of(first.things(), first.question());
        } else if (value instanceof Value.LastOf last) {
            of(last.things(), last.question());
        }
    }

    private void counted(Things things) {
        each(things);
        complete(things.kind());
    }

    private void of(Things things, Question question) {
        counted(things);
        evaluator.those(things, asked, false).forEach(thing -> facts.addAll(thing.on(question.name())));
    }

    /** That a list is all there is, where its author says so. */
    private void complete(String kind) {
        facts.addAll(course.saidToBeComplete(kind));
    }
}
