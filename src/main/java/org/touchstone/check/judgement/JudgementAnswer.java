package org.touchstone.check.judgement;

import java.util.Arrays;
import java.util.Optional;
import org.touchstone.check.findings.Outcome;

/** What a person says of a point. */
public enum JudgementAnswer {
    /** It is met. */
    MET,
    /** It is not met. */
    NOT_MET,
    /** It does not apply to this course. */
    NOT_APPLICABLE,
    /** It cannot be told before the provider has answered something. It settles nothing. */
    QUERY,
    /** It is left as it was found or carried over: what the same person said of it before is taken back. */
    LEFT;

    /** The answer of somebody who leaves what the rules found; nothing where that is no answer. */
    public static Optional<JudgementAnswer> leaving(Outcome found) {
        return Arrays.stream(values())
                .filter(answer -> answer.outcome().equals(Optional.of(found)))
                .findFirst();
    }

    /** The outcome that it settles; nothing where it settles none. */
    public Optional<Outcome> outcome() {
        return switch (this) {
            case MET -> Optional.of(Outcome.MET);
            case NOT_MET -> Optional.of(Outcome.NOT_MET);
            case NOT_APPLICABLE -> Optional.of(Outcome.NOT_APPLICABLE);
            case QUERY, LEFT -> Optional.empty();
        };
    }

    /**
     * Whether a person has to say why: whatever is not met, does not apply or is asked back needs a reason, and so does
     * whatever says otherwise than the rules.
     */
    public boolean needsReason(Outcome found) {
        return this != LEFT && (this != MET || (found != Outcome.MET && found != Outcome.NEEDS_JUDGEMENT));
    }
}
