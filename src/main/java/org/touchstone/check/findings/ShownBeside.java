package org.touchstone.check.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.submission.AnswerKind;
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
            questions.named(name).map(this::answers).orElse(List.of()).stream()
                    .filter(fact -> !facts.contains(fact))
                    .sorted(FindingDeriver::inOrder)
                    .forEach(shown::add);
        }
        return List.copyOf(shown);
    }

    private List<Fact> answers(Question question) {
        if (question.kind().equals(Questions.COURSE)
                || question.kind().equals(asked.subject().kind())) {
            return asked.on(question.name());
        }
        return things(question.kind()).stream()
                .flatMap(thing -> thing.on(question.name()).stream())
                .toList();
    }

    private List<Described> things(String kind) {
        Set<Subject> spokenOf = new HashSet<>();
        facts.stream().map(Fact::subject).forEach(spokenOf::add);
        List<Described> things = those(kind, thing -> spokenOf.contains(thing.subject()));
        if (things.isEmpty()) {
            things = those(kind, thing -> names(asked.it(), thing) || names(thing, asked.it()));
        }
        if (things.isEmpty()) {
            things = switch (asked.subject().kind()) {
                case Questions.COURSE -> course.things(kind);
                case "element" -> those(kind, thing -> thing.is(kind + ".elements", asked.getId()));
                default -> things;
            };
        }
        return things;
    }

    private List<Described> those(String kind, Predicate<Described> which) {
        return course.things(kind).stream().filter(which).toList();
    }

    /** Whether an answer about one thing refers to the other. */
    private boolean names(Described one, Described other) {
        return questions.of(one.getKind()).stream()
                .filter(question ->
                        question.answers() == AnswerKind.REFERS && question.to().equals(other.getKind()))
                .anyMatch(question -> one.is(question.name(), other.getId()));
    }
}
