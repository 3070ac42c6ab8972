package org.touchstone.casework.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a lead recommends after moderation, with what the provider said of the draft.
 *
 * @param id its id
 * @param outcome what is recommended
 * @param reason why
 * @param by the name of whoever recommends
 * @param at when
 * @param correction the facts that the provider corrects; empty where they correct none, nothing where they have not answered
 */
public record Recommendation(
        UUID id, DecisionOutcome outcome, String reason, String by, Instant at, Optional<String> correction) {}
