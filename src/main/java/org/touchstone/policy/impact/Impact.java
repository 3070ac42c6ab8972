package org.touchstone.policy.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of what a draft would change on courses that were submitted.
 *
 * @param id its id
 * @param draft the draft
 * @param from the digest of the ruleset that is compared with
 * @param to the digest of the ruleset that the draft was
 * @param asOf the day that courses are assessed as of
 * @param chosen which versions are compared
 * @param since the first day of submission of those; nothing where that does not matter
 * @param by who asked
 * @param at when
 * @param reached the last version that was compared
 * @param compared how many were compared
 * @param changed on how many of them a result is another
 * @param unreadable how many could not be compared
 */
public record Impact(
        UUID id,
        UUID draft,
        String from,
        String to,
        LocalDate asOf,
        Chosen chosen,
        Optional<LocalDate> since,
        UUID by,
        Instant at,
        @Nullable UUID reached,
        int compared,
        int changed,
        int unreadable) {

    /** Which versions are compared. */
    public enum Chosen {
        /** The last version of each course. */
        LATEST,
        /** Those that are accredited. */
        ACCREDITED,
        /** Those whose case is under way. */
        OPEN,
        /** Every version. */
        ALL;

        /** The word that it is stored as, and that pages know it by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Chosen of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
