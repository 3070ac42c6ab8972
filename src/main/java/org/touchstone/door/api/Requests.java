package org.touchstone.door.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.touchstone.casework.review.CaseAction;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.Standing;
import org.touchstone.check.judgement.JudgementAnswer;

/** What requests about cases bring. Each name is that of a schema of the published OpenAPI, which says what it means. */
final class Requests {

    /** Every schema. */
    static final List<Class<? extends Record>> SCHEMAS = List.of(
            Assigning.class,
            Otherwise.class,
            Why.class,
            Replacing.class,
            Declaring.class,
            Judging.class,
            Settling.class,
            JudgedPoint.class,
            Replying.class,
            QueryReply.class,
            CorrectingFacts.class,
            Recommending.class,
            Deciding.class,
            AddingAction.class,
            ClosingCondition.class,
            ChangingStanding.class,
            Exempting.class);

    private Requests() {}

    record Assigning(List<UUID> reviewers, Optional<LocalDate> due, Optional<String> review, Optional<String> otherwise)
            implements JsonBody {}

    record Otherwise(Optional<String> otherwise) implements JsonBody {}

    record Why(String why) implements JsonBody {}

    record Replacing(UUID instead, String why) implements JsonBody {}

    record Declaring(String interests) implements JsonBody {}

    record Judging(List<JudgedPoint> judgements, Optional<String> note) implements JsonBody {}

    record Settling(List<JudgedPoint> judgements) implements JsonBody {}

    record JudgedPoint(String part, String kind, String target, JudgementAnswer answer, Optional<String> reason) {}

    record Replying(List<QueryReply> replies) implements JsonBody {}

    record QueryReply(UUID query, String text) {}

    record CorrectingFacts(String correction) implements JsonBody {}

    record Recommending(DecisionOutcome outcome, String reason, Optional<String> otherwise) implements JsonBody {}

    record Deciding(
            DecisionOutcome outcome,
            String reason,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> otherwise,
            Optional<String> answer)
            implements JsonBody {}

    record AddingAction(
            CaseAction.Kind kind,
            Optional<String> standard,
            String text,
            Optional<LocalDate> due,
            Optional<String> evidence)
            implements JsonBody {}

    record ClosingCondition(String evidence) implements JsonBody {}

    record ChangingStanding(Standing standing, String why) implements JsonBody {}

    record Exempting(String standard, String reason, LocalDate until) implements JsonBody {}
}
