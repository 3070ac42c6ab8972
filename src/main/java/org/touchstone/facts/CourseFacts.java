package org.touchstone.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.submission.Submission;

/**
 * Everything a submission states.
 *
 * @param submission where it comes from
 * @param course the course as a subject
 * @param subjects every other subject, by kind, in the order of the submission
 * @param facts every fact
 * @param statedLists the kinds of which the submission holds a list, even an empty one
 */
public record CourseFacts(
        Submission submission,
        Subject course,
        Map<String, List<Subject>> subjects,
        List<Fact> facts,
        Set<String> statedLists) {

    /** The subjects of a kind. */
    public List<Subject> subjects(String kind) {
        return kind.equals("course") ? List.of(course) : subjects.getOrDefault(kind, List.of());
    }

    /** The facts about each subject. */
    public Map<Subject, List<Fact>> bySubject() {
        return facts.stream().collect(Collectors.groupingBy(Fact::subject));
    }

    /** The ids of the elements that the course claims. */
    public List<String> claims() {
        return subjects("element").stream().map(Subject::id).toList();
    }

    /** The claimed element that a subject is, if it is one. */
    public Optional<String> element(Subject subject) {
        return subject.kind().equals("element") ? Optional.of(subject.id()) : Optional.empty();
    }
}
