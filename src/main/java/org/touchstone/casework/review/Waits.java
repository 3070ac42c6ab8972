package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;

/** How long cases in review have waited for an answer of the provider. Their clock stands still meanwhile. */
@Component
class Waits {

    private static final Wait NONE = new Wait(0, false);

    private final JdbcClient jdbc;
    private final Clock clock;

    Waits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How long a case has waited.
     *
     * @param days on how many days, each from one midnight to the next
     * @param now whether it waits at this moment
     */
    record Wait(int days, boolean now) {}

    /**
     * A query.
     *
     * @param asked when it was asked
     * @param ended when it was answered or taken back; nothing while it waits
     */
    record Asked(UUID version, Instant asked, Optional<Instant> ended) {}

    /** The same cases, each with its clock stopped while a query of its reviews waited. */
    List<Case> stopped(List<Case> some) {
        List<UUID> inReview = some.stream()
                .filter(each -> each.state() == CaseState.IN_REVIEW)
                .map(Case::id)
                .toList();
        if (inReview.isEmpty()) {
            return some;
        }
        Map<UUID, Wait> waits = of(inReview);
        return some.stream()
                .map(each -> each.with(waits.getOrDefault(each.id(), NONE)))
                .toList();
    }

    private Map<UUID, Wait> of(List<UUID> inReview) {
        List<Asked> all =
                jdbc.sql("""
                        select judgement.version_id, judged_at, answered_at, replaced_at, (select min(later.judged_at)
                            from judgement later where later.review_id = judgement.review_id and later.part = judgement.part
                            and later.kind = judgement.kind and later.target = judgement.target
                            and later.place > judgement.place) as taken_back
                        from judgement join review on review.id = review_id
                        left join query_reply on judgement_id = judgement.id
                        where judgement.version_id in (:versions) and answer = 'QUERY'""").param("versions", inReview).query(Waits::asked).list();
        Map<UUID, Set<LocalDate>> days = new HashMap<>();
        Set<UUID> now = new HashSet<>();
        for (Asked each : all) {
            LocalDate from = each.asked().atZone(clock.getZone()).toLocalDate();
            LocalDate to =
                    each.ended().orElse(clock.instant()).atZone(clock.getZone()).toLocalDate();
            from.datesUntil(to)
                    .forEach(day -> days.computeIfAbsent(each.version(), id -> new HashSet<>())
                            .add(day));
            if (each.ended().isEmpty()) {
                now.add(each.version());
            }
        }
        Map<UUID, Wait> waits = new HashMap<>();
        inReview.forEach(id ->
                waits.put(id, new Wait(days.getOrDefault(id, Set.of()).size(), now.contains(id))));
        return waits;
    }

    private static Asked asked(ResultSet row, int n) throws SQLException {
        return new Asked(
                row.getObject("version_id", UUID.class),
                Times.instant(row, "judged_at"),
                Stream.of(
                                Times.optional(row, "answered_at"),
                                Times.optional(row, "replaced_at"),
                                Times.optional(row, "taken_back"))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }
}
