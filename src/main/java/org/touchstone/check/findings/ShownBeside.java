package org.touchstone.check.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/**
 * Finds what a reader is shown beside a finding. Of other things than it is about, these are the ones that it speaks of;
 * or else those that its target names or that name it; or else, where the target is an approach or component, those about
 * it; and where it is the course, all of them. It is worked out when it is first asked for: only a reader does.
 */
public final class ShownBeside {

    private final Asked asked;
    private final List<Fact> facts;
    private final CourseFacts course;
    private final Questions questions;
    private @Nullable List<Fact> shown;

    private ShownBeside(Asked asked, List<Fact> facts, CourseFacts course, Questions questions) {
        this.asked = asked;
        this.facts = facts;
        this.course = course;
        this.questions = questions;
    }

    /** What is shown beside the facts that a finding rests on; empty where its part names nothing. */
    static Optional<ShownBeside> of(Asked asked, List<Fact> facts, CourseFacts course, Questions questions) {
        return asked.part().shows().isEmpty()
                ? Optional.empty()
                : Optional.of(new ShownBeside(asked, facts, course, questions));
    }

    /** The facts shown, in the order in which the part names them. */
    List<Fact> facts() {
        List<Fact> known = shown;
        if (known == null) {
            known = find();
            shown = known;
        }
        return known;
    }

    /** Those of the facts shown that answer a question. */
    List<Fact> facts(Question question) {
        List<Fact> found = new ArrayList<>();
        if (asked.part().shows().contains(question.name())) {
            addAnswers(question, found);
        }
        return found;
    }

    private List<Fact> find() {
        List<Fact> found = new ArrayList<>();
        for (String name : asked.part().shows()) {
            questions.named(name).ifPresent(question -> addAnswers(question, found));
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownBeside beside && facts().equals(beside.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    private void addAnswers(Question question, List<Fact> found) {
        int first = found.size();
        if (question.kind().equals(Questions.COURSE)
                || question.kind().equals(asked.subject().kind())) {
            addOthers(asked.on(question.name()), found);
        } else {
            things(question.kind()).forEach(thing -> addOthers(thing.on(question.name()), found));
        }
        if (found.size() > first + 1) {
            found.subList(first, found.size()).sort(Fact::inOrder);
        }
    }

    /** Those that the finding does not rest on. */
    private void addOthers(List<Fact> answers, List<Fact> found) {
        for (Fact answer : answers) {
            if (!isAmong(answer, facts)) {
                found.add(answer);
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
