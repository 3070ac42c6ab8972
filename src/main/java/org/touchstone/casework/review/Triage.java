package org.touchstone.casework.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Unchanged;

/**
 * What a later version changes of one that is accredited, or that was reviewed and not decided: what that is called, and how much
 * of it is reviewed. What it does not touch holds as it was judged.
 */
@Component
public class Triage {

    private static final String SELECT = """
            select change_triage.*, number, name from change_triage join account on account.id = made_by
            join submitted_version on submitted_version.id = earlier_id where change_triage.version_id = :version""";

    private static final String EVERYTHING = Proposals.REVIEWED.get(0);
    private static final String NOTHING = Proposals.REVIEWED.get(Proposals.REVIEWED.size() - 1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;
    private final Reviews reviews;
    private final Moderation moderation;
    private final Register register;
    private final TransactionOperations transactions;

    Triage(
            JdbcClient jdbc,
            Clock clock,
            Cases cases,
            Reviews reviews,
            Moderation moderation,
            Register register,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
        this.reviews = reviews;
        this.moderation = moderation;
        this.register = register;
        this.transactions = transactions;
    }

    /**
     * What a later version changes.
     *
     * @param before the version that it is compared with
     * @param accredited the accreditation of the course; nothing where there is none
     * @param ended when that ended; nothing while it has not
     * @param counts what the table of changes counts, by the names of its counts
     * @param touched the points that it touches, as they come out now
     * @param carried what was judged of the points that it does not touch
     * @param toJudge how many of those that it touches need a person
     * @param proposed what it is, and how much of it is reviewed; nothing where the rules have no table, or the version before
     *     was not decided
     */
    public record Changed(
            Case before,
            Optional<Register.Entry> accredited,
            Optional<LocalDate> ended,
            Map<String, Integer> counts,
            List<JudgedPage.Row> touched,
            Judgements carried,
            long toJudge,
            Optional<Proposals.Proposed> proposed) {

        /** Whether the version before was decided, and not only reviewed. */
        public boolean ofDecided() {
            return before.state() == CaseState.DECIDED;
        }
    }

    /** What a version changes; nothing where no earlier version of its course is accredited, or was reviewed. */
    public Optional<Changed> of(UUID version) {
        Case later = cases.find(version);
        Optional<Case> known = before(later);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Case before = known.get();
        Optional<Register.Entry> entry = accredited(later);
        Moderation.Both both = moderation.both(before.id()).orElseThrow(NotFoundException::new);
        Report was = moderation.report(before);
        Report is = moderation.report(later);
        Set<Point> same = new HashSet<>(Unchanged.points(was, is));
        both.open().forEach(open -> same.remove(open.point()));
        Judgements carried = new Judgements(both.holds().byPoint().entrySet().stream()
                .filter(each -> same.contains(each.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new)));
        List<JudgedPage.Row> touched = JudgedPage.of(is, Judgements.NONE).rows().stream()
                .filter(row -> !same.contains(row.item().point()))
                .toList();
        Set<Point> met = JudgedPage.of(was, both.holds()).rows().stream()
                .filter(row -> row.outcome() == Outcome.MET)
                .map(row -> row.item().point())
                .collect(Collectors.toSet());
        Set<String> claimedBefore = claims(was);
        Set<String> claimed = claims(is);
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("claims kept", common(claimed, claimedBefore));
        counts.put("claims added", claimed.size() - common(claimed, claimedBefore));
        counts.put("claims dropped", claimedBefore.size() - common(claimed, claimedBefore));
        counts.put("points touched", touched.size());
        counts.put("points worse", (int) touched.stream()
                .filter(row ->
                        row.outcome() != Outcome.MET && met.contains(row.item().point()))
                .count());
        counts.put(
                "days left",
                entry.map(Register.Entry::to)
                        .map(to -> (int) Math.max(0, ChronoUnit.DAYS.between(LocalDate.now(clock), to)))
                        .orElse(0));
        Set<Point> touchedPoints =
                touched.stream().map(row -> row.item().point()).collect(Collectors.toSet());
        long toJudge = Matter.of(is).stream()
                .flatMap(matter -> matter.toJudge().stream())
                .filter(item -> touchedPoints.contains(item.point()))
                .count();
        return Optional.of(new Changed(
                before,
                entry,
                entry.map(Register.Entry::to).filter(to -> !LocalDate.now(clock).isBefore(to)),
                counts,
                touched,
                carried,
                toJudge,
                Optional.of(is.assessment().ruleset().catalogue().proposals().changes())
                        .filter(table -> before.state() == CaseState.DECIDED)
                        .flatMap(table -> Proposals.first(table, counts))));
    }

    /**
     * The version that a later one is compared with: the last whose reviews are in and which was not decided, as where new rules
     * came too soon, if that is not before the accredited one; or else that.
     */
    public Optional<Case> before(Case later) {
        Optional<Case> accredited = accredited(later).map(entry -> cases.find(entry.version()));
        return jdbc
                .sql("""
                        select id from submitted_version join review_case on version_id = id
                        where course_id = :course and number > :after and number < :number
                        and state in ('IN_MODERATION', 'WITH_PROVIDER', 'TO_DECIDE', 'SET_ASIDE') order by number desc""")
                .param("course", later.version().courseId())
                .param("after", accredited.map(each -> each.version().number()).orElse(0))
                .param("number", later.version().number())
                .query(UUID.class)
                .list()
                .stream()
                .filter(each -> moderation.both(each).isPresent())
                .findFirst()
                .map(cases::find)
                .or(() -> accredited);
    }

    /** The accreditation of an earlier version of a course; nothing where there is none in force. */
    private Optional<Register.Entry> accredited(Case later) {
        return register.find(later.version().courseId(), Standing.IN_FORCE)
                .filter(each -> !each.version().equals(later.id()));
    }

    private static Set<String> claims(Report report) {
        return Arrays.stream(
                        Register.elements(report.assessment().course()).strip().split(" "))
                .filter(each -> each.contains("-"))
                .collect(Collectors.toSet());
    }

    private static int common(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return common.size();
    }

    private void keep(Account lead, UUID version, Changed changed, String review, String otherwise) {
        if (!Proposals.REVIEWED.contains(review)) {
            throw new RefusedException("review", "refused.triage-review");
        }
        boolean asProposed = !changed.ofDecided()
                || changed.proposed()
                        .flatMap(Proposals.Proposed::review)
                        .filter(review::equals)
                        .isPresent();
        if (!asProposed) {
            Cases.checkReason("otherwise", otherwise);
        }
        jdbc.sql("""
                        insert into change_triage (version_id, earlier_id, proposed, because, review, otherwise, made_by, made_at)
                        values (:version, :before, :proposed, :because, :review, :otherwise, :by, :at)""")
                .param("version", version)
                .param("before", changed.before().id())
                .param(
                        "proposed",
                        changed.proposed().map(Proposals.Proposed::propose).orElse(""))
                .param(
                        "because",
                        changed.proposed().map(Proposals.Proposed::because).orElse(""))
                .param("review", review)
                .param("otherwise", asProposed ? "" : otherwise.strip())
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
        if (!review.equals(EVERYTHING)) {
            carry(version, changed.carried());
        }
        changed.accredited().ifPresent(entry -> conditions(version, entry.version()));
    }

    private void carry(UUID version, Judgements carried) {
        int place = 0;
        for (Judgement each : carried.byPoint().values()) {
            jdbc.sql("""
                            insert into carried_judgement (version_id, place, part, kind, target, answer, reason, judged_by, judged_at)
                            values (:version, :place, :part, :kind, :target, :answer, :reason, :by, :at)""")
                    .param("version", version)
                    .param("place", ++place)
                    .param("part", each.point().part())
                    .param("kind", each.point().kind())
                    .param("target", each.point().target())
                    .param("answer", each.answer().name())
                    .param("reason", each.reason())
                    .param("by", each.by())
                    .param("at", Times.at(each.at()))
                    .update();
        }
    }

    /** Conditions that are open go on with the course. */
    private void conditions(UUID version, UUID before) {
        List<UUID> open = jdbc.sql("select id from case_action where version_id = :before and kind = 'CONDITION'"
                        + " and closed_at is null and withdrawn_at is null order by made_at, id")
                .param("before", before)
                .query(UUID.class)
                .list();
        for (UUID each : open) {
            jdbc.sql("""
                            insert into case_action (id, version_id, kind, standard, text, due_on, evidence, made_by, made_at)
                            select cast(:id as uuid), cast(:version as uuid), kind, standard, text, due_on, evidence, made_by,
                                made_at from case_action where id = :open""")
                    .param("id", UUID.randomUUID())
                    .param("version", version)
                    .param("open", each)
                    .update();
        }
    }

    /**
     * What was kept of a later version when its case began.
     *
     * @param before the number of the version that it was compared with
     * @param proposed what was proposed; empty for nothing
     * @param because why
     * @param review how much is reviewed
     * @param otherwise why that is other than what was proposed; empty where it is not
     * @param by the name of whoever began the case
     */
    public record Kept(int before, String proposed, String because, String review, String otherwise, String by) {}

    /** What was kept of a version; nothing where it is reviewed by itself. */
    public Optional<Kept> kept(UUID version) {
        return jdbc.sql(SELECT)
                .param("version", version)
                .query((row, n) -> new Kept(
                        row.getInt("number"),
                        row.getString("proposed"),
                        row.getString("because"),
                        row.getString("review"),
                        row.getString("otherwise"),
                        row.getString("name")))
                .optional();
    }

    /**
     * Asks two people to review a version, or what of it is touched where an earlier one is accredited or was reviewed.
     *
     * @param due by when; null where no day is set
     * @param review how much is reviewed, one of {@link Proposals#REVIEWED}; where the earlier one was not decided it may be
     *     empty for everything
     * @param otherwise why that is other than what is proposed; may be empty where it is not
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void assign(
            Account lead,
            UUID version,
            List<UUID> reviewers,
            @Nullable LocalDate due,
            String review,
            String otherwise,
            Runnable still) {
        Optional<Changed> changed = of(version);
        if (changed.isPresent() && review.equals(NOTHING)) {
            throw new RefusedException("review", "refused.triage-review");
        }
        transactions.executeWithoutResult(status -> {
            cases.hold(version, CaseState.SUBMITTED);
            still.run();
            reviews.assign(lead, version, reviewers, due);
            changed.ifPresent(each ->
                    keep(lead, version, each, review.isEmpty() && !each.ofDecided() ? EVERYTHING : review, otherwise));
        });
    }

    /**
     * Takes a version to its decision without a review: everything that was judged holds for it, and nothing is left to judge.
     *
     * @param otherwise why that is done where it is not proposed; may be empty where it is
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void carryOver(Account lead, UUID version, String otherwise, Runnable still) {
        Changed changed = of(version).orElseThrow(NotFoundException::new);
        if (changed.toJudge() > 0) {
            throw new RefusedException("", "refused.carry-open");
        }
        transactions.executeWithoutResult(status -> {
            cases.hold(version, CaseState.SUBMITTED);
            still.run();
            keep(lead, version, changed, NOTHING, otherwise);
            cases.take(
                    lead,
                    version,
                    CaseStep.CARRY_OVER,
                    otherwise,
                    Details.of(Detail.BEFORE, changed.before().version().number()));
        });
    }
}
