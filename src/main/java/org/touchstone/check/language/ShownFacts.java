package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.Question;

/**
 * Gathers the facts on which what the rules say of one course rests: those that their conditions name, as far as they make
 * them hold; and the numbers that were compared with. For one thread.
 */
public final class ShownFacts {

    private final CourseFacts course;
    private final PlainEvaluator evaluator;
    /** What is said of things of which something holds, whatever is asked: it is gathered once. */
    private final IdentityHashMap<Things, List<Fact>> ofThings = new IdentityHashMap<>();

    /**
     * What the facts of one course show.
     *
     * @param course what is said of it
     */
    public ShownFacts(CourseFacts course) {
        this.course = course;
        this.evaluator = new PlainEvaluator(course);
    }

    /** What a rule says of what is asked, where it is known that all its conditions hold. */
    public Remark remark(Rule rule, Asked asked) {
        Behind behind = new Behind(asked);
        for (Condition condition : rule.when()) {
            behind.of(condition, true);
        }
        return new Remark(rule.said(), asked, rule, behind.facts, behind.parameters);
    }

    /** What is behind one remark. */
    private final class Behind {

        private final Asked asked;
        /** Most rules show one answer, whose own list serves. */
        private List<Fact> facts = List.of();

        /** Whether the list of facts is one of our own. */
        private boolean several;

        private List<Parameter> parameters = List.of();
        private List<Value> seen = List.of();

        Behind(Asked asked) {
            this.asked = asked;
        }

        private void add(List<Fact> more) {
            if (facts.isEmpty()) {
                facts = more;
            } else if (!more.isEmpty()) {
                if (!several) {
                    facts = new ArrayList<>(facts);
                    several = true;
                }
                facts.addAll(more);
            }
        }

        /** Notes what makes a condition hold, or fail. */
        private void of(Condition condition, boolean holds) {
            if (condition instanceof Condition.Says says) {
                of(says.predicate(), asked.about(says.predicate().question().name()), holds);
            } else if (condition instanceof Condition.Answer) {
                add(asked.on(asked.answer()));
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
                    add(thing.on(name));
                }
            } else if (holds && predicate instanceof Predicate.Is is) {
                for (String choice : is.choices()) {
                    add(thing.on(name, choice));
                }
            } else if (!holds && predicate instanceof Predicate.IsNot is) {
                is.choices().forEach(choice -> add(thing.on(name, choice)));
            } else if (predicate instanceof Predicate.NamesIt) {
                add(holds ? thing.on(name, asked.getId()) : thing.on(name));
            } else if (predicate instanceof Predicate.NamedIn) {
                add(holds ? asked.on(name, thing.getId()) : asked.on(name));
            } else {
                add(thing.on(name));
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
            List<Fact> known = ofThings.get(things);
            if (known == null && things.areOfAnswersAlone()) {
                Behind alone = new Behind(asked);
                alone.gather(things);
                known = Fact.inOrder(alone.facts);
                ofThings.put(things, known);
            }
            if (known != null) {
                add(known);
            } else {
                gather(things);
            }
        }

        private void gather(Things things) {
            for (Described thing : inQuestion(things)) {
                if (evaluator.truth(things, thing, asked) == Truth.HOLDS) {
                    things.which().forEach(which -> of(which, thing, true));
                }
            }
        }

        /** Things of which all may hold: those with the answer that comes first, where that is what is said first. */
        private List<Described> inQuestion(Things things) {
            Optional<Predicate> first = things.which().stream().findFirst();
            if (first.isPresent() && first.get() instanceof Predicate.NamesIt names) {
                return course.things(things.kind(), names.question().name(), asked.getId());
            }
            if (first.isPresent()
                    && first.get() instanceof Predicate.Is is
                    && is.choices().size() == 1) {
                return course.things(
                        things.kind(), is.question().name(), is.choices().get(0));
            }
            return course.things(things.kind());
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
                    .forEach(thing -> add(thing.on(apart.question().name())));
            of(apart.least());
        }

        /** Notes what a value rests on; once, though each of many things may be held against it. */
        private void of(Value value) {
            if (seen.contains(value)) {
                return;
            }
            seen = new ArrayList<>(seen);
            seen.add(value);
            if (value instanceof Value.OfParameter parameter) {
                Optional<Parameter> inForce = asked.inForce(parameter.name());
                if (inForce.isPresent() && !parameters.contains(inForce.get())) {
                    parameters = new ArrayList<>(parameters);
                    parameters.add(inForce.get());
                }
            } else if (value instanceof Value.OfAnswer answer) {
                add(asked.on(answer.question().name()));
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
            evaluator.those(things, asked, false).forEach(thing -> add(thing.on(question.name())));
        }

        /** That a list is all there is, where its author says so. */
        private void complete(String kind) {
            add(course.saidToBeComplete(kind));
        }
    }
}
