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
 * @param due by when both reviews are asked for
 */
public record Case(
        SubmittedVersion version,
        String organisation,
        boolean superseded,
        CaseState state,
        Instant since,
        String why,
        Optional<LocalDate> due) {

    /** Its id, which is that of the version. */
    public UUID id() {
        return version.id();
    }
}
