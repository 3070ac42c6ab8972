package org.touchstone.check.assessment;

import java.time.LocalDate;
import java.util.List;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.FindingDeriver;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/** Assesses courses. */
public final class Assessor {

    private Assessor() {}

    /**
     * Assesses one course under what is in force of a ruleset on a day. The same three always give the same assessment.
     */
    public static Assessment assess(Submission submission, Ruleset ruleset, LocalDate asOf) {
        Catalogue catalogue = ruleset.catalogue().on(asOf);
        CourseFacts course = FactExtractor.extract(submission, catalogue, asOf);
        Scope scope = Scope.of(course, catalogue, asOf);
        Evaluation evaluation = ruleset.evaluate(scope.asked(), course, asOf);
        List<Finding> findings = FindingDeriver.derive(scope, course, evaluation, catalogue, ruleset.rules());
        return new Assessment(
                ruleset.over(catalogue), asOf, course, findings, scope.notYetCovered(), evaluation.failures());
    }
}
