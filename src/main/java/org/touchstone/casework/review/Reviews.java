package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Event;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who reviews what: assigned by a lead, begun once interests are declared, and each alone until both reviews are in. */
@Component
public class Reviews {

    /** How many people review a case. */
    public static final int REVIEWERS = 2;

    private static final JsonMapper JSON = new JsonMapper();

    private static final int INTERESTS_AT_MOST = 2_000;

    private static final String SELECT =
            "select review.*, account.name from review join account on account.id = reviewer_id where replaced_at is null";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Cases cases;
    private final Accounts accounts;
    private final JudgementStore judgements;

    Reviews(JdbcClient jdbc, AuditLog log, Clock clock, Cases cases, Accounts accounts, JudgementStore judgements) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.cases = cases;
        this.accounts = accounts;
        this.judgements = judgements;
    }

    /** A person who reviews, and how many reviews they have not finished. */
    public record Workload(Account account, int open) {}

    /** Everybody who may be asked to review, with their workload, those with the least first. */
    public List<Workload> workloads() {
        Map<UUID, Integer> open = new HashMap<>();
        jdbc.sql("select reviewer_id, count(*) as number from review where replaced_at is null and finished_at is null"
                        + " group by reviewer_id")
                .query((row, n) -> open.put(row.getObject("reviewer_id", UUID.class), row.getInt("number")))
                .list();
        return accounts.all().stream()
                .filter(Reviews::mayReview)
                .map(account -> new Workload(account, open.getOrDefault(account.id(), 0)))
                .sorted(Comparator.comparingInt(Workload::open)
                        .thenComparing(each -> each.account().name()))
                .toList();
    }

    private static boolean mayReview(Account account) {
        return account.active() && (account.role() == Role.REVIEWER || account.role() == Role.LEAD);
    }

    /**
     * Asks two people to review a case.
     *
     * @param due by when; null where no day is set
     */
    @Transactional
    public void assign(Account lead, UUID version, List<UUID> reviewers, @Nullable LocalDate due) {
        Set<UUID> chosen = new LinkedHashSet<>(reviewers);
        if (chosen.size() != REVIEWERS || reviewers.size() != REVIEWERS) {
            throw new RefusedException("reviewers", "refused.two-reviewers");
        }
        chosen.forEach(this::checkMayReview);
        if (due != null) {
            Cases.checkDay("due", due, cases.today(), "refused.day-has-passed");
        }
        cases.take(
                lead,
                version,
                CaseStep.ASSIGN,
                "",
                Details.of(Detail.REVIEWERS, chosen.stream().map(UUID::toString).toList()));
        cases.due(version, due);
        chosen.forEach(reviewer -> add(lead, version, reviewer));
    }

    private void checkMayReview(UUID reviewer) {
        if (accounts.byId(reviewer).filter(Reviews::mayReview).isEmpty()) {
            throw new RefusedException("reviewers", "refused.not-a-reviewer");
        }
    }

    private void add(Account lead, UUID version, UUID reviewer) {
        jdbc.sql("""
                        insert into review (id, version_id, reviewer_id, assigned_by, assigned_at)
                        values (:id, :version, :reviewer, :by, :at)""")
                .param("id", UUID.randomUUID())
                .param("version", version)
                .param("reviewer", reviewer)
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
    }

    /** Gives a review that is not finished to somebody else. What was judged in it stays on record, and counts no more. */
    @Transactional
    public void replace(Account lead, UUID id, UUID instead, String why) {
        Review review = any(id);
        Case held = cases.hold(review.version(), CaseState.IN_REVIEW);
        Cases.checkReason("why", why);
        checkMayReview(instead);
        if (of(review.version()).stream().anyMatch(each -> each.reviewer().equals(instead))) {
            throw new RefusedException("instead", "refused.two-reviewers");
        }
        int replaced = jdbc.sql(
                        "update review set replaced_at = :at where id = :id and replaced_at is null and finished_at is null")
                .param("at", Times.at(clock.instant()))
                .param("id", id)
                .update();
        if (replaced == 0) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        add(lead, review.version(), instead);
        log.add(
                EventKind.REVIEWER_REPLACED,
                lead.id(),
                null,
                Cases.subject(held.version()),
                why,
                Details.of(Detail.VERSION, held.version().number())
                        .and(Detail.REVIEWER, review.reviewer().toString())
                        .and(Detail.INSTEAD, instead.toString()));
    }

    /** The reviews of a case, the one that was assigned first coming first. */
    public List<Review> of(UUID version) {
        return jdbc.sql(SELECT + " and version_id = :version order by assigned_at, review.id")
                .param("version", version)
                .query(Reviews::review)
                .list();
    }

    /** The reviews that a person is asked for, those that are not finished first. */
    public List<Review> by(Account reviewer) {
        return jdbc.sql(SELECT
                        + " and reviewer_id = :reviewer order by finished_at is not null, assigned_at, review.id")
                .param("reviewer", reviewer.id())
                .query(Reviews::review)
                .list();
    }

    /** A person's own review of a version. */
    public Review own(Account reviewer, UUID version) {
        return of(version).stream()
                .filter(each -> each.reviewer().equals(reviewer.id()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** A review that was not given to somebody else, whoever's it is. */
    public Review any(UUID id) {
        return jdbc.sql(SELECT + " and review.id = :id")
                .param("id", id)
                .query(Reviews::review)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Declares interests. A declared interest bars the reviewer until a lead decides.
     *
     * @param interests what there is; empty for none
     */
    @Transactional
    public void declare(Account reviewer, UUID version, String interests) {
        Case held = cases.hold(version, CaseState.IN_REVIEW);
        Review review = own(reviewer, version);
        if (review.declared().isPresent()) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        if (interests.length() > INTERESTS_AT_MOST) {
            throw new RefusedException("interests", "refused.reason-long");
        }
        jdbc.sql("update review set interests = :interests, declared_at = :at, barred = :barred where id = :id")
                .param("interests", interests.strip())
                .param("at", Times.at(clock.instant()))
                .param("barred", !interests.isBlank())
                .param("id", review.id())
                .update();
        log.add(
                EventKind.INTERESTS_DECLARED,
                reviewer.id(),
                null,
                Cases.subject(held.version()),
                interests.strip(),
                Details.of(Detail.VERSION, held.version().number()));
    }

    /** Lets a reviewer go on in spite of an interest that they declared. */
    @Transactional
    public void clear(Account lead, UUID id, String why) {
        Review review = any(id);
        Case held = cases.hold(review.version(), CaseState.IN_REVIEW);
        Cases.checkReason("why", why);
        if (review.reviewer().equals(lead.id())) {
            throw new RefusedException("", "refused.own-interest");
        }
        jdbc.sql("update review set barred = false where id = :id and barred")
                .param("id", id)
                .update();
        log.add(
                EventKind.INTEREST_CLEARED,
                lead.id(),
                null,
                Cases.subject(held.version()),
                why,
                Details.of(Detail.VERSION, held.version().number())
                        .and(Detail.REVIEWER, review.reviewer().toString()));
    }

    /**
     * That a reviewer was let go on in spite of an interest.
     *
     * @param by the name of the lead who let them
     * @param why the reason that was given
     */
    public record Cleared(String by, String why) {}

    /** Why reviewers of a version were let go on in spite of what they declared, by the id of the reviewer. */
    public Map<UUID, Cleared> cleared(UUID version) {
        Map<UUID, Cleared> cleared = new HashMap<>();
        if (of(version).stream()
                .allMatch(each -> each.barred() || each.interests().isEmpty())) {
            return cleared;
        }
        SubmittedVersion about = cases.find(version).version();
        for (Event entry : log.about(Cases.subject(about), EventKind.INTEREST_CLEARED)) {
            JsonNode details = JSON.readTree(entry.details());
            if (Detail.VERSION.in(details).asInt(0) == about.number()) {
                cleared.put(
                        UUID.fromString(Detail.REVIEWER.textIn(details)),
                        new Cleared(
                                entry.account()
                                        .flatMap(accounts::byId)
                                        .map(Account::name)
                                        .orElse(""),
                                entry.why()));
            }
        }
        return cleared;
    }

    /**
     * An interest that a reviewer declared on an earlier version of a course.
     *
     * @param number the number of that version
     * @param interests what they declared
     */
    public record Earlier(int number, String interests) {}

    /** The interests that a person declared on earlier versions of the course of a version, the earliest first. */
    public List<Earlier> earlier(Account reviewer, UUID version) {
        return jdbc.sql("""
                        select before.number, review.interests from review
                        join submitted_version before on before.id = review.version_id
                        join submitted_version now on now.course_id = before.course_id and before.number < now.number
                        where now.id = :version and reviewer_id = :reviewer and interests <> ''
                        order by before.number, assigned_at""")
                .param("version", version)
                .param("reviewer", reviewer.id())
                .query((row, n) -> new Earlier(row.getInt("number"), row.getString("interests")))
                .list();
    }

    /** Keeps what a reviewer says of some points, while their review is open. */
    @Transactional
    public void judge(Account reviewer, UUID version, List<JudgementStore.Said> said) {
        Case held = cases.hold(version, CaseState.IN_REVIEW);
        Review review = own(reviewer, version);
        if (!review.open()) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        judgements.add(reviewer, held, review, said);
    }

    /** What a reviewer has judged so far. */
    public Judgements judgements(Review review) {
        return judgements.of(review);
    }

    /**
     * Hands a review in. With the last of them the case goes on to moderation.
     *
     * @param toAnswer every point that needs a person
     * @throws RefusedException where one of them is not answered, or is answered with a query
     */
    @Transactional
    public void finish(Account reviewer, UUID version, Set<Point> toAnswer) {
        Case held = cases.hold(version, CaseState.IN_REVIEW);
        Review review = own(reviewer, version);
        if (!review.open()) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        Judgements all = judgements.of(review);
        boolean unanswered = toAnswer.stream()
                .anyMatch(point -> all.on(point)
                        .flatMap(judgement -> judgement.answer().outcome())
                        .isEmpty());
        if (unanswered) {
            throw new RefusedException("", "refused.review-unanswered");
        }
        jdbc.sql("update review set finished_at = :at where id = :id")
                .param("at", Times.at(clock.instant()))
                .param("id", review.id())
                .update();
        log.add(
                EventKind.REVIEW_FINISHED,
                reviewer.id(),
                null,
                Cases.subject(held.version()),
                "",
                Details.of(Detail.VERSION, held.version().number()));
        if (of(version).stream().allMatch(each -> each.finished().isPresent())) {
            cases.take(reviewer, version, CaseStep.MODERATE, "", Details.NONE);
        }
    }

    /** Takes what a provider answers to queries about a version of their course; what is left empty stays open. */
    @Transactional
    public void reply(Account provider, Course course, UUID version, Map<UUID, String> replies) {
        Case held = cases.hold(version, CaseState.IN_REVIEW);
        if (!held.version().courseId().equals(course.id())) {
            throw new NotFoundException();
        }
        replies.forEach((query, text) -> judgements.reply(provider, held, query, text));
        log.add(
                EventKind.QUERY_ANSWERED,
                provider.id(),
                course.organisationId(),
                course.subject(),
                "",
                Details.of(Detail.VERSION, held.version().number()).and(Detail.QUERIES, replies.size()));
    }

    /** The queries to the provider that stand. */
    public List<JudgementStore.Query> queries(UUID version) {
        return judgements.queries(version);
    }

    /** The same, those together that ask the same of several points at once. */
    public List<List<JudgementStore.Query>> asked(UUID version) {
        return judgements.asked(version);
    }

    /** A reviewer's own note on a requirement; empty where there is none. */
    public String note(Review review, String requirement) {
        return jdbc.sql("select text from private_note where review_id = :review and requirement = :requirement")
                .param("review", review.id())
                .param("requirement", requirement)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Keeps a reviewer's own note on a requirement. */
    @Transactional
    public void keepNote(Review review, String requirement, String text) {
        String tidy = Optional.of(text.strip())
                .filter(each -> each.length() <= JudgementStore.REASON_AT_MOST)
                .orElseThrow(() -> new RefusedException("note", "refused.reason-long"));
        int added = tidy.isEmpty()
                ? 0
                : jdbc.sql("""
                                insert into private_note (review_id, requirement, text) values (:review, :requirement, :text)
                                on conflict do nothing""")
                        .param("text", tidy)
                        .param("review", review.id())
                        .param("requirement", requirement)
                        .update();
        if (added == 0) {
            jdbc.sql("update private_note set text = :text where review_id = :review and requirement = :requirement")
                    .param("text", tidy)
                    .param("review", review.id())
                    .param("requirement", requirement)
                    .update();
        }
    }

    private static Review review(ResultSet row, int n) throws SQLException {
        return new Review(
                row.getObject("id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getObject("reviewer_id", UUID.class),
                row.getString("name"),
                row.getString("interests"),
                Times.optional(row, "declared_at"),
                row.getBoolean("barred"),
                Times.optional(row, "finished_at"));
    }
}
