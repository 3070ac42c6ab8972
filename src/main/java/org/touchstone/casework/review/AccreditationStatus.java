package org.touchstone.casework.review;

import java.time.LocalDate;
import java.util.Locale;
import org.touchstone.casework.courses.Submitter;

/** How an accreditation stands on a day. */
public enum AccreditationStatus {
    /** Its first day is still to come. */
    NOT_YET,
    ACTIVE,
    /** In force, with a condition that is not closed yet. */
    CONDITIONS_OUTSTANDING,
    /** In force, and soon to run out. */
    RENEWAL_DUE,
    LAPSED,
    SUSPENDED,
    WITHDRAWN,
    REVOKED;

    /**
     * The status on a day.
     *
     * @param from the first day
     * @param to the first day on which it no longer holds
     * @param conditions whether a condition is not closed
     */
    static AccreditationStatus on(LocalDate day, LocalDate from, LocalDate to, Standing standing, boolean conditions) {
        return switch (standing) {
            case SUSPENDED -> SUSPENDED;
            case WITHDRAWN -> WITHDRAWN;
            case REVOKED -> REVOKED;
            case IN_FORCE -> {
                if (day.isBefore(from)) {
                    yield NOT_YET;
                }
                if (!day.isBefore(to)) {
                    yield LAPSED;
                }
                if (conditions) {
                    yield CONDITIONS_OUTSTANDING;
                }
                yield day.isBefore(to.minusDays(Submitter.RENEWAL_DAYS)) ? ACTIVE : RENEWAL_DUE;
            }
        };
    }

    /** In keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the course is accredited on that day. */
    public boolean inForce() {
        return this == ACTIVE || this == CONDITIONS_OUTSTANDING || this == RENEWAL_DUE;
    }
}
