package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.Submitter;

/** What people are waited for today, found out anew whenever somebody asks. */
@Component
public class Reminders {

    /** For how many days before its day a condition is on the list. House policy: the source sets no number. */
    private static final int CONDITION_DAYS = 30;

    private static final String ORGANISATION = "organisation";

    private static final String ABOUT = """
            submitted_version.id as version_id, submitted_version.number, submitted_version.course_id, submitted_version.title,
            course.organisation_id, organisation.name as organisation\s""";

    private static final String FROM = """
            join course on course.id = submitted_version.course_id
            join organisation on organisation.id = course.organisation_id\s""";

    /** Of one organisation, or of all where none is named. */
    private static final String ONLY =
            " and course.organisation_id = coalesce(cast(:organisation as uuid), course.organisation_id)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;

    Reminders(JdbcClient jdbc, Clock clock, Cases cases) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
    }

    /** What a provider is waited for, over all courses of their organisation, what has waited longest first. */
    public List<Reminder> of(UUID organisation) {
        return found(Optional.of(organisation)).stream()
                .filter(each -> each.kind().forProviders())
                .toList();
    }

    /** What a provider is waited for on one course. */
    public List<Reminder> of(UUID organisation, UUID course) {
        return of(organisation).stream()
                .filter(each -> each.course().equals(course))
                .toList();
    }

    /** Everything, for leads, what has waited longest first. */
    public List<Reminder> all() {
        return found(Optional.empty());
    }

    private List<Reminder> found(Optional<UUID> organisation) {
        List<Reminder> all = new ArrayList<>();
        all.addAll(queries(organisation));
        all.addAll(drafts(organisation));
        all.addAll(returned(organisation));
        all.addAll(conditions(organisation));
        all.addAll(renewals(organisation));
        all.addAll(tooLate(organisation));
        if (organisation.isEmpty()) {
            all.addAll(interests());
            all.addAll(overdue());
        }
        all.sort(Comparator.comparing(Reminder::day).thenComparing(Reminder::name));
        return List.copyOf(all);
    }

    private List<Reminder> queries(Optional<UUID> organisation) {
        List<Reminder> waiting = jdbc.sql("select " + ABOUT + ", judged_at from judgement"
                        + " join review on review.id = review_id and review.replaced_at is null"
                        + " join review_case on review_case.version_id = judgement.version_id and state = 'IN_REVIEW'"
                        + " join submitted_version on submitted_version.id = judgement.version_id " + FROM
                        + "where answer = 'QUERY' and not exists (select 1 from query_reply where judgement_id = judgement.id)"
                        + " and not exists (select 1 from judgement later where later.review_id = judgement.review_id"
                        + " and later.part = judgement.part and later.kind = judgement.kind"
                        + " and later.target = judgement.target and later.place > judgement.place)" + ONLY
                        + " order by judged_at")
                .param(ORGANISATION, organisation.orElse(null))
                .query((row, n) -> reminder(
                        Reminder.Kind.QUERY_WAITS,
                        row,
                        Times.instant(row, "judged_at").atZone(clock.getZone()).toLocalDate()))
                .list();
        Map<UUID, Reminder> first = new LinkedHashMap<>(); // Several queries on a version are one thing to do.
        waiting.forEach(each -> first.putIfAbsent(each.version(), each));
        return List.copyOf(first.values());
    }

    private List<Reminder> drafts(Optional<UUID> organisation) {
        return jdbc.sql("select " + ABOUT + ", since from review_case"
                        + " join submitted_version on submitted_version.id = review_case.version_id " + FROM
                        + "where state = 'WITH_PROVIDER'" + ONLY)
                .param(ORGANISATION, organisation.orElse(null))
                .query((row, n) -> reminder(
                        Reminder.Kind.DRAFT_WAITS,
                        row,
                        Times.instant(row, "since").atZone(clock.getZone()).toLocalDate()))
                .list();
    }

    private List<Reminder> returned(Optional<UUID> organisation) {
        return jdbc.sql("select " + ABOUT + ", since from review_case"
                        + " join submitted_version on submitted_version.id = review_case.version_id " + FROM
                        + "where state = 'RETURNED' and not exists (select 1 from submitted_version later"
                        + " where later.course_id = submitted_version.course_id"
                        + " and later.number > submitted_version.number)" + ONLY)
                .param(ORGANISATION, organisation.orElse(null))
                .query((row, n) -> reminder(
                        Reminder.Kind.RETURNED,
                        row,
                        Times.instant(row, "since").atZone(clock.getZone()).toLocalDate()))
                .list();
    }

    /** Of accreditations that stand in the register and were not taken away. */
    private List<Reminder> conditions(Optional<UUID> organisation) {
        return jdbc.sql("select " + ABOUT + ", due_on, case_action.id as about from case_action"
                        + " join register_entry on register_entry.version_id = case_action.version_id"
                        + " join submitted_version on submitted_version.id = case_action.version_id " + FROM
                        + "where kind = 'CONDITION' and closed_at is null and withdrawn_at is null and due_on <= :day"
                        + " and standing in ('IN_FORCE', 'SUSPENDED')" + ONLY)
                .param(ORGANISATION, organisation.orElse(null))
                .param("day", today().plusDays(CONDITION_DAYS))
                .query((row, n) -> reminder(Reminder.Kind.CONDITION_DUE, row, row.getObject("due_on", LocalDate.class))
                        .about(row.getString("about")))
                .list();
    }

    private List<Reminder> renewals(Optional<UUID> organisation) {
        return jdbc.sql("select " + ABOUT + ", valid_to from register_entry"
                        + " join submitted_version on submitted_version.id = register_entry.version_id " + FROM
                        + "where standing = 'IN_FORCE' and valid_to > :today and valid_to <= :day and not exists (select 1"
                        + " from submitted_version later where later.course_id = submitted_version.course_id"
                        + " and later.number > submitted_version.number)" + ONLY)
                .param(ORGANISATION, organisation.orElse(null))
                .param("today", today())
                .param("day", today().plusDays(Submitter.RENEWAL_DAYS))
                .query((row, n) -> reminder(Reminder.Kind.RENEWAL_DUE, row, row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** Cases that can be decided no more, of courses that were not submitted again. */
    private List<Reminder> tooLate(Optional<UUID> organisation) {
        Map<UUID, Case> late = cases.tooLate().stream().collect(Collectors.toMap(Case::id, Function.identity()));
        if (late.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + ABOUT + " from submitted_version " + FROM + "where submitted_version.id in (:late)"
                        + ONLY)
                .param("late", late.keySet())
                .param(ORGANISATION, organisation.orElse(null))
                .query((row, n) -> reminder(
                        Reminder.Kind.SUBMIT_AGAIN,
                        row,
                        Optional.ofNullable(late.get(row.getObject("version_id", UUID.class)))
                                .flatMap(Case::decidedUntil)
                                .orElseThrow()))
                .list();
    }

    /** Each declared interest that bars a reviewer until a lead decides. */
    private List<Reminder> interests() {
        return jdbc.sql("select " + ABOUT + ", declared_at, account.name as about from review"
                        + " join account on account.id = reviewer_id"
                        + " join review_case on review_case.version_id = review.version_id and state = 'IN_REVIEW'"
                        + " join submitted_version on submitted_version.id = review.version_id " + FROM
                        + "where replaced_at is null and finished_at is null and barred")
                .query((row, n) -> reminder(
                                Reminder.Kind.INTEREST_WAITS,
                                row,
                                Times.instant(row, "declared_at")
                                        .atZone(clock.getZone())
                                        .toLocalDate())
                        .about(row.getString("about")))
                .list();
    }

    /** Each review that is not in and may be worked on, where its day, moved by the days that the case waited, is over. */
    private List<Reminder> overdue() {
        Map<UUID, Case> late = cases.overdue(today()).stream().collect(Collectors.toMap(Case::id, Function.identity()));
        if (late.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select " + ABOUT + ", reviewer_id, account.name as about from review"
                                + " join account on account.id = reviewer_id"
                                + " join submitted_version on submitted_version.id = review.version_id " + FROM
                                + "where replaced_at is null and finished_at is null and not barred and review.version_id in (:late)")
                .param("late", late.keySet())
                .query((row, n) -> reminder(
                                Reminder.Kind.REVIEW_OVERDUE,
                                row,
                                Optional.ofNullable(late.get(row.getObject("version_id", UUID.class)))
                                        .flatMap(Case::due)
                                        .orElseThrow())
                        .about(row.getString("about"))
                        .reviewer(row.getObject("reviewer_id", UUID.class)))
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Reminder reminder(Reminder.Kind kind, ResultSet row, LocalDate day) throws SQLException {
        return new Reminder(
                kind,
                row.getObject("version_id", UUID.class),
                row.getInt("number"),
                row.getObject("course_id", UUID.class),
                row.getString("title"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation"),
                day,
                "",
                Optional.empty());
    }
}
