package org.touchstone.check.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;

/** Turns a submission into facts. */
public final class FactExtractor {

    /** What a course claims is all that it claims, and what the curriculum holds is all that it holds. */
    private static final Map<String, List<Fact>> ALWAYS_COMPLETE =
            Map.of("element", List.of(), DerivedFacts.CURRICULUM_OUTCOME, List.of());

    private FactExtractor() {}

    /**
     * Every fact of a submission, those worked out from several answers included. The day as of which it is assessed is one
     * of them, so that nothing that rests on it rests on a clock.
     */
    public static CourseFacts extract(Submission submission, Catalogue catalogue, LocalDate asOf) {
        FactsByName course = new FactsByName(
                new Subject(
                        Questions.COURSE,
                        Questions.COURSE,
                        "the course",
                        submission.course().place()),
                submission.course().answers().size());
        submission.course().answers().forEach(course::add);
        course.add(
                DerivedFacts.ASSESSED_ON,
                asOf.toString(),
                (double) asOf.toEpochDay(),
                false,
                submission.course().place());
        Map<String, List<FactsByName>> items = new LinkedHashMap<>();
        for (Item item : submission.items()) {
            FactsByName facts = new FactsByName(
                    new Subject(item.kind(), item.id(), label(item, catalogue), item.place()),
                    item.answers().size());
            item.answers().forEach(facts::add);
            notAsked(catalogue.questions().askedOfSome(item.kind()), item, facts);
            items.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(facts);
        }
        Map<String, List<Fact>> complete = new HashMap<>(ALWAYS_COMPLETE);
        submission.lists().forEach((kind, place) -> {
            Section section = catalogue.questions().listOf(kind).orElseThrow();
            Question howMany = catalogue.questions().listed(section);
            int listed = items.getOrDefault(kind, List.of()).size();
            List<Fact> saidToBeAll = section.complete()
                    .map(question -> course.described().on(question.name(), "yes"))
                    .orElse(List.of());
            boolean saidToGoOn = section.complete()
                    .filter(question -> course.described().is(question.name(), "no"))
                    .isPresent();
            if (section.complete().isEmpty()) {
                complete.putIfAbsent(kind, List.of()); // Nobody is asked whether it goes on: it is all there is.
            }
            boolean none = listed == 0 && !saidToGoOn;
            boolean all = none || !saidToBeAll.isEmpty() || complete.containsKey(kind);
            if (listed > 0 || none) {
                course.addListed(howMany, listed, all, none, place);
            } // An empty list that goes on says as little as no list: there is something, and nothing of it is listed
            // yet.
            if (none) {
                complete.put(kind, course.on(howMany.name()));
            } else if (!saidToBeAll.isEmpty()) {
                complete.put(kind, saidToBeAll);
            }
        });
        items.put(
                DerivedFacts.CURRICULUM_OUTCOME,
                new DerivedFacts(catalogue, items, course, complete.keySet()).derive());
        Map<String, AllOfKind> things = new LinkedHashMap<>();
        items.forEach((kind, all) -> things.put(
                kind, new AllOfKind(all.stream().map(FactsByName::described).toList())));
        return new CourseFacts(submission, course.described(), things, Map.copyOf(complete));
    }

    /** Notes that a thing has nothing of what is not asked of it: what learners do on their own trains no skills. */
    private static void notAsked(List<Question> askedOfSome, Item item, FactsByName facts) {
        for (Question question : askedOfSome) {
            for (Answer answer : item.answers()) {
                if (excludes(answer.question(), answer.text(), question)) {
                    facts.none(question);
                }
            }
        }
    }

    /** Whether an answer is a choice with which a thing says that a question is not asked of it. */
    static boolean excludes(Question answered, String answer, Question question) {
        return answered.answers() == AnswerKind.CHOICE && question.unless().contains(answer);
    }

    private static String label(Item item, Catalogue catalogue) {
        return item.kind().equals("element")
                ? catalogue.element(item.id()).map(Element::name).orElse(item.label())
                : item.label();
    }
}
