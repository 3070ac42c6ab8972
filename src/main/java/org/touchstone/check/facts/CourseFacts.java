package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Submission;

/**
 * Everything a submission states.
 *
 * @param submission where it comes from
 * @param course the course, with what is said of it
 * @param things everything else that is described, by kind, in the order of the submission
 * @param complete the kinds of thing of which everything there is is described, each with what says so
 */
public record CourseFacts(
        Submission submission, Described course, Map<String, AllOfKind> things, Map<String, List<Fact>> complete) {

    /** Whether everything of a kind that there is is described: what is not listed, there is not. */
    public boolean complete(String kind) {
        return complete.containsKey(kind);
    }

    /** The facts that say that everything of a kind is described; none where that goes without saying. */
    public List<Fact> saidToBeComplete(String kind) {
        return complete.getOrDefault(kind, List.of());
    }

    /**
     * Whether a question is asked of a thing: a date is not of what learners do in their own time, nor which of something
     * there is none of.
     */
    public boolean asks(Question question, Described thing) {
        boolean nothingToName = complete(question.to()) && things(question.to()).isEmpty();
        return !nothingToName && isNotExcluded(question, thing);
    }

    private static boolean isNotExcluded(Question question, Described thing) {
        return question.unless().isEmpty()
                || thing.facts().stream()
                        .noneMatch(fact -> FactExtractor.excludes(fact.question(), fact.text(), question)
                                || question.unless().contains(fact.question().key()));
    }

    /** What is described of a kind. */
    public List<Described> things(String kind) {
        return all(kind).things();
    }

    /** What is described of a kind with this id: one thing, or none. */
    public List<Described> things(String kind, String id) {
        return all(kind).withId(id);
    }

    /** What is described of a kind that gives an answer to a question, alone or among others. */
    public List<Described> things(String kind, String name, String value) {
        return all(kind).saying(name, value).known();
    }

    AllOfKind all(String kind) {
        return kind.equals(Questions.COURSE)
                ? new AllOfKind(List.of(course))
                : things.getOrDefault(kind, AllOfKind.NOTHING);
    }

    /** The subjects of a kind. */
    public List<Subject> subjects(String kind) {
        return things(kind).stream().map(Described::subject).toList();
    }

    /**
     * What says of each of these things, all of one kind, that it is for some of the learners only. Nothing where one is
     * for all of them, or where these are for all of them together: where a complete list tells learners apart by all that
     * it holds, as those of two forms of the course, and each have one of these.
     */
    public List<Fact> forSomeOnly(String kind, Set<Subject> subjects) {
        String name = kind + Timetable.ONLY_FOR;
        List<Fact> limits = new ArrayList<>();
        Set<String> having = new HashSet<>();
        Set<String> learners = new HashSet<>();
        boolean apart = complete(kind);
        for (Described thing : things(kind)) {
            boolean shows = subjects.contains(thing.subject());
            if (!thing.given(name)) {
                apart = false;
                if (shows) {
                    return List.of();
                }
            }
            for (Fact limit : thing.on(name)) {
                learners.add(Timetable.learners(limit));
                if (shows) {
                    having.add(Timetable.learners(limit));
                    limits.add(limit);
                }
            }
        }
        return apart && having.equals(learners) ? List.of() : limits;
    }

    /** The kinds of things of which some are said to be for some of the learners only. */
    public Set<String> kindsForSomeOnly() {
        Set<String> kinds = new HashSet<>();
        things.forEach((kind, all) -> {
            String name = kind + Timetable.ONLY_FOR;
            for (Described thing : all.things()) {
                if (thing.given(name)) {
                    kinds.add(kind);
                    break;
                }
            }
        });
        return kinds;
    }

    /** Every fact. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(course.facts());
        things.values().forEach(all -> all.things().forEach(thing -> facts.addAll(thing.facts())));
        return facts;
    }

    /** The ids of the elements that the course claims. */
    public List<String> claims() {
        return subjects("element").stream().map(Subject::id).toList();
    }
}
