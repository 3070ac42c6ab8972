package org.touchstone.casework.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.touchstone.casework.courses.SubmittedVersion;

/**
 * One submitted version on its way to a decision.
 *
 * @param version the version
 * @param organisation the name of the organisation that submitted it
 * @param superseded whether a later version of the course was submitted
 * @param state how far it has come
 * @param since when it came into that state
 * @param why why it came into that state, where that was said; may be empty
 * @param due by when both reviews are asked for, later by the days on which the clock stood still
 * @param waited the days on which the clock stood still, because the provider had not answered a query
 * @param waiting whether it stands still now
 * @param decidedUntil the last day on which it may be decided, because other rules are in force since; empty for no end, and
 *     once it has ended
 * @param tooLate whether that day has passed: only a later version can be decided
 */
public record Case(
        SubmittedVersion version,
        String organisation,
        boolean superseded,
        CaseState state,
        Instant since,
        String why,
        Optional<LocalDate> due,
        int waited,
        boolean waiting,
        Optional<LocalDate> decidedUntil,
        boolean tooLate) {

    /** Its id, which is that of the version. */
    public UUID id() {
        return version.id();
    }

    /** The same, with its clock stopped for as long as it waited. */
    Case with(Waits.Wait wait) {
        return new Case(
                version,
                organisation,
                superseded,
                state,
                since,
                why,
                due.map(day -> day.plusDays(wait.days())),
                wait.days(),
                wait.now(),
                decidedUntil,
                tooLate);
    }

    /** The same, with the last day on which it may be decided. */
    Case until(Optional<LocalDate> day, LocalDate today) {
        Optional<LocalDate> until = state.ended() ? Optional.empty() : day;
        return new Case(
                version,
                organisation,
                superseded,
                state,
                since,
                why,
                due,
                waited,
                waiting,
                until,
                until.filter(last -> last.isBefore(today)).isPresent());
    }
}
