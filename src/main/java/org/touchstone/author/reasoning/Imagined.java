package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.facts.AllOfKind;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;

/**
 * The facts of a course that says just what a situation holds. What would be worked out from answers is taken as it is given,
 * so that more is looked at than any submission may say; nothing of it is shown before a submission is found that says it.
 *
 * @param course the facts
 * @param it what is asked about
 */
record Imagined(CourseFacts course, Described it) {

    /** The id of what is asked about, where the file does not give it one. */
    static final String IT = "it";

    private static final Submission NO_FILE = new Submission(
            "",
            new Item(Questions.COURSE, Questions.COURSE, "", Place.START, List.of()),
            List.of(),
            Map.of(),
            List.of());

    /**
     * Imagines a course.
     *
     * @param per the kind of what is asked about
     * @param element the element that is asked about, where one is
     */
    static Imagined of(Situation situation, String per, String element, Questions questions) {
        Map<String, List<Fact>> ofCourse = new HashMap<>();
        Map<String, List<Fact>> ofIt = new HashMap<>();
        Subject courseSubject = new Subject(Questions.COURSE, Questions.COURSE, "", Place.START);
        Subject itSubject = per.equals(Questions.COURSE)
                ? courseSubject
                : new Subject(per, per.equals("element") ? element : IT, "", Place.START);
        situation.answers().forEach((question, given) -> {
            boolean course = question.kind().equals(Questions.COURSE);
            put(course ? ofCourse : ofIt, question, given, course ? courseSubject : itSubject);
        });
        Map<String, List<Fact>> its = per.equals(Questions.COURSE) ? ofCourse : ofIt;
        Map<String, List<Described>> things = new HashMap<>();
        Map<String, List<Fact>> complete = new HashMap<>();
        complete.put("element", List.of());
        complete.put(DerivedFacts.CURRICULUM_OUTCOME, List.of());
        Described it = new Described(itSubject, its);
        if (!per.equals(Questions.COURSE)) {
            things.put(per, List.of(it));
        }
        situation.lists().forEach((kind, listed) -> {
            List<Described> all = new ArrayList<>(things.getOrDefault(kind, List.of()));
            listed.things().forEach(thing -> all.add(described(kind, all.size(), thing, its, itSubject)));
            things.put(kind, all);
            questions
                    .listOf(kind)
                    .ifPresent(section ->
                            said(section, all.size(), listed.said(), questions, ofCourse, courseSubject, complete));
        });
        Map<String, AllOfKind> ofKind = new HashMap<>();
        things.forEach((kind, all) -> ofKind.put(kind, new AllOfKind(all)));
        return new Imagined(new CourseFacts(NO_FILE, new Described(courseSubject, ofCourse), ofKind, complete), it);
    }

    private static void put(Map<String, List<Fact>> facts, Question question, Given given, Subject subject) {
        List<Fact> made = given.facts(subject, question, Classes.workedOut(question));
        if (made != null) {
            facts.put(question.name(), made);
        }
    }

    private static Described described(
            String kind, int number, Listed.Thing thing, Map<String, List<Fact>> ofIt, Subject it) {
        Map<String, List<Fact>> facts = new HashMap<>();
        Given id = thing.answers().entrySet().stream()
                .filter(each -> each.getKey().answers() == org.touchstone.check.submission.AnswerKind.ELEMENT)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Given.UNSAID);
        Subject subject = new Subject(kind, id.isSaid() ? id.texts().get(0) : name(kind, number), "", Place.START);
        thing.answers().forEach((question, given) -> put(facts, question, given, subject));
        name(thing.namedBy(), subject, ofIt, it);
        return new Described(subject, facts);
    }

    /** Notes that what is asked names a thing. */
    private static void name(Set<Question> namedBy, Subject thing, Map<String, List<Fact>> ofIt, Subject it) {
        for (Question question : namedBy) {
            List<Fact> named = new ArrayList<>(ofIt.getOrDefault(question.name(), List.of()));
            named.removeIf(fact -> fact.text().equals("other"));
            List<Fact> made =
                    Given.said(List.of(thing.id()), List.of()).facts(it, question, Classes.workedOut(question));
            if (made != null) {
                named.addAll(made);
            }
            ofIt.put(question.name(), named);
        }
    }

    /** The id of a thing in a list. */
    static String name(String kind, int number) {
        return kind.replace(' ', '-') + "-" + (number + 1);
    }

    private static void said(
            Section section,
            int listed,
            Listed.Said said,
            Questions questions,
            Map<String, List<Fact>> ofCourse,
            Subject course,
            Map<String, List<Fact>> complete) {
        boolean all = said == Listed.Said.ALL;
        if (all || listed > 0) { // An empty list that goes on says no more than no list does.
            Question howMany = questions.listed(section);
            double most = all ? listed : Double.NaN;
            Given size = new Given(
                    listed == 0 && all ? Given.Kind.NO : Given.Kind.SAID,
                    List.of(Integer.toString(listed)),
                    listed,
                    most,
                    listed,
                    listed,
                    List.of());
            put(ofCourse, howMany, size, course);
        }
        if (all) {
            complete.put(section.kind(), List.of());
            if (listed > 0) {
                section.complete()
                        .ifPresent(question -> put(ofCourse, question, Given.said(List.of("yes"), List.of()), course));
            }
        } else if (said == Listed.Said.OPEN && listed == 0) {
            section.complete().ifPresent(question -> put(ofCourse, question, Given.no("no"), course));
        }
    }
}
