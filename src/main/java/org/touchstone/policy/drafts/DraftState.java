package org.touchstone.policy.drafts;

import java.util.Locale;

/** How far a draft has come. */
public enum DraftState {
    OPEN,
    PROPOSED,
    PUBLISHED,
    CLOSED;

    /** The word that it is stored as, and that pages know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DraftState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
