package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;

/** Every submitted version as a case: how far it has come, and the one way in which it goes further. */
@Component
public class Cases {

    /** Why a step is refused that somebody else's step has overtaken. */
    public static final String NOT_NOW = "refused.case-not-now";

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** What people type, or their word processor makes, of a hyphen in the id of a standard. */
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\\u2212\\s]+");

    private static final String SELECT = "select * from (select " + Versions.COLUMNS
            + ", organisation, superseded, due_on, coalesce(why, '') as why,"
            + " coalesce(state, case when superseded then 'SET_ASIDE' else 'SUBMITTED' end) as state,"
            + " coalesce(since, submitted_at) as since from (select " + Versions.COLUMNS
            + ", review_case.state, review_case.since, review_case.due_on, review_case.why, (select organisation.name from course join organisation"
            + " on organisation.id = course.organisation_id where course.id = course_id) as organisation, exists (select 1 from"
            + " submitted_version later where later.course_id = submitted_version.course_id and later.number >"
            + " submitted_version.number) as superseded from submitted_version left join review_case on version_id = id) known) cases ";

    /** Open cases of versions that are under other rules than those of today. */
    private static final String EARLIER_RULES =
            SELECT + "where state not in ('RETURNED', 'DECIDED', 'SET_ASIDE') and ruleset_digest <> :now";

    private static final String OF_ORGANISATION = """
            select submitted_version.id from course join submitted_version on submitted_version.course_id = course.id
            where course.organisation_id = :organisation""";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Versions versions;
    private final Waits waits;
    private final Publications publications;

    Cases(JdbcClient jdbc, AuditLog log, Clock clock, Versions versions, Waits waits, Publications publications) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.versions = versions;
        this.waits = waits;
        this.publications = publications;
    }

    /** The cases with what time does to them: how long each waited, and by when it has to be decided. */
    private List<Case> timed(List<Case> some) {
        boolean anyOpen = some.stream().anyMatch(each -> !each.state().ended());
        List<Publication> published = anyOpen ? publications.all() : List.of();
        LocalDate today = LocalDate.now(clock);
        return waits.stopped(some).stream()
                .map(each -> each.until(
                        Publication.decidedUntil(
                                each.version().rulesetDigest(), each.version().asOf(), published, today),
                        today))
                .toList();
    }

    /** The case of a version. */
    public Case find(UUID version) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", version)
                .query(Cases::oneCase)
                .optional()
                .map(found -> timed(List.of(found)).get(0))
                .orElseThrow(NotFoundException::new);
    }

    /** The cases of some versions, in no order. */
    public List<Case> all(List<UUID> some) {
        return some.isEmpty()
                ? List.of()
                : timed(jdbc.sql(SELECT + "where id in (:ids)")
                        .param("ids", some)
                        .query(Cases::oneCase)
                        .list());
    }

    /** In which order cases are listed. */
    public enum Order {
        /** Those that have waited longest first. */
        SINCE("since"),
        /** Those whose reviews are asked for first; last those without a day. */
        DUE("coalesce(due_on, date '9999-12-31')"),
        TITLE("lower(title)");

        private final String first;
        private final String next;

        /**
         * An order.
         *
         * @param by what to sort by, in SQL
         */
        Order(String by) {
            String wanted = SELECT
                    + "where state in (:states) and (lower(title) like :words or lower(organisation) like :words)";
            String sorted = " order by " + by + ", id limit :most";
            this.first = wanted + sorted;
            this.next = wanted + " and (" + by + " > :last or (" + by + " = :last and id > :id))" + sorted;
        }

        /** In keys of messages and in addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Object of(Case one) {
            return switch (this) {
                case SINCE -> Times.at(one.since());
                case DUE -> one.due().map(day -> day.minusDays(one.waited())).orElse(LAST);
                case TITLE -> one.version().title().toLowerCase(Locale.ROOT);
            };
        }
    }

    /** A page of cases, those that have waited longest first. */
    public List<Case> list(Set<CaseState> states, String words, @Nullable Case after, int most) {
        return list(states, words, Order.SINCE, after, most);
    }

    /**
     * A page of cases.
     *
     * @param states the states wanted
     * @param words what the title of the course or the name of the organisation holds; empty for all
     * @param after the last case of the page before; null for the first page
     */
    public List<Case> list(Set<CaseState> states, String words, Order order, @Nullable Case after, int most) {
        JdbcClient.StatementSpec asked = jdbc.sql(after == null ? order.first : order.next)
                .param("states", states.stream().map(Enum::name).toList())
                .param("words", "%" + words.strip().toLowerCase(Locale.UK).replaceAll("[%_\\\\]", "_") + "%")
                .param("most", most);
        if (after != null) {
            asked = asked.param("last", order.of(after)).param("id", after.id());
        }
        return timed(asked.query(Cases::oneCase).list());
    }

    /** The cases whose reviews are asked for by an earlier day, however much that day has moved. */
    List<Case> overdue(LocalDate today) {
        return waits
                .stopped(jdbc.sql(SELECT + "where state = 'IN_REVIEW' and due_on < :today")
                        .param("today", today)
                        .query(Cases::oneCase)
                        .list())
                .stream()
                .filter(each -> !each.waiting()
                        && each.due().filter(day -> day.isBefore(today)).isPresent())
                .toList();
    }

    /**
     * The open cases that can be decided no more, of courses that were not submitted again.
     *
     * @param organisation whose; nothing for all
     */
    List<Case> tooLate(Optional<UUID> organisation) {
        LocalDate today = LocalDate.now(clock);
        List<Publication> published = publications.all();
        if (published.stream()
                .noneMatch(each ->
                        each.decidedUntil().filter(day -> day.isBefore(today)).isPresent())) {
            return List.of();
        }
        return timed(organisation
                        .map(whose -> jdbc.sql(EARLIER_RULES + " and id in (" + OF_ORGANISATION + ")")
                                .param("organisation", whose))
                        .orElseGet(() -> jdbc.sql(EARLIER_RULES))
                        .param("now", Publication.on(today, published).digest())
                        .query(Cases::oneCase)
                        .list())
                .stream()
                .filter(each -> each.tooLate() && !each.superseded())
                .toList();
    }

    /** How many cases are in each state. */
    public Map<CaseState, Integer> counts() {
        Map<CaseState, Integer> counts = new TreeMap<>();
        jdbc.sql("select state, count(*) as number from (" + SELECT + ") counted group by state")
                .query((row, n) -> counts.put(CaseState.valueOf(row.getString("state")), row.getInt("number")))
                .list();
        return counts;
    }

    /** Refuses what is asked of a case that is in another state by now, and holds the case until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Case hold(UUID version, CaseState... states) {
        Case found = find(version);
        jdbc.sql("""
                        insert into review_case (version_id, organisation_id, state, since)
                        select submitted_version.id, organisation_id, cast(:state as varchar),
                            cast(:since as timestamp with time zone)
                        from submitted_version join course on course.id = course_id where submitted_version.id = :id
                        on conflict do nothing""")
                .param("id", version)
                .param("state", found.state().name())
                .param("since", Times.at(found.since()))
                .update();
        jdbc.sql("select state from review_case where version_id = :id for update")
                .param("id", version)
                .query(String.class)
                .single();
        Case now = find(version);
        if (!Set.of(states).contains(now.state())) {
            throw new RefusedException("", NOT_NOW);
        }
        return now;
    }

    /**
     * Takes a step, in the transaction of what belongs to it.
     *
     * @param who who takes it
     * @param why why; may be empty
     * @param details what else the record is to say
     * @throws RefusedException where the case is in a state in which the step cannot be taken, or no longer can, or where it
     *     leads to a decision and the case can no longer be decided
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Account who, UUID version, CaseStep step, String why, Details details) {
        Case now = hold(version, step.from().toArray(CaseState[]::new));
        if (step.leadsOn() && now.tooLate()) {
            throw new RefusedException("", "refused.case-too-late");
        }
        Instant at = clock.instant();
        jdbc.sql(
                        "insert into case_stage (version_id, state, entered_at, left_at) values (:id, :state, :entered, :left)")
                .param("id", version)
                .param("state", now.state().name())
                .param("entered", Times.at(now.since()))
                .param("left", Times.at(at))
                .update();
        jdbc.sql("update review_case set state = :state, since = :since, why = :why where version_id = :id")
                .param("state", step.to().name())
                .param("why", why)
                .param("since", Times.at(at))
                .param("id", version)
                .update();
        log.add(
                step.kind(),
                who.id(),
                versions.course(now.version()).organisationId(),
                subject(now.version()),
                why,
                details.and(Detail.VERSION, now.version().number()));
    }

    /** Sends a case back before any review, with what is missing. */
    @Transactional
    public void giveBack(Account lead, UUID version, String why) {
        checkReason("why", why);
        take(lead, version, CaseStep.RETURN, why, Details.NONE);
    }

    /** Ends a case whose place a later version takes. */
    @Transactional
    public void setAside(Account lead, UUID version, String why) {
        checkReason("why", why);
        if (!find(version).superseded()) {
            throw new RefusedException("", "refused.not-superseded");
        }
        take(lead, version, CaseStep.SET_ASIDE, why, Details.NONE);
    }

    /** By when both reviews are asked for. */
    void due(UUID version, @Nullable LocalDate day) {
        jdbc.sql("update review_case set due_on = :day where version_id = :id")
                .param("day", day, Types.DATE)
                .param("id", version)
                .update();
    }

    /** How the record names what a version is of. */
    static String subject(SubmittedVersion version) {
        return "course " + version.courseId();
    }

    /** Refuses a reason that is none, or that is too long to keep. */
    static void checkReason(String field, String reason) {
        if (reason.isBlank()) {
            throw new RefusedException(field, "refused.reason-missing");
        }
        if (reason.length() > 2_000) {
            throw new RefusedException(field, "refused.reason-long");
        }
    }

    /** The day on which the body is. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Refuses a day that is none, or that is before the first that may be named. */
    static LocalDate checkDay(String field, @Nullable LocalDate day, LocalDate first, String refusal) {
        if (day == null || day.isBefore(first)) {
            throw new RefusedException(field, refusal);
        }
        return day;
    }

    /** The standard that is meant, in small letters or with other hyphens too; refused where it is none of those that are asked of the course. */
    static String standard(String field, String typed, Set<String> asked) {
        return asked.stream()
                .filter(each -> plain(each).equals(plain(typed)))
                .findFirst()
                .orElseThrow(() -> new RefusedException(field, "refused.standard-not-asked"));
    }

    private static String plain(String id) {
        return HYPHENS.matcher(id.strip().toUpperCase(Locale.ROOT)).replaceAll("-");
    }

    private static Case oneCase(ResultSet row, int n) throws SQLException {
        return new Case(
                Versions.version(row, n),
                row.getString("organisation"),
                row.getBoolean("superseded"),
                CaseState.valueOf(row.getString("state")),
                Times.instant(row, "since"),
                row.getString("why"),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                0,
                false,
                Optional.empty(),
                false);
    }
}
