package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.JudgementAnswer;

/**
 * What reviews say of the rules: where reviewers judge otherwise than was found, and where they differ from each other. Only
 * cases with both reviews in count, so that nobody learns of an open review.
 */
@Component
public class Learning {

    private static final double MILLIS_OF_A_DAY = 24 * 60 * 60 * 1000.0;

    private final JdbcClient jdbc;

    Learning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One part of a requirement.
     *
     * @param part its key
     * @param judged how often a reviewer judged it
     * @param denied how often as not met, or as not applying, what was left to a person
     * @param overruled how often otherwise than the rules found
     * @param agreement how the two reviewers of each case agree
     * @param reasons why they judged otherwise, the latest first
     */
    public record OfPart(
            String part, int judged, int denied, int overruled, Agreement agreement, List<String> reasons) {

        boolean telling() {
            return denied + overruled + agreement.points() - agreement.same() > 0;
        }
    }

    /**
     * All of it.
     *
     * @param cases how many cases count
     * @param agreement how reviewers agree over everything
     * @param parts each part that was judged, those with most to improve first
     */
    public record Learnt(int cases, Agreement agreement, List<OfPart> parts) {

        /** The parts that say something: where a person said no, or two did not say the same. */
        public List<OfPart> telling() {
            return parts.stream().filter(OfPart::telling).toList();
        }

        /** The others. */
        public List<OfPart> silent() {
            return parts.stream().filter(each -> !each.telling()).toList();
        }
    }

    /**
     * How long cases are in one state before they go on.
     *
     * @param state the state
     * @param cases how often a case has gone on from it
     * @param median the median, in days
     * @param longest the longest, in days
     */
    public record Stage(CaseState state, int cases, double median, double longest) {}

    /** How long each stage takes, in the order of the stages; one that no case is through is left out. */
    public List<Stage> stages() {
        Map<CaseState, List<Double>> days = new EnumMap<>(CaseState.class);
        jdbc.sql("select state, entered_at, left_at from case_stage")
                .query((row, n) -> days.computeIfAbsent(
                                CaseState.valueOf(row.getString("state")), state -> new ArrayList<>())
                        .add(Duration.between(Times.instant(row, "entered_at"), Times.instant(row, "left_at"))
                                        .toMillis()
                                / MILLIS_OF_A_DAY))
                .list();
        List<Stage> stages = new ArrayList<>();
        days.forEach((state, all) -> {
            all.sort(Comparator.naturalOrder());
            double median = (all.get((all.size() - 1) / 2) + all.get(all.size() / 2)) / 2;
            stages.add(new Stage(state, all.size(), median, all.get(all.size() - 1)));
        });
        return List.copyOf(stages);
    }

    /**
     * What a reviewer said of a point.
     *
     * @param other the review of the other reviewer; nothing where there is none
     * @param left what it says where it says nothing of the point: what was carried over, or what the rules found
     */
    private record Row(
            UUID version,
            UUID review,
            String part,
            String point,
            Outcome found,
            JudgementAnswer answer,
            String reason,
            Optional<UUID> other,
            Optional<JudgementAnswer> left) {

        Agreement.Pair withWhatTheOtherLeaves(UUID another) {
            Optional<JudgementAnswer> said = Optional.of(answer);
            return review.compareTo(another) < 0 ? new Agreement.Pair(said, left) : new Agreement.Pair(left, said);
        }
    }

    /** What there is to learn from all cases with both reviews in. */
    public Learnt learnt() {
        List<Row> rows = jdbc.sql("""
                        select judgement.*,
                            (select other.id from review other where other.version_id = judgement.version_id and other.replaced_at is null
                                and other.id <> judgement.review_id fetch first 1 row only) as other_review,
                            (select max(carried.answer) from carried_judgement carried
                                where carried.version_id = judgement.version_id and carried.part = judgement.part
                                and carried.kind = judgement.kind and carried.target = judgement.target) as carried_answer
                        from judgement join review on review.id = review_id
                        join review_case on review_case.version_id = judgement.version_id
                        where review.replaced_at is null and review_case.state not in ('SUBMITTED', 'IN_REVIEW')
                        and not exists (select 1 from review open where open.version_id = judgement.version_id
                            and open.replaced_at is null and open.finished_at is null)
                        order by judged_at desc, place desc""").query(Learning::row).list();
        Map<List<Object>, Map<UUID, Row>> byPoint = new LinkedHashMap<>();
        for (Row row : rows) { // The latest first: what a reviewer said before no longer holds.
            byPoint.computeIfAbsent(List.of(row.version(), row.part(), row.point()), key -> new LinkedHashMap<>())
                    .putIfAbsent(row.review(), row);
        }
        byPoint.values().forEach(said -> said.values().removeIf(row -> row.answer() == JudgementAnswer.LEFT));
        byPoint.values().removeIf(Map::isEmpty);
        Map<String, List<Map<UUID, Row>>> byPart = new TreeMap<>();
        byPoint.forEach((key, said) -> byPart.computeIfAbsent((String) key.get(1), part -> new ArrayList<>())
                .add(said));
        List<OfPart> parts = new ArrayList<>();
        byPart.forEach((part, points) -> parts.add(ofPart(part, points)));
        parts.sort(Comparator.comparingInt((OfPart each) -> each.overruled()
                        + each.agreement().points()
                        - each.agreement().same())
                .reversed()
                .thenComparing(OfPart::part));
        Map<UUID, Boolean> cases = new HashMap<>();
        rows.forEach(row -> cases.put(row.version(), true));
        return new Learnt(cases.size(), agreement(byPoint.values()), List.copyOf(parts));
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Outcome found = Outcome.valueOf(row.getString("found"));
        Optional<JudgementAnswer> carried =
                Optional.ofNullable(row.getString("carried_answer")).map(JudgementAnswer::valueOf);
        return new Row(
                row.getObject("version_id", UUID.class),
                row.getObject("review_id", UUID.class),
                row.getString("part"),
                row.getString("kind") + " " + row.getString("target"),
                found,
                JudgementAnswer.valueOf(row.getString("answer")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("other_review", UUID.class)),
                carried.or(() -> JudgementAnswer.leaving(found)));
    }

    private static OfPart ofPart(String part, List<Map<UUID, Row>> points) {
        int judged = 0;
        int denied = 0;
        int overruled = 0;
        List<String> reasons = new ArrayList<>();
        for (Map<UUID, Row> said : points) {
            for (Row row : said.values()) {
                Optional<Outcome> outcome = row.answer().outcome();
                boolean leftToAPerson = row.found() == Outcome.NEEDS_JUDGEMENT || row.found() == Outcome.CONFLICTING;
                boolean no = leftToAPerson && outcome.isPresent() && outcome.get() != Outcome.MET;
                boolean otherwise = !leftToAPerson && outcome.isPresent() && outcome.get() != row.found();
                judged++;
                denied += no ? 1 : 0;
                overruled += otherwise ? 1 : 0;
                if ((no || otherwise) && !row.reason().isEmpty() && !reasons.contains(row.reason())) {
                    reasons.add(row.reason());
                }
            }
        }
        return new OfPart(part, judged, denied, overruled, agreement(points), List.copyOf(reasons));
    }

    private static Agreement agreement(Iterable<Map<UUID, Row>> points) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (Map<UUID, Row> said : points) {
            if (said.size() == Reviews.REVIEWERS) {
                List<Row> both = said.values().stream()
                        .sorted(Comparator.comparing(Row::review))
                        .toList();
                pairs.add(new Agreement.Pair(both.get(0).answer(), both.get(1).answer()));
            } else {
                said.values()
                        .forEach(row -> row.other().ifPresent(other -> pairs.add(row.withWhatTheOtherLeaves(other))));
            }
        }
        return Agreement.of(pairs);
    }
}
