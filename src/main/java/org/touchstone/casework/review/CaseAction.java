package org.touchstone.casework.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is asked of the provider, or said to them, beside the decision.
 *
 * @param id its id
 * @param kind what it is
 * @param standard the id of the standard it is about; empty where it is about none
 * @param text what is asked or said
 * @param due by when a condition is to be closed
 * @param evidence what closes a condition; empty for others
 * @param closing the evidence that was seen when a condition was closed; nothing while it is open
 * @param closedAt when it was closed
 * @param goesOn whether it is a condition that another version of the course has as well
 */
public record CaseAction(
        UUID id,
        Kind kind,
        String standard,
        String text,
        Optional<LocalDate> due,
        String evidence,
        Optional<String> closing,
        Optional<Instant> closedAt,
        boolean goesOn) {

    /** What an action is. */
    public enum Kind {
        /** A standard is not met yet; it has to be by a day. */
        CONDITION,
        /** A standard is met and could be met better. */
        RECOMMENDATION,
        /** Something is done especially well. */
        COMMENDATION;

        /** In keys of messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is a condition that is still to be closed. */
    public boolean outstanding() {
        return kind == Kind.CONDITION && closedAt.isEmpty();
    }
}
