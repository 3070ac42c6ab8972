package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Submission submission,
        Described course,
        Map<String, List<Described>> things,
        Map<String, List<Fact>> complete) {

    /** Whether everything of a kind that there is is described: what is not listed, there is not. */
    public boolean complete(String kind) {
        return complete.containsKey(kind);
    }

    /** The facts that say that everything of a kind is described; none where that goes without saying. */
    public List<Fact> saidToBeComplete(String kind) {
        return complete.getOrDefault(kind, List.of());
    }

    /** What is described of a kind. */
    public List<Described> things(String kind) {
        return kind.equals(Questions.COURSE) ? List.of(course) : things.getOrDefault(kind, List.of());
    }

    /** The subjects of a kind. */
    public List<Subject> subjects(String kind) {
        return things(kind).stream().map(Described::subject).toList();
    }

    /** Every fact. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(course.facts());
        things.values().forEach(all -> all.forEach(thing -> facts.addAll(thing.facts())));
        return facts;
    }

    /** The ids of the elements that the course claims. */
    public List<String> claims() {
        return subjects("element").stream().map(Subject::id).toList();
    }
}
