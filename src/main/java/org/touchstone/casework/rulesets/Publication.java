package org.touchstone.casework.rulesets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a ruleset is in force from some day.
 *
 * @param number its number: 1 is the first that was published
 * @param digest the ruleset
 * @param from the first day on which it is in force, until another begins
 * @param at when it was published
 * @param by who published it; null for the operator
 * @param why what it is for; may be empty
 * @param signature the signature of the ruleset; empty where there is none
 * @param decidedUntil the last day on which open cases of versions that were submitted under earlier rules are decided under
 *     those; empty for no end
 */
public record Publication(
        int number,
        String digest,
        LocalDate from,
        Instant at,
        @Nullable UUID by,
        String why,
        String signature,
        Optional<LocalDate> decidedUntil) {

    /** The day from which the first ruleset is in force: before any that a course is assessed as of. */
    public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private static final Comparator<Publication> LATER =
            Comparator.comparing(Publication::from).thenComparing(Publication::number);

    /** The publication that counts on a day: the one that began last. */
    public static Publication on(LocalDate day, List<Publication> all) {
        return all.stream()
                .filter(each -> !each.from().isAfter(day))
                .max(LATER)
                .orElseThrow(() -> new IllegalStateException("no ruleset is in force on " + day));
    }

    /**
     * The last day on which a case may be decided under the rules that its version was evaluated under: the earliest that was
     * set by rules that came after them. Nothing where none was set, or where the same rules are in force again in time.
     *
     * @param digest the ruleset that the version was evaluated under
     * @param asOf the day as of which it was
     */
    public static Optional<LocalDate> decidedUntil(
            String digest, LocalDate asOf, List<Publication> all, LocalDate today) {
        Optional<LocalDate> until = Optional.empty();
        for (Publication each : all.stream().sorted(LATER).toList()) {
            if (each.from().isBefore(asOf) || !on(each.from(), all).equals(each)) {
                continue;
            }
            if (each.digest().equals(digest)) {
                until = until.filter(day ->
                        each.from().isAfter(day.plusDays(1)) && each.from().isAfter(today));
            } else {
                Optional<LocalDate> before = until;
                until = each.decidedUntil()
                        .filter(day -> before.isEmpty() || day.isBefore(before.get()))
                        .or(() -> before);
            }
        }
        return until;
    }
}
