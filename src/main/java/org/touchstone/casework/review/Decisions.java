package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Gzip;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.JudgedReport;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import tools.jackson.databind.json.JsonMapper;

/** From moderation to a decision: what is recommended, what the provider corrects, and what is decided. */
@Component
public class Decisions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int CORRECTION_AT_MOST = 8_000;

    /** The same condition on other versions of the course: a version takes over who made it, and when. */
    private static final String SAME = """
            select 1 from case_action same join submitted_version its on its.id = same.version_id
            where same.kind = 'CONDITION' and same.withdrawn_at is null and same.version_id <> case_action.version_id
                and same.made_by = case_action.made_by and same.made_at = case_action.made_at
                and same.standard = case_action.standard and same.text = case_action.text and its.course_id =
                (select course_id from submitted_version where submitted_version.id = case_action.version_id)""";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Cases cases;
    private final Moderation moderation;
    private final Register register;
    private final Exemptions exemptions;
    private final Rereading rereading;
    private final Versions versions;
    private final Citations citations;
    private final List<Accredited> accredited;
    private final TransactionOperations transactions;

    Decisions(
            JdbcClient jdbc,
            AuditLog log,
            Clock clock,
            Cases cases,
            Moderation moderation,
            Register register,
            Exemptions exemptions,
            Versions versions,
            Rereading rereading,
            Citations citations,
            List<Accredited> accredited,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.cases = cases;
        this.moderation = moderation;
        this.register = register;
        this.exemptions = exemptions;
        this.versions = versions;
        this.rereading = rereading;
        this.citations = citations;
        this.accredited = List.copyOf(accredited);
        this.transactions = transactions;
    }

    /**
     * What the rules propose to recommend, by what was found and judged; nothing where they have no table. What is exempt
     * does not count.
     */
    public Optional<Proposals.Proposed> proposed(Moderation.Both both, Report found) {
        int points = 0;
        int notMet = 0;
        int open = 0;
        for (JudgedPage.Row row : counting(both, found)) {
            points++;
            notMet += row.fails() ? 1 : 0;
            open += !row.fails() && row.outcome() != Outcome.MET ? 1 : 0;
        }
        Map<String, Integer> counts = Map.of(
                "points",
                points,
                "not met",
                notMet,
                "open",
                open,
                "percent not met",
                points == 0 ? 0 : (100 * notMet + points - 1) / points);
        return Proposals.first(
                found.assessment().ruleset().catalogue().proposals().recommendation(), counts);
    }

    /** The points that count: what is required and asked of the course, which is not exempt from it. */
    private List<JudgedPage.Row> counting(Moderation.Both both, Report found) {
        Set<String> exempt = exemptions.on(both.about().version().courseId());
        return JudgedPage.of(found, both.holds()).rows().stream()
                .filter(row -> row.required()
                        && row.outcome() != Outcome.NOT_APPLICABLE
                        && !exempt.containsAll(row.item().words().standards()))
                .toList();
    }

    /** Recommends what the rules propose, or where they propose nothing. */
    public void recommend(Account lead, UUID version, DecisionOutcome outcome, String reason) {
        recommend(lead, version, outcome, reason, "");
    }

    /** Recommends a decision, whatever the person has seen. */
    public void recommend(Account lead, UUID version, DecisionOutcome outcome, String reason, String otherwise) {
        recommend(lead, version, outcome, reason, otherwise, () -> {});
    }

    /**
     * Recommends a decision. The provider then reads the draft.
     *
     * @param otherwise why it is other than what the rules propose; may be empty where it is not
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void recommend(
            Account lead, UUID version, DecisionOutcome outcome, String reason, String otherwise, Runnable still) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        Optional<Proposals.Proposed> proposed = proposed(both, moderation.report(both.about()));
        transactions.executeWithoutResult(status -> {
            cases.hold(version, CaseState.IN_MODERATION);
            still.run();
            Moderation.Both now = moderation.both(version).orElseThrow(NotFoundException::new);
            if (!now.holds().equals(both.holds())) {
                throw new RefusedException("", Cases.NOT_NOW);
            }
            recommend(lead, now, outcome, reason, proposed, otherwise);
        });
    }

    private void recommend(
            Account lead,
            Moderation.Both both,
            DecisionOutcome outcome,
            String reason,
            Optional<Proposals.Proposed> proposed,
            String otherwise) {
        UUID version = both.about().id();
        Moderation.checkReviewedNeither(lead, both);
        if (!both.open().isEmpty()) {
            throw new RefusedException("", "refused.differences-open");
        }
        Cases.checkReason("reason", reason);
        checkConditions(outcome, actions(version));
        boolean asProposed =
                proposed.filter(each -> !each.propose().equals(outcome.words())).isEmpty();
        if (!asProposed) {
            Cases.checkReason("otherwise", otherwise);
        }
        jdbc.sql("""
                        insert into recommendation (id, version_id, outcome, reason, proposed, proposed_because, otherwise, made_by,
                            made_at)
                        values (:id, :version, :outcome, :reason, :proposed, :because, :otherwise, :by, :at)""")
                .param("proposed", proposed.map(Proposals.Proposed::propose).orElse(""))
                .param("because", proposed.map(Proposals.Proposed::because).orElse(""))
                .param("otherwise", asProposed ? "" : otherwise.strip())
                .param("id", UUID.randomUUID())
                .param("version", version)
                .param("outcome", outcome.name())
                .param("reason", reason.strip())
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
        cases.take(
                lead,
                version,
                CaseStep.RECOMMEND,
                reason,
                Details.of(Detail.OUTCOME, outcome.name()).and(Detail.OTHERWISE, asProposed ? "" : otherwise.strip()));
    }

    /** What was recommended last; nothing where nothing was. */
    public Optional<Recommendation> recommendation(UUID version) {
        List<Recommendation> all = recommendations(version);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The drafts of which the provider corrected facts, with what was answered, in the order in which they were made. */
    public List<Recommendation> corrected(UUID version) {
        return recommendations(version).stream()
                .filter(Recommendation::corrected)
                .toList();
    }

    private List<Recommendation> recommendations(UUID version) {
        return jdbc.sql("""
                        select recommendation.*, account.name from recommendation join account on account.id = made_by
                        where version_id = :version order by made_at""")
                .param("version", version)
                .query((row, n) -> new Recommendation(
                        row.getObject("id", UUID.class),
                        DecisionOutcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        row.getString("name"),
                        Times.instant(row, "made_at"),
                        row.getString("proposed"),
                        row.getString("proposed_because"),
                        row.getString("otherwise"),
                        Optional.ofNullable(row.getString("correction")),
                        Optional.ofNullable(row.getString("answer"))))
                .list();
    }

    /**
     * Takes what the provider says of the draft.
     *
     * @param course the provider's course
     * @param correction the facts that they correct; empty for none
     */
    @Transactional
    public void factsChecked(Account provider, Course course, UUID version, String correction) {
        if (!cases.find(version).version().courseId().equals(course.id())) {
            throw new NotFoundException();
        }
        if (correction.length() > CORRECTION_AT_MOST) {
            throw new RefusedException("correction", "refused.reason-long");
        }
        cases.hold(version, CaseState.WITH_PROVIDER);
        Recommendation draft = recommendation(version).orElseThrow(NotFoundException::new);
        jdbc.sql("update recommendation set correction = :text, answered_by = :by, answered_at = :at where id = :id")
                .param("text", correction.strip())
                .param("by", provider.id())
                .param("at", Times.at(clock.instant()))
                .param("id", draft.id())
                .update();
        cases.take(provider, version, CaseStep.FACTS_CHECKED, "", Details.of(Detail.CORRECTED, !correction.isBlank()));
    }

    /** Goes on without the provider's answer to the draft. */
    @Transactional
    public void goOn(Account lead, UUID version, String why) {
        Cases.checkReason("why", why);
        cases.take(lead, version, CaseStep.FACTS_CHECKED, why, Details.NONE);
    }

    /**
     * Goes back to moderation, as where a correction has to be judged.
     *
     * @param why why; where the provider corrects facts they read it as the answer to that
     */
    @Transactional
    public void reconsider(Account lead, UUID version, String why) {
        Cases.checkReason("why", why);
        recommendation(version).filter(Recommendation::corrected).ifPresent(draft -> answer(draft, why));
        cases.take(lead, version, CaseStep.RECONSIDER, why, Details.NONE);
    }

    private void answer(Recommendation draft, String answer) {
        jdbc.sql("update recommendation set answer = :answer where id = :id")
                .param("answer", answer.strip())
                .param("id", draft.id())
                .update();
    }

    /** Answers what the provider corrects in the draft, if they correct anything; refused without words. */
    private void answer(UUID version, String answer) {
        recommendation(version).filter(Recommendation::corrected).ifPresent(draft -> {
            if (answer.isBlank()) {
                throw new RefusedException("answer", "refused.correction-unanswered");
            }
            Cases.checkReason("answer", answer);
            answer(draft, answer);
        });
    }

    /**
     * What a decision says.
     *
     * @param outcome the decision
     * @param reason why
     * @param from the first day of an accreditation; null for other decisions
     * @param to the day from which it no longer holds; null for other decisions
     * @param otherwise why it is another than was recommended, or accredits a course that does not meet all that is required;
     *     may be empty where it is neither
     * @param answer what the provider is told about the facts that they correct; may be empty where they correct none
     */
    public record Given(
            DecisionOutcome outcome,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String otherwise,
            String answer) {}

    /** Decides on a case, and freezes what was found and judged. Whoever reviewed it may not. */
    public void decide(Account lead, UUID version, Given given) {
        decide(lead, version, given, () -> {});
    }

    /**
     * Decides on a case as it was seen.
     *
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void decide(Account lead, UUID version, Given given, Runnable still) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        Report found = rereading.evaluateAgain(both.about().version());
        byte[] report = JudgedReport.bytes(found, both.holds());
        String cited = JSON.writeValueAsString(cited(both.about(), found).stream()
                .map(CitationCheck::withoutDocument)
                .toList());
        transactions.executeWithoutResult(status -> {
            Case held = cases.hold(version, CaseState.TO_DECIDE);
            still.run();
            Moderation.Both now = moderation.both(version).orElseThrow(NotFoundException::new);
            Moderation.checkReviewedNeither(lead, now);
            if (!now.holds().equals(both.holds())) {
                throw new RefusedException("", Cases.NOT_NOW);
            }
            check(given, actions(version));
            String otherwise = otherwise(given, now, found);
            answer(version, given.answer());
            checkTerm(held, given);
            checkNoGap(held, given);
            String digest = Digests.of(report);
            jdbc.sql("""
                            insert into decision (version_id, outcome, reason, otherwise, valid_from, valid_to, decided_by,
                                decided_at, report, report_digest, citations)
                            values (:version, :outcome, :reason, :otherwise, :from, :to, :by, :at, :report, :digest, :citations)""")
                    .param("citations", cited)
                    .param("otherwise", otherwise)
                    .param("version", version)
                    .param("outcome", given.outcome().name())
                    .param("reason", given.reason().strip())
                    .param("from", given.outcome().accredits() ? given.from() : null, Types.DATE)
                    .param("to", given.outcome().accredits() ? given.to() : null, Types.DATE)
                    .param("by", lead.id())
                    .param("at", Times.at(clock.instant()))
                    .param("report", Gzip.packed(report))
                    .param("digest", digest)
                    .update();
            if (given.outcome().accredits() && given.from() != null && given.to() != null) {
                register.enter(
                        held,
                        versions.course(held.version()).organisationId(),
                        found.assessment().course(),
                        given.from(),
                        given.to());
            }
            cases.take(
                    lead,
                    version,
                    CaseStep.DECIDE,
                    given.reason(),
                    Details.of(Detail.OUTCOME, given.outcome().name())
                            .and(Detail.REPORT, digest)
                            .and(Detail.OTHERWISE, otherwise));
            if (given.outcome().accredits()) {
                accredited.forEach(each -> each.accredited(lead, version));
            }
        });
    }

    /** Why it is decided otherwise than recommended, or than follows from what was judged; empty where it is not. */
    private String otherwise(Given given, Moderation.Both both, Report found) {
        boolean asRecommended = recommendation(both.about().id())
                .filter(each -> each.outcome() != given.outcome())
                .isEmpty();
        boolean asJudged = given.outcome() != DecisionOutcome.ACCREDITED
                || counting(both, found).stream().noneMatch(JudgedPage.Row::fails);
        if (asRecommended && asJudged) {
            return "";
        }
        if (given.otherwise().isBlank()) {
            throw new RefusedException(
                    "otherwise", asJudged ? "refused.decision-otherwise" : "refused.decision-not-met");
        }
        Cases.checkReason("otherwise", given.otherwise());
        return given.otherwise().strip();
    }

    /** Refuses an accreditation that is over already, or that began before the course was there to be accredited. */
    private void checkTerm(Case held, Given given) {
        if (!given.outcome().accredits()) {
            return;
        }
        LocalDate submitted = LocalDate.ofInstant(held.version().submittedAt(), clock.getZone());
        Cases.checkDay("from", given.from(), submitted, "refused.decision-before-submitted");
        Cases.checkDay("to", given.to(), cases.today().plusDays(1), "refused.decision-over");
    }

    /** Refuses an accreditation that begins later where one is in force: it would end that one at once. */
    private void checkNoGap(Case held, Given given) {
        boolean later = given.outcome().accredits()
                && Optional.ofNullable(given.from())
                        .filter(cases.today()::isBefore)
                        .isPresent();
        if (later
                && register.find(held.version().courseId(), Standing.IN_FORCE)
                        .filter(each -> each.status().inForce())
                        .isPresent()) {
            throw new RefusedException("from", "refused.decision-gap");
        }
    }

    private static void check(Given given, List<CaseAction> actions) {
        Cases.checkReason("reason", given.reason());
        if (given.outcome() == DecisionOutcome.ACCREDITED && actions.stream().anyMatch(CaseAction::outstanding)) {
            throw new RefusedException("outcome", "refused.decision-with-conditions");
        }
        checkConditions(given.outcome(), actions);
        if (given.outcome().accredits()) {
            if (given.from() == null) {
                throw new RefusedException("from", "refused.decision-day");
            }
            if (given.to() == null || !given.to().isAfter(given.from())) {
                throw new RefusedException("to", "refused.decision-end");
            }
            LocalDate end = given.to();
            if (actions.stream()
                    .filter(CaseAction::outstanding)
                    .flatMap(action -> action.due().stream())
                    .anyMatch(due -> !due.isBefore(end))) {
                throw new RefusedException("to", "refused.decision-before-condition");
            }
        }
    }

    /** Refuses conditions of which there are none. */
    private static void checkConditions(DecisionOutcome outcome, List<CaseAction> actions) {
        if (outcome == DecisionOutcome.ACCREDITED_WITH_CONDITIONS
                && actions.stream().noneMatch(CaseAction::outstanding)) {
            throw new RefusedException("outcome", "refused.decision-without-conditions");
        }
    }

    /** The decision on a version; nothing where there is none yet. */
    public Optional<Decision> of(UUID version) {
        return jdbc.sql("select decision.*, account.name from decision join account on account.id = decided_by"
                        + " where version_id = :version")
                .param("version", version)
                .query(Decisions::decision)
                .optional();
    }

    /** What was found and judged when a version was decided, as JSON, byte for byte as it was kept. */
    public byte[] report(UUID version) {
        return Gzip.unpacked(jdbc.sql("select report from decision where version_id = :version")
                .param("version", version)
                .query((row, n) -> row.getBytes("report"))
                .optional()
                .orElseThrow(NotFoundException::new));
    }

    /**
     * What was found of the citations of a version when it was decided; nothing of a decision that was made before that was kept.
     */
    public Optional<List<CitationCheck>> citations(UUID version) {
        return jdbc.sql("select citations from decision where version_id = :version and citations is not null")
                .param("version", version)
                .query(String.class)
                .optional()
                .map(kept -> List.of(JSON.readValue(kept, CitationCheck[].class)));
    }

    /** What is found today of what a version cites. */
    public List<CitationCheck> cited(Case about, Report found) {
        return citations.check(
                versions.course(about.version()).organisationId(),
                found.assessment().course().submission(),
                about.version().submittedAt());
    }

    /** Whether the rules and the judgements give the report again that was kept with a decision, byte for byte. */
    public boolean replays(UUID version) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        byte[] again = JudgedReport.bytes(rereading.evaluateAgain(both.about().version()), both.holds());
        return of(version)
                .filter(decision -> decision.reportDigest().equals(Digests.of(again)))
                .isPresent();
    }

    /** The actions of a case that were not withdrawn. */
    public List<CaseAction> actions(UUID version) {
        return jdbc.sql("select case_action.*, exists (" + SAME + ") as goes_on from case_action"
                        + " where version_id = :version and withdrawn_at is null order by made_at, id")
                .param("version", version)
                .query(Decisions::action)
                .list();
    }

    /**
     * What an action says.
     *
     * @param kind what it is
     * @param standard the id of the standard it is about; may be empty where it is no condition
     * @param text what is asked or said
     * @param due by when a condition is to be closed; null for others
     * @param evidence what closes a condition; empty for others
     */
    public record ActionGiven(
            CaseAction.Kind kind,
            String standard,
            String text,
            @Nullable LocalDate due,
            String evidence) {}

    /** Adds an action, whatever the person has seen. */
    public void add(Account lead, UUID version, ActionGiven given) {
        add(lead, version, given, () -> {});
    }

    /**
     * Adds an action, between moderation and the decision.
     *
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void add(Account lead, UUID version, ActionGiven given, Runnable still) {
        Set<String> asked = Matter.standards(rereading.found(cases.find(version).version()));
        transactions.executeWithoutResult(status -> {
            Case held = cases.hold(version, CaseState.IN_MODERATION, CaseState.TO_DECIDE);
            still.run();
            String standard = given.standard().isBlank() ? "" : Cases.standard("standard", given.standard(), asked);
            check(given);
            add(lead, held, given, standard);
        });
    }

    private void check(ActionGiven given) {
        Cases.checkReason("text", given.text());
        boolean condition = given.kind() == CaseAction.Kind.CONDITION;
        if (condition && given.standard().isBlank()) {
            throw new RefusedException("standard", "refused.condition-standard");
        }
        if (condition && given.due() == null) {
            throw new RefusedException("due", "refused.condition-day");
        }
        if (condition) {
            Cases.checkDay("due", given.due(), cases.today(), "refused.day-has-passed");
        }
        if (condition && given.evidence().isBlank()) {
            throw new RefusedException("evidence", "refused.condition-evidence");
        }
        if (given.evidence().length() > 1_000) {
            throw new RefusedException("evidence", "refused.reason-long");
        }
    }

    private void add(Account lead, Case held, ActionGiven given, String standard) {
        boolean condition = given.kind() == CaseAction.Kind.CONDITION;
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into case_action (id, version_id, kind, standard, text, due_on, evidence, made_by, made_at)
                        values (:id, :version, :kind, :standard, :text, :due, :evidence, :by, :at)""")
                .param("id", id)
                .param("version", held.id())
                .param("kind", given.kind().name())
                .param("standard", standard)
                .param("text", given.text().strip())
                .param("due", condition ? given.due() : null, Types.DATE)
                .param("evidence", condition ? given.evidence().strip() : "")
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
        log.add(
                EventKind.ACTION_ADDED,
                lead.id(),
                null,
                Cases.subject(held.version()),
                given.text().strip(),
                Details.of(Detail.VERSION, held.version().number())
                        .and(Detail.ACTION, id.toString())
                        .and(Detail.KIND, given.kind().name()));
    }

    /** Withdraws an action that was made by mistake, before the decision. What an earlier version has was decided. */
    @Transactional
    public void withdraw(Account lead, UUID version, UUID action) {
        Case held = cases.hold(version, CaseState.IN_MODERATION, CaseState.TO_DECIDE);
        if (actions(version).stream().anyMatch(each -> each.id().equals(action) && each.goesOn())) {
            throw new RefusedException("", "refused.condition-goes-on");
        }
        int withdrawn = jdbc.sql("update case_action set withdrawn_at = :at"
                        + " where id = :id and version_id = :version and withdrawn_at is null")
                .param("at", Times.at(clock.instant()))
                .param("id", action)
                .param("version", version)
                .update();
        if (withdrawn == 0) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        log.add(
                EventKind.ACTION_WITHDRAWN,
                lead.id(),
                null,
                Cases.subject(held.version()),
                "",
                Details.of(Detail.VERSION, held.version().number()).and(Detail.ACTION, action.toString()));
    }

    /**
     * Closes a condition of a decided case, on evidence, and with it the same condition on other versions of the course.
     *
     * @param evidence the evidence that was seen
     */
    @Transactional
    public void close(Account lead, UUID version, UUID action, String evidence) {
        Case held = cases.hold(version, CaseState.DECIDED);
        String field = "closing-" + action;
        Cases.checkReason(field, evidence);
        List<UUID> open = jdbc.sql("""
                        select id from case_action where id = :id and version_id = :version and kind = 'CONDITION'
                        and closed_at is null and withdrawn_at is null""")
                .param("id", action)
                .param("version", version)
                .query(UUID.class)
                .list();
        if (open.isEmpty()) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        jdbc.sql("update case_action set closing = :evidence, closed_by = :by, closed_at = :at where closed_at is null"
                        + " and (id = :id or exists (" + SAME + " and same.id = :id))")
                .param("evidence", evidence.strip())
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .param("id", action)
                .update();
        SubmittedVersion of = held.version();
        log.add(
                EventKind.CONDITION_CLOSED,
                lead.id(),
                null,
                Cases.subject(of),
                evidence.strip(),
                Details.of(Detail.VERSION, of.number()).and(Detail.ACTION, action.toString()));
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        return new Decision(
                DecisionOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("otherwise"),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("name"),
                Times.instant(row, "decided_at"),
                row.getString("report_digest"));
    }

    private static CaseAction action(ResultSet row, int n) throws SQLException {
        return new CaseAction(
                row.getObject("id", UUID.class),
                CaseAction.Kind.valueOf(row.getString("kind")),
                row.getString("standard"),
                row.getString("text"),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getString("evidence"),
                Optional.ofNullable(row.getString("closing")),
                Times.optional(row, "closed_at"),
                row.getBoolean("goes_on"));
    }
}
