package org.touchstone.author.reasoning;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * A course that shows something, as a provider would hand it in.
 *
 * @param text the text of its file
 * @param submission the same, read
 * @param of what of it the part is asked of
 */
record ShownCourse(String text, Submission submission, Subject of) {

    /** A submission as it was written, of the first thing of the kind; nothing where it would be refused. */
    static Optional<ShownCourse> of(String text, Side side) {
        try {
            Submission submission = SubmissionReader.read(
                    text.getBytes(StandardCharsets.UTF_8),
                    "course.yaml",
                    side.catalogue().questions());
            String per = side.part().per();
            Set<String> askedOf = side.elements();
            String id = per.equals(Questions.COURSE)
                    ? Questions.COURSE
                    : submission.items(per).stream()
                            .map(item -> item.id())
                            .filter(each -> !per.equals("element") || askedOf.isEmpty() || askedOf.contains(each))
                            .findFirst()
                            .orElse("");
            return Optional.of(new ShownCourse(text, submission, new Subject(per, id, "", Place.START)));
        } catch (MistakesException refused) {
            return Optional.empty();
        }
    }

    /** What the engine finds of the part on it. */
    Optional<Finding> found(Side side) {
        return Assessor.assess(submission, side.ruleset(), side.day()).findings().stream()
                .filter(finding -> finding.part().key().equals(side.part().key())
                        && finding.target().equals(of))
                .findFirst();
    }
}
