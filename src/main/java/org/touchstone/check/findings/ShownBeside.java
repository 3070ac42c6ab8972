package org.touchstone.check.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/**
 * Finds what a reader is shown beside a finding. Of other things than it is about, these are the ones that it speaks of;
 * or else those that its target names or that name it; or else, where the target is an approach or component, those about
 * it; and where it is the course, all of them.
 */
final class ShownBeside {

    private final Asked asked;
    private final List<Fact> facts;
    private final CourseFacts course;
    private final Questions questions;

    private ShownBeside(Asked asked, List<Fact> facts, CourseFacts course, Questions questions) {
        this.asked = asked;
        this.facts = facts;
        this.course = course;
        this.questions = questions;
    }

    /** What is shown beside the facts that a finding rests on, in the order in which its part names it. */
    static List<Fact> of(Asked asked, List<Fact> facts, CourseFacts course, Questions questions) {
        if (asked.part().shows().isEmpty()) {
            return List.of();
        }
        return new ShownBeside(asked, facts, course, questions).shown();
    }

    private List<Fact> shown() {
        List<Fact> shown = new ArrayList<>();
        for (String name : asked.part().shows()) {
            Question question = questions.named(name).orElse(null);
            if (question != null) {
                addAnswers(question, shown);
            }
        }
        return Collections.unmodifiableList(shown);
    }

    private void addAnswers(Question question, List<Fact> shown) {
        int first = shown.size();
        if (question.kind().equals(Questions.COURSE)
                || question.kind().equals(asked.subject().kind())) {
            addOthers(asked.on(question.name()), shown);
        } else {
            things(question.kind()).forEach(thing -> addOthers(thing.on(question.name()), shown));
        }
        if (shown.size() > first + 1) {
            shown.subList(first, shown.size()).sort(Fact::inOrder);
        }
    }

    /** Those that the finding does not rest on. */
    private void addOthers(List<Fact> answers, List<Fact> shown) {
        for (Fact answer : answers) {
            if (!isAmong(answer, facts)) {
                shown.add(answer);
            }
        }
    }

    /** Whether a fact is among others. Names tell most facts apart in one step. */
    private static boolean isAmong(Fact fact, List<Fact> others) {
        for (Fact other : others) {
            if (fact.name().equals(other.name()) && fact.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private List<Described> things(String kind) {
        List<Described> all = course.things(kind);
        List<Described> things = isSpokenOf(kind) ? those(all, this::isSpokenOf) : List.of();
        if (things.isEmpty()) {
            things = naming(kind, all);
        }
        if (things.isEmpty()) {
            things = switch (asked.subject().kind()) {
                case Questions.COURSE -> all;
                case "element" -> those(all, thing -> thing.is(kind + ".elements", asked.getId()));
                default -> things;
            };
        }
        return things;
    }

    private boolean isSpokenOf(String kind) {
        for (Fact fact : facts) {
            if (fact.kind().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpokenOf(Described thing) {
        for (Fact fact : facts) {
            if (fact.subject().equals(thing.subject())) {
                return true;
            }
        }
        return false;
    }

    private static List<Described> those(List<Described> all, Predicate<Described> which) {
        List<Described> those = new ArrayList<>();
        for (Described thing : all) {
            if (which.test(thing)) {
                those.add(thing);
            }
        }
        return those;
    }

    /** Those of a kind that an answer about what is asked refers to, or whose answers refer to it. */
    private List<Described> naming(String kind, List<Described> all) {
        Described it = asked.it();
        List<Question> from = referring(it.getKind(), kind);
        List<Question> to = referring(kind, it.getKind());
        if (from.isEmpty() && to.isEmpty()) {
            return List.of();
        }
        return those(all, thing -> isNamed(thing, it, from) || isNamed(it, thing, to));
    }

    /** The questions by which things of one kind may refer to those of another. */
    private List<Question> referring(String kind, String other) {
        List<Question> referring = new ArrayList<>(2);
        for (Question question : questions.referring(kind)) {
            if (question.to().equals(other)) {
                referring.add(question);
            }
        }
        return referring;
    }

    /** Whether an answer of another thing to one of these questions refers to a thing. */
    private static boolean isNamed(Described thing, Described by, List<Question> referring) {
        for (Question question : referring) {
            if (by.is(question.name(), thing.getId())) {
                return true;
            }
        }
        return false;
    }
}
