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
 * @param proposed what the rules proposed, in the words of their table; empty where they proposed nothing
 * @param proposedBecause why they proposed it
 * @param otherwise why something else is recommended; empty where it is not
 * @param correction the facts that the provider corrects; empty where they correct none, nothing where they have not answered
 * @param answer what a lead answers to what the provider corrects; nothing where there is nothing to answer, or not yet
 */
public record Recommendation(
        UUID id,
        DecisionOutcome outcome,
        String reason,
        String by,
        Instant at,
        String proposed,
        String proposedBecause,
        String otherwise,
        Optional<String> correction,
        Optional<String> answer) {

    /** Whether the provider corrects facts. */
    public boolean corrected() {
        return correction.filter(each -> !each.isBlank()).isPresent();
    }
}
