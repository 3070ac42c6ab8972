package org.touchstone.check.findings;

/** The outcome of one standard on one target. The order is that of attention: what needs most comes first. */
public enum Outcome {
    /** A rule broke, so this could not be checked. */
    ERROR,
    NOT_MET,
    /** Two statements of the submission disagree. */
    CONFLICTING,
    /** The submission does not say. Never a failure, and never a pass. */
    NOT_STATED,
    /** What can be checked holds; the rest is for a person. */
    NEEDS_JUDGEMENT,
    MET,
    NOT_APPLICABLE
}
