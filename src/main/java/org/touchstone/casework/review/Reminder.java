package org.touchstone.casework.review;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody is waited for, or what a day has come for.
 *
 * @param kind what it is
 * @param version the id of the version that it is about
 * @param number the number of that version
 * @param course the id of the course
 * @param title what the course is called
 * @param organisationId whose the course is
 * @param organisation the name of that organisation
 * @param day since when, or by when
 * @param about what tells it from others of the same kind, version and day; may be empty
 * @param reviewer whose review is overdue
 */
public record Reminder(
        Kind kind,
        UUID version,
        int number,
        UUID course,
        String title,
        UUID organisationId,
        String organisation,
        LocalDate day,
        String about,
        Optional<UUID> reviewer) {

    /** What a reminder is about. */
    public enum Kind {
        /** A query of a reviewer waits for the provider. */
        QUERY_WAITS,
        /** The provider is asked whether the facts of the draft are right. */
        DRAFT_WAITS,
        /** A version was sent back, and the course was not submitted again. */
        RETURNED,
        /** A condition has to be closed soon, or should have been. */
        CONDITION_DUE,
        /** An accreditation ends soon. */
        RENEWAL_DUE,
        /** A case was not decided by the last day for it under earlier rules. */
        SUBMIT_AGAIN,
        /** A reviewer has declared an interest, and waits for a lead to decide. */
        INTEREST_WAITS,
        /** A review was asked for by an earlier day. */
        REVIEW_OVERDUE;

        private static final Set<Kind> FOR_PROVIDERS =
                EnumSet.of(QUERY_WAITS, DRAFT_WAITS, RETURNED, CONDITION_DUE, RENEWAL_DUE, SUBMIT_AGAIN);

        /** In keys of messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the provider is reminded; leads are of all. */
        public boolean forProviders() {
            return FOR_PROVIDERS.contains(this);
        }
    }

    Reminder about(String more) {
        return new Reminder(kind, version, number, course, title, organisationId, organisation, day, more, reviewer);
    }

    Reminder reviewer(UUID whose) {
        return new Reminder(
                kind, version, number, course, title, organisationId, organisation, day, about, Optional.of(whose));
    }

    /** What names it, so that nobody is told twice. */
    public String name() {
        return kind.key() + " " + version + " " + day + (about.isEmpty() ? "" : " " + about);
    }
}
