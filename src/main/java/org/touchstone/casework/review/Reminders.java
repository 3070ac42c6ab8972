package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final String ABOUT = """
            submitted_version.id as version_id, submitted_version.number, submitted_version.course_id, submitted_version.title,
            course.organisation_id, organisation.name as organisation\s""";

    private static final String FROM = """
            left join course on course.id = submitted_version.course_id
            left join organisation on organisation.id = course.organisation_id\s""";

    /** Left, so that neither database begins with versions, of which there are many more than cases that wait. */
    private static final String OF_CASE =
            "left join submitted_version on submitted_version.id = review_case.version_id " + FROM;

    private static final String LATEST = """
            not exists (select 1 from submitted_version later where later.course_id = submitted_version.course_id
                and later.number > submitted_version.number)\s""";

    /** What the provider of one organisation is waited for. */
    static final String OF_ONE = asking("review_case.organisation_id = :organisation and ");

    /** What all providers are waited for. */
    static final String OF_ALL = asking("");

    private static String asking(String whose) {
        return "select " + ABOUT + """
                , case state when 'IN_REVIEW' then 'QUERY_WAITS' when 'WITH_PROVIDER' then 'DRAFT_WAITS' else 'RETURNED' end as kind,
                case state when 'IN_REVIEW' then (select min(judged_at) from judgement
                    join review on review.id = review_id and review.replaced_at is null
                    where judgement.version_id = review_case.version_id and answer = 'QUERY'
                    and not exists (select 1 from query_reply where judgement_id = judgement.id)
                    and not exists (select 1 from judgement later where later.version_id = judgement.version_id
                        and later.review_id = judgement.review_id and later.part = judgement.part
                        and later.kind = judgement.kind and later.target = judgement.target
                        and later.place > judgement.place)) else since end as since_when,
                cast(null as date) as by_day, '' as about from review_case\s""" + OF_CASE + "where " + whose
                + "state in ('IN_REVIEW', 'WITH_PROVIDER', 'RETURNED') and (state <> 'RETURNED' or " + LATEST + ")"
                // Of accreditations that stand in the register and were not taken away.
                + " union all select " + ABOUT + """
                , 'CONDITION_DUE', cast(null as timestamp with time zone), case_action.due_on, cast(case_action.id as varchar)
                from case_action join review_case on review_case.version_id = case_action.version_id
                join register_entry on register_entry.version_id = case_action.version_id
                    and standing in ('IN_FORCE', 'SUSPENDED')\s""" + OF_CASE
                + "where " + whose
                + "kind = 'CONDITION' and closed_at is null and withdrawn_at is null and case_action.due_on <= :conditions"
                + " union all select " + ABOUT + """
                , 'RENEWAL_DUE', cast(null as timestamp with time zone), valid_to, ''
                from register_entry join review_case on review_case.version_id = register_entry.version_id\s""" + OF_CASE
                + "where " + whose + "standing = 'IN_FORCE' and valid_to > :today and valid_to <= :renewals and "
                + LATEST;
    }

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
        all.addAll(waiting(organisation));
        all.addAll(tooLate(organisation));
        if (organisation.isEmpty()) {
            all.addAll(interests());
            all.addAll(overdue());
        }
        all.sort(Comparator.comparing(Reminder::day).thenComparing(Reminder::name));
        return List.copyOf(all);
    }

    private List<Reminder> waiting(Optional<UUID> organisation) {
        return organisation
                .map(whose -> jdbc.sql(OF_ONE).param("organisation", whose))
                .orElseGet(() -> jdbc.sql(OF_ALL))
                .param("today", today())
                .param("conditions", today().plusDays(CONDITION_DAYS))
                .param("renewals", today().plusDays(Submitter.RENEWAL_DAYS))
                .query(this::said)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a row says; nothing of a case in review where no query waits. */
    private Optional<Reminder> said(ResultSet row, int n) throws SQLException {
        Optional<LocalDate> since = Times.optional(row, "since_when")
                .map(at -> at.atZone(clock.getZone()).toLocalDate());
        LocalDate by = row.getObject("by_day", LocalDate.class);
        if (since.isEmpty() && by == null) {
            return Optional.empty();
        }
        Reminder.Kind kind = Reminder.Kind.valueOf(row.getString("kind"));
        return Optional.of(reminder(kind, row, since.orElse(by)).about(row.getString("about")));
    }

    /** Cases that can be decided no more, of courses that were not submitted again. */
    private List<Reminder> tooLate(Optional<UUID> organisation) {
        Map<UUID, Case> late =
                cases.tooLate(organisation).stream().collect(Collectors.toMap(Case::id, Function.identity()));
        if (late.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + ABOUT + " from submitted_version " + FROM + "where submitted_version.id in (:late)")
                .param("late", late.keySet())
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
                        + " join review_case on review_case.version_id = review.version_id and state = 'IN_REVIEW' "
                        + OF_CASE
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
