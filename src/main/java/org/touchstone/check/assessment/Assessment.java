package org.touchstone.check.assessment;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.language.RuleFailure;
import org.touchstone.check.rules.Ruleset;

/**
 * What was found of one course, under one ruleset, as of one day.
 *
 * @param ruleset the ruleset, over what is in force of its catalogue on that day
 * @param asOf the day the course is assessed as of
 * @param course what the submission states
 * @param findings the findings, in the order of the catalogue
 * @param notYetCovered the standards in scope that this ruleset has no rules for
 * @param failures the rules that broke
 */
public record Assessment(
        Ruleset ruleset,
        LocalDate asOf,
        CourseFacts course,
        List<Finding> findings,
        List<Standard> notYetCovered,
        List<RuleFailure> failures) {

    public Verdict verdict() {
        return Verdict.on(findings);
    }

    /** How many findings have each outcome. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        findings.forEach(finding -> counts.merge(finding.outcome(), 1, Integer::sum));
        return counts;
    }
}
