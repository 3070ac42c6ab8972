package org.touchstone.door.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.touchstone.policy.drafts.PublishRequest;
import org.touchstone.policy.impact.Impact;

/** What requests about drafts of the rules bring. Each name is that of a schema of the published OpenAPI, which says what it means. */
final class PolicyRequests {

    /** Every schema. */
    static final List<Class<? extends Record>> SCHEMAS =
            List.of(OpeningDraft.class, StartingImpact.class, Proposing.class, AnsweringProposal.class);

    private PolicyRequests() {}

    record OpeningDraft(String purpose, Optional<String> base) implements JsonBody {}

    record StartingImpact(Impact.Chosen chosen, Optional<LocalDate> asOf, Optional<LocalDate> since)
            implements JsonBody {}

    record Proposing(LocalDate from, String notice) implements JsonBody {}

    record AnsweringProposal(
            PublishRequest.Kind answer,
            Optional<String> why,
            Optional<String> signature,
            Optional<LocalDate> decidedUntil)
            implements JsonBody {}
}
