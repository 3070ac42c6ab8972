package org.touchstone.facts;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Element;
import org.touchstone.submission.Answer;
import org.touchstone.submission.AnswerKind;
import org.touchstone.submission.Item;
import org.touchstone.submission.Question;
import org.touchstone.submission.Section;
import org.touchstone.submission.Submission;

/** Turns a submission into facts. */
public final class FactExtractor {

    private FactExtractor() {}

    /** Every fact of a submission, those worked out from several answers included. */
    public static CourseFacts extract(Submission submission, Catalogue catalogue) {
        IdentityHashMap<Item, Subject> subjects = new IdentityHashMap<>();
        Map<String, List<Subject>> byKind = new LinkedHashMap<>();
        List<Fact> facts = new ArrayList<>();
        Subject course = new Subject("course", "course", "the course", submission.course().place());
        submission.course().answers().forEach(answer -> facts.add(fact(course, answer)));
        for (Item item : submission.items()) {
            Subject subject = new Subject(item.kind(), item.id(), label(item, catalogue), item.place());
            subjects.put(item, subject);
            byKind.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(subject);
            item.answers().forEach(answer -> facts.add(fact(subject, answer)));
        }
        submission.lists().forEach((kind, place) -> {
            Section section = catalogue.questions().listOf(kind).orElseThrow();
            int listed = byKind.getOrDefault(kind, List.of()).size();
            Question question = catalogue.questions().listed(section);
            facts.add(new Fact(
                    course, question, question.name(), Integer.toString(listed), listed, listed == 0, place, List.of(), ""));
        });
        DerivedFacts derived = new DerivedFacts(submission, catalogue, subjects, course);
        byKind.put(DerivedFacts.CURRICULUM_OUTCOME, derived.derive());
        facts.addAll(derived.facts());
        return new CourseFacts(
                submission, course, byKind, List.copyOf(facts), Set.copyOf(submission.lists().keySet()));
    }

    private static String label(Item item, Catalogue catalogue) {
        return item.kind().equals("element")
                ? catalogue.element(item.id()).map(Element::name).orElse(item.label())
                : item.label();
    }

    private static Fact fact(Subject subject, Answer answer) {
        AnswerKind kind = answer.question().answers();
        boolean negative = ((kind == AnswerKind.YES_NO || kind == AnswerKind.DESCRIPTION) && answer.text().equals("no"))
                || (kind == AnswerKind.COUNT && answer.number() == 0);
        return new Fact(
                subject,
                answer.question(),
                answer.question().name(),
                answer.text(),
                answer.number(),
                negative,
                answer.place(),
                answer.evidence(),
                answer.note());
    }
}
