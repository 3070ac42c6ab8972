package org.touchstone.policy.drafts;

import java.time.Instant;
import java.util.UUID;

/**
 * A ruleset in the making: a published one, and what was changed in it.
 *
 * @param id its id
 * @param purpose what it is for, in the words of whoever opened it
 * @param base the digest of the ruleset it began from
 * @param openedBy who opened it
 * @param openedAt when
 * @param state how far it has come
 * @param changes how many changes were made
 */
public record RulesDraft(
        UUID id, String purpose, String base, UUID openedBy, Instant openedAt, DraftState state, int changes) {

    /** How the record names it. */
    public String subject() {
        return "draft " + id;
    }
}
