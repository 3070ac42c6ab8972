package org.touchstone.casework.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** What courses need not meet for a while, each with a reason and a day on which it ends. */
@Component
public class Exemptions {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Cases cases;

    Exemptions(JdbcClient jdbc, AuditLog log, Clock clock, Cases cases) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.cases = cases;
    }

    /** The exemptions of a course that hold now. */
    public List<Exemption> of(UUID course) {
        return of(course, clock.instant());
    }

    /** The exemptions of a course that held at some time. */
    public List<Exemption> of(UUID course, Instant then) {
        return jdbc.sql("select exemption.*, account.name from exemption join account on account.id = made_by"
                        + " where course_id = :course and made_at <= :then and (withdrawn_at is null or withdrawn_at > :then)"
                        + " and until_on > :day order by standard, made_at")
                .param("course", course)
                .param("then", Times.at(then))
                .param("day", LocalDate.ofInstant(then, clock.getZone()))
                .query((row, n) -> new Exemption(
                        row.getObject("id", UUID.class),
                        row.getString("standard"),
                        row.getString("reason"),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("name"),
                        Times.instant(row, "made_at")))
                .list();
    }

    /** The standards that a course need not meet today. */
    Set<String> on(UUID course) {
        return of(course).stream().map(Exemption::standard).collect(Collectors.toSet());
    }

    /**
     * Exempts the course of a case from a standard.
     *
     * @param standards the standards that are asked of it
     * @param typed which of them, as it was written
     * @param until the first day on which the exemption no longer holds
     */
    @Transactional
    public void add(
            Account lead, UUID version, Set<String> standards, String typed, String reason, @Nullable LocalDate until) {
        Case about = cases.hold(version, CaseState.values());
        String standard = Cases.standard("exempt-standard", typed, standards);
        Cases.checkReason("exempt-reason", reason);
        LocalDate end = Cases.checkDay("until", until, cases.today().plusDays(1), "refused.exempt-until");
        if (on(about.version().courseId()).contains(standard)) {
            throw new RefusedException("exempt-standard", "refused.exempt-already");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into exemption (id, course_id, standard, reason, until_on, made_by, made_at)
                        values (:id, :course, :standard, :reason, :until, :by, :at)""")
                .param("id", id)
                .param("course", about.version().courseId())
                .param("standard", standard)
                .param("reason", reason.strip())
                .param("until", end)
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
        log.add(
                EventKind.EXEMPTION_MADE,
                lead.id(),
                null,
                Cases.subject(about.version()),
                reason.strip(),
                Details.of(Detail.EXEMPTION, id.toString())
                        .and(Detail.STANDARD, standard)
                        .and(Detail.UNTIL, end.toString()));
    }

    /** Ends an exemption before its day. */
    @Transactional
    public void withdraw(Account lead, UUID version, UUID exemption) {
        Case about = cases.find(version);
        int ended = jdbc.sql("update exemption set withdrawn_at = :at"
                        + " where id = :id and course_id = :course and withdrawn_at is null")
                .param("at", Times.at(clock.instant()))
                .param("id", exemption)
                .param("course", about.version().courseId())
                .update();
        if (ended == 0) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        log.add(
                EventKind.EXEMPTION_WITHDRAWN,
                lead.id(),
                null,
                Cases.subject(about.version()),
                "",
                Details.of(Detail.EXEMPTION, exemption.toString()));
    }
}
