package org.touchstone.check.advice;

/** The kinds of advice, in the order in which they are given. */
public enum AdviceKind {
    /** Ways to learn that the course does not mention. */
    METHODS,
    /** Outcomes that begin with other verbs than the suggested ones. */
    OUTCOME_VERBS,
    /** Core communication skills that the course does not name. */
    SKILLS,
    /** How practitioners of a component behave. */
    BEHAVIOURS,
    /** Approaches related to a component and not claimed. */
    APPROACHES,
    /** Kinds of assessment that the course does not use. */
    ASSESSMENT,
    /** Strategies that fit the audience. */
    DRIVERS,
    /** Professional codes that fit the audience. */
    CODES,
    /** Workforce frameworks that fit the audience. */
    FRAMEWORKS;

    /** The kind in words, as a heading. */
    public String title() {
        return AdviceSentences.text("kind." + this);
    }
}
