package org.touchstone.casework.courses;

import java.util.Locale;

/** What a document of an organisation shows. */
public enum DocumentKind {
    EQUALITY_POLICY,
    TRAINER_QUALITY_ASSURANCE,
    COMPLAINTS,
    GOVERNANCE,
    OTHER;

    /** The kind as a key: {@code equality-policy}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
