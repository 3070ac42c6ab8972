package org.touchstone.check.findings;

import java.util.List;
import java.util.function.Function;
import org.touchstone.check.catalogue.Strength;

/** What the findings add up to, by machine. Not a decision: people decide. The first that applies holds. */
public enum Verdict {
    /** A rule broke, so the report is not complete. */
    INCOMPLETE,
    /** Something required is not met. No strength elsewhere makes up for it. */
    NOT_MET,
    /** Statements disagree. */
    CONFLICTING,
    /** Nothing required is found wanting, but the submission leaves something required unsaid. */
    NOT_STATED,
    /** Everything that can be checked is met; a reviewer has questions to answer. */
    READY_FOR_REVIEW,
    /** Everything required is met. */
    MET;

    /** The verdict on these findings. Recommendations do not count. */
    public static Verdict on(List<Finding> findings) {
        return on(findings, Finding::outcome);
    }

    /** The verdict on these findings, with the outcome that each of them has by now. */
    public static Verdict on(List<Finding> findings, Function<Finding, Outcome> outcome) {
        Verdict verdict = MET;
        for (Finding finding : findings) {
            Verdict here = on(outcome.apply(finding), finding.strength());
            verdict = here.compareTo(verdict) < 0 ? here : verdict;
        }
        return verdict;
    }

    private static Verdict on(Outcome outcome, Strength strength) {
        boolean required = strength != Strength.RECOMMENDED;
        return switch (outcome) {
            case ERROR -> INCOMPLETE;
            case NOT_MET -> required ? NOT_MET : MET;
            case CONFLICTING -> required ? CONFLICTING : MET;
            case NOT_STATED -> required ? NOT_STATED : MET;
            case NEEDS_JUDGEMENT -> READY_FOR_REVIEW;
            case MET, NOT_APPLICABLE -> MET;
        };
    }
}
