package org.touchstone.casework.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was decided on a version.
 *
 * @param outcome the decision
 * @param reason why
 * @param otherwise why it is another than was recommended, or accredits though something required is not met; empty where neither
 * @param from the first day of an accreditation
 * @param to the day from which it no longer holds
 * @param by the name of whoever decided
 * @param at when
 * @param reportDigest the SHA-256 of the JSON of what was found and judged
 */
public record Decision(
        DecisionOutcome outcome,
        String reason,
        String otherwise,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String by,
        Instant at,
        String reportDigest) {}
