package org.touchstone.casework.review;

import java.util.Locale;

/** How far a submitted version has come. */
public enum CaseState {
    /** It is in, and nobody has begun on it. */
    SUBMITTED,
    /** It was sent back before any review, because too much is missing. A later version begins anew. */
    RETURNED,
    /** Two reviewers judge it, each alone. */
    IN_REVIEW,
    /** Both reviews are in; a lead settles where they differ. */
    IN_MODERATION,
    /** The provider reads the draft, and may correct facts. */
    WITH_PROVIDER,
    /** It waits for a decision. */
    TO_DECIDE,
    /** It is decided. */
    DECIDED,
    /** A later version is judged in its place. */
    SET_ASIDE;

    /** Whether nothing comes after it. */
    public boolean ended() {
        return this == RETURNED || this == DECIDED || this == SET_ASIDE;
    }

    /** In keys of messages and in addresses: {@code in-review}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
