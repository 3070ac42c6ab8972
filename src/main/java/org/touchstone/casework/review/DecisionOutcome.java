package org.touchstone.casework.review;

import java.util.Locale;

/** What people may recommend, and decide. */
public enum DecisionOutcome {
    ACCREDITED,
    /** Accredited; each condition has to be closed by its day. */
    ACCREDITED_WITH_CONDITIONS,
    /** Information is asked for. */
    DEFERRED,
    /** Substantial rework is needed. */
    REFERRED,
    NOT_ACCREDITED,
    OUT_OF_SCOPE;

    /** In keys of messages: {@code accredited-with-conditions}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In the words of the table of proposals: {@code accredited with conditions}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the course is accredited by it, from a day to a day. */
    public boolean accredits() {
        return this == ACCREDITED || this == ACCREDITED_WITH_CONDITIONS;
    }
}
