package org.touchstone.casework.review;

import java.util.EnumSet;
import java.util.Set;
import org.touchstone.base.audit.EventKind;

/** Every way in which a case may go from one state to another. There is no other. */
public enum CaseStep {
    RETURN(EventKind.CASE_RETURNED, CaseState.RETURNED, CaseState.SUBMITTED),
    ASSIGN(EventKind.REVIEWERS_ASSIGNED, CaseState.IN_REVIEW, CaseState.SUBMITTED),
    /** A later version of an accredited course touches nothing that a person has to judge. */
    CARRY_OVER(EventKind.CARRIED_OVER, CaseState.TO_DECIDE, CaseState.SUBMITTED),
    /** The second of two reviews comes in. */
    MODERATE(EventKind.REVIEWS_IN, CaseState.IN_MODERATION, CaseState.IN_REVIEW),
    RECOMMEND(EventKind.RECOMMENDED, CaseState.WITH_PROVIDER, CaseState.IN_MODERATION),
    /** The provider has read the draft, or a lead goes on without their answer. */
    FACTS_CHECKED(EventKind.FACTS_CHECKED, CaseState.TO_DECIDE, CaseState.WITH_PROVIDER),
    /** What the provider corrected needs judging again. */
    RECONSIDER(EventKind.RECONSIDERED, CaseState.IN_MODERATION, CaseState.TO_DECIDE),
    DECIDE(EventKind.DECIDED, CaseState.DECIDED, CaseState.TO_DECIDE),
    SET_ASIDE(
            EventKind.CASE_SET_ASIDE,
            CaseState.SET_ASIDE,
            CaseState.SUBMITTED,
            CaseState.IN_REVIEW,
            CaseState.IN_MODERATION,
            CaseState.WITH_PROVIDER,
            CaseState.TO_DECIDE);

    private final EventKind kind;
    private final CaseState to;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody outside sees this set, and nothing inside changes it.
    private final Set<CaseState> from;

    CaseStep(EventKind kind, CaseState to, CaseState first, CaseState... more) {
        this.kind = kind;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    /** Whether it brings a case nearer to a decision. None does so on a case that can no longer be decided. */
    public boolean leadsOn() {
        return this == ASSIGN || this == CARRY_OVER || this == RECOMMEND || this == DECIDE;
    }

    /** How the record calls it. */
    EventKind kind() {
        return kind;
    }

    /** The state that it leads to. */
    public CaseState to() {
        return to;
    }

    /** The states in which it may be taken. */
    public Set<CaseState> from() {
        return EnumSet.copyOf(from);
    }
}
