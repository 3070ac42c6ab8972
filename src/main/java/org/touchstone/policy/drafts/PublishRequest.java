package org.touchstone.policy.drafts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a draft, as it stood at one moment, should be published.
 *
 * @param id its id
 * @param draft the draft
 * @param digest the ruleset that the draft was
 * @param replaces the digest of the rules that were to be in force on its first day when it was proposed: those it is compared with
 * @param from the first day on which it would be in force
 * @param notice what providers are told
 * @param by who proposes it
 * @param at when
 * @param answer what another person said
 */
public record PublishRequest(
        UUID id,
        UUID draft,
        String digest,
        String replaces,
        LocalDate from,
        String notice,
        UUID by,
        Instant at,
        Optional<Answer> answer) {

    /** What may become of a proposal. */
    public enum Kind {
        APPROVED,
        DECLINED,
        WITHDRAWN
    }

    /**
     * An answer.
     *
     * @param kind what it is
     * @param why why; may be empty
     * @param by who gave it
     * @param at when
     * @param publication the number of the publication that came of it; null for none
     */
    public record Answer(
            Kind kind,
            String why,
            UUID by,
            Instant at,
            @Nullable Integer publication) {}
}
