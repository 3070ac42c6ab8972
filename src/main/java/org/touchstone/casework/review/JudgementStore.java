package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;

/** Keeps judgements, and what providers reply to those that ask something back. They are added to, and nothing else. */
@Component
public class JudgementStore {

    /** How many characters a reason may have. */
    public static final int REASON_AT_MOST = 4_000;

    private static final String SELECT =
            "select judgement.*, account.name from judgement join account on account.id = judged_by where ";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    JudgementStore(JdbcClient jdbc, AuditLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What somebody says of a point.
     *
     * @param point the point
     * @param found what the rules found of it
     * @param answer the answer
     * @param reason why; may be empty where the answer needs no reason
     */
    public record Said(Point point, Outcome found, JudgementAnswer answer, String reason) {}

    /**
     * A query to the provider.
     *
     * @param id its id
     * @param review the id of the review it comes from
     * @param judgement what is asked, and of which point
     * @param reply what the provider answered; nothing while they have not
     * @param stands whether the reviewer has said nothing else of the point since
     */
    public record Query(UUID id, UUID review, Judgement judgement, Optional<String> reply, boolean stands) {

        /** Whether the provider has answered, and the reviewer has gone on from there. */
        public boolean isOver() {
            return reply.isPresent() && !stands;
        }
    }

    /** What was judged in a review; of each point, what was said last. */
    public Judgements of(Review review) {
        return Judgements.of(jdbc.sql(SELECT + "review_id = :review order by place")
                .param("review", review.id())
                .query(JudgementStore::judgement)
                .list());
    }

    /** What the rules found of the points of a version that were judged in its reviews. */
    Map<Point, Outcome> found(UUID version) {
        Map<Point, Outcome> found = new HashMap<>();
        jdbc.sql("select part, kind, target, found from judgement where version_id = :version")
                .param("version", version)
                .query((row, n) -> found.put(
                        new Point(row.getString("part"), row.getString("kind"), row.getString("target")),
                        Outcome.valueOf(row.getString("found"))))
                .list();
        return found;
    }

    /** How a lead settled what the reviews differ in. */
    public Judgements settled(UUID version) {
        return Judgements.of(jdbc.sql(SELECT + "version_id = :version and review_id is null order by place")
                .param("version", version)
                .query(JudgementStore::judgement)
                .list());
    }

    /**
     * What holds of an earlier version, because a later one does not touch it.
     *
     * @param judgements what was judged then
     * @param judgedOn of each point, the number of the version on which it was judged, however often it was carried over since
     */
    public record Carried(Judgements judgements, Map<Point, Integer> judgedOn) {

        static final Carried NOTHING = new Carried(Judgements.NONE, Map.of());

        /** Whether this very judgement was carried over. */
        public boolean holds(Judgement judgement) {
            return judgements.on(judgement.point()).filter(judgement::equals).isPresent();
        }

        /** The number of the version on which a judgement was made that was carried over. */
        public int from(Judgement judgement) {
            return Optional.ofNullable(judgedOn.get(judgement.point())).orElseThrow();
        }

        /** The numbers of the versions on which something was judged that was carried over. */
        public SortedSet<Integer> versions() {
            return new TreeSet<>(judgedOn.values());
        }

        /** What was carried over of what was judged on a version. */
        public List<Judgement> ofVersion(int number) {
            return judgements.byPoint().values().stream()
                    .filter(each -> from(each) == number)
                    .toList();
        }
    }

    /** What was carried over to a version. */
    public Carried carried(UUID version) {
        Judgements judgements =
                Judgements.of(jdbc.sql("select * from carried_judgement where version_id = :version order by place")
                        .param("version", version)
                        .query((row, n) -> judgement(row, row.getString("judged_by")))
                        .list());
        if (judgements.byPoint().isEmpty()) {
            return Carried.NOTHING;
        }
        Before before = jdbc.sql("select earlier_id, number from change_triage"
                        + " join submitted_version on submitted_version.id = earlier_id"
                        + " where change_triage.version_id = :version")
                .param("version", version)
                .query((row, n) -> new Before(row.getObject("earlier_id", UUID.class), row.getInt("number")))
                .single();
        Carried earlier = carried(before.id());
        Map<Point, Integer> judgedOn = new LinkedHashMap<>();
        judgements
                .byPoint()
                .forEach((point, judgement) ->
                        judgedOn.put(point, earlier.holds(judgement) ? earlier.from(judgement) : before.number()));
        return new Carried(judgements, judgedOn);
    }

    private record Before(UUID id, int number) {}

    /** The version whose reviews a version rests on: an earlier one where everything was carried over, or else itself. */
    UUID reviewedAs(UUID version) {
        return jdbc.sql("select earlier_id from change_triage where version_id = :version and review = 'nothing'")
                .param("version", version)
                .query(UUID.class)
                .optional()
                .map(this::reviewedAs)
                .orElse(version);
    }

    /**
     * Adds judgements.
     *
     * @param review the review they belong to; null where a lead settles what two reviews differ in
     * @throws RefusedException where one needs a reason and has none; the field is its place in the list
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Account who, Case held, @Nullable Review review, List<Said> all) {
        for (int i = 0; i < all.size(); i++) {
            String field = Integer.toString(i);
            wanting(all.get(i), review == null).ifPresent(wanting -> {
                throw new RefusedException(field, wanting);
            });
        }
        long place = jdbc.sql("select coalesce(max(place), 0) from judgement where version_id = :version")
                .param("version", held.id())
                .query(Long.class)
                .single();
        Instant now = clock.instant();
        for (Said said : all) {
            place++;
            jdbc.sql("""
                            insert into judgement (id, place, version_id, review_id, part, kind, target, found, answer, reason, judged_by, judged_at)
                            values (:id, :place, :version, :review, :part, :kind, :target, :found, :answer, :reason, :by, :at)""")
                    .param("id", UUID.randomUUID())
                    .param("place", place)
                    .param("version", held.id())
                    .param("review", review == null ? null : review.id(), Types.OTHER)
                    .param("part", said.point().part())
                    .param("kind", said.point().kind())
                    .param("target", said.point().target())
                    .param("found", said.found().name())
                    .param("answer", said.answer().name())
                    .param("reason", said.reason().strip())
                    .param("by", who.id())
                    .param("at", Times.at(now))
                    .update();
        }
        if (!all.isEmpty()) {
            log.add(
                    review == null ? EventKind.DIFFERENCES_SETTLED : EventKind.JUDGED,
                    who.id(),
                    null,
                    Cases.subject(held.version()),
                    "",
                    Details.of(Detail.VERSION, held.version().number())
                            .and(Detail.POINTS, all.size())
                            .and(Detail.LAST, place));
        }
    }

    /**
     * What is wanting of what somebody says, as the key of a message; nothing where nothing is.
     *
     * @param settling whether a lead settles what two reviews differ in
     */
    public static Optional<String> wanting(Said said, boolean settling) {
        boolean query = said.answer() == JudgementAnswer.QUERY;
        if (settling && (query || said.answer() == JudgementAnswer.LEFT)) {
            return Optional.of(query ? "refused.query-when-settling" : "refused.left-when-settling");
        }
        if (said.reason().isBlank() && (settling || said.answer().needsReason(said.found()))) {
            return Optional.of(query ? "refused.query-empty" : "refused.reason-missing");
        }
        return said.reason().length() > REASON_AT_MOST ? Optional.of("refused.reason-long") : Optional.empty();
    }

    /** The queries of a case that stand. */
    public List<Query> queries(UUID version) {
        return everAsked(version).stream().filter(Query::stands).toList();
    }

    /** The queries of a case, in the order in which they were asked: those of reviews that count. */
    List<Query> everAsked(UUID version) {
        return jdbc.sql("""
                        select judgement.*, account.name, query_reply.text as reply, not exists (
                            select 1 from judgement later where later.review_id = judgement.review_id
                            and later.part = judgement.part and later.kind = judgement.kind
                            and later.target = judgement.target and later.place > judgement.place) as stands
                        from judgement join account on account.id = judged_by
                        join review on review.id = review_id and review.replaced_at is null
                        left join query_reply on judgement_id = judgement.id
                        where judgement.version_id = :version and answer = 'QUERY' order by place""")
                .param("version", version)
                .query((row, n) -> new Query(
                        row.getObject("id", UUID.class),
                        row.getObject("review_id", UUID.class),
                        judgement(row, n),
                        Optional.ofNullable(row.getString("reply")),
                        row.getBoolean("stands")))
                .list();
    }

    /** The queries of a case that stand, those together that ask the same of several points at once. */
    public List<List<Query>> asked(UUID version) {
        return List.copyOf(queries(version).stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(
                                each.review(),
                                each.judgement().reason(),
                                each.judgement().at(),
                                each.reply()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /** Keeps what the provider answers to a query, once, and for all the points of which the same was asked at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reply(Account provider, Case held, UUID query, String text) {
        String field = "reply-" + query;
        if (text.isBlank()) {
            throw new RefusedException(field, "refused.reply-empty");
        }
        if (text.length() > REASON_AT_MOST) {
            throw new RefusedException(field, "refused.reason-long");
        }
        List<Query> open = asked(held.id()).stream()
                .filter(together -> together.stream()
                        .anyMatch(
                                each -> each.id().equals(query) && each.reply().isEmpty()))
                .findFirst()
                .orElseThrow(() -> new RefusedException("", Cases.NOT_NOW));
        Instant now = clock.instant();
        for (Query each : open) {
            jdbc.sql("insert into query_reply (judgement_id, text, answered_by, answered_at)"
                            + " values (:id, :text, :by, :at)")
                    .param("id", each.id())
                    .param("text", text.strip())
                    .param("by", provider.id())
                    .param("at", Times.at(now))
                    .update();
        }
    }

    private static Judgement judgement(ResultSet row, int n) throws SQLException {
        return judgement(row, row.getString("name"));
    }

    private static Judgement judgement(ResultSet row, String by) throws SQLException {
        return new Judgement(
                new Point(row.getString("part"), row.getString("kind"), row.getString("target")),
                JudgementAnswer.valueOf(row.getString("answer")),
                row.getString("reason"),
                by,
                Times.instant(row, "judged_at"));
    }
}
