package org.touchstone.check.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.Question;

/**
 * How a course covers one learning outcome of the curriculum that its claims bring into scope: a row of the matrix that
 * a reviewer reads.
 *
 * @param outcome the curriculum outcome's id
 * @param asks what the learner knows or does
 * @param action whether it asks learners to do something, so that it has to be practised
 * @param mappedBy the outcomes of the course that map to it, by id
 * @param taughtIn the sessions and resources that teach it
 * @param practisedIn the sessions in which it is practised
 * @param assessedBy the assessments that assess it
 */
public record MatrixRow(
        String outcome,
        String asks,
        boolean action,
        List<String> mappedBy,
        List<String> taughtIn,
        List<String> practisedIn,
        List<String> assessedBy) {

    /** The rows of an assessment, in the order of ids. */
    static List<MatrixRow> of(Assessment assessment) {
        Catalogue catalogue = assessment.ruleset().catalogue();
        return assessment.course().things(DerivedFacts.CURRICULUM_OUTCOME).stream()
                .map(outcome -> row(outcome, catalogue))
                .sorted(Comparator.comparing(MatrixRow::outcome))
                .toList();
    }

    private static MatrixRow row(Described described, Catalogue catalogue) {
        LearningOutcome outcome = catalogue.outcome(described.getId()).orElseThrow();
        return new MatrixRow(
                outcome.id(),
                outcome.asks(),
                outcome.depth().equals("do"),
                values(described, DerivedFacts.MAPPED_BY),
                values(described, DerivedFacts.TAUGHT_IN),
                values(described, DerivedFacts.PRACTISED_IN),
                values(described, DerivedFacts.ASSESSED_BY));
    }

    /** These rows with the titles of what they name, where they give ids, in an order that people expect. */
    static List<MatrixRow> titled(List<MatrixRow> rows, CourseFacts course) {
        Map<String, String> titles = new HashMap<>();
        for (String kind : List.of("assessment", "resource", "session")) {
            course.subjects(kind).forEach(subject -> titles.put(subject.id(), subject.label()));
        }
        course.subjects("outcome").forEach(subject -> titles.put(subject.id(), subject.called()));
        return rows.stream()
                .map(row -> new MatrixRow(
                        row.outcome(),
                        row.asks(),
                        row.action(),
                        titled(row.mappedBy(), titles),
                        titled(row.taughtIn(), titles),
                        titled(row.practisedIn(), titles),
                        titled(row.assessedBy(), titles)))
                .toList();
    }

    private static List<String> titled(List<String> ids, Map<String, String> titles) {
        return ids.stream()
                .map(id -> titles.getOrDefault(id, id))
                .sorted(ByNature.ORDER)
                .toList();
    }

    private static List<String> values(Described described, Question question) {
        return described.on(question.name()).stream()
                .map(Fact::text)
                .distinct()
                .sorted()
                .toList();
    }
}
