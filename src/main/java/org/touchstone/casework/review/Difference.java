package org.touchstone.casework.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;

/**
 * A point on which two reviews do not say the same.
 *
 * @param point the point
 * @param first what the first review says; nothing where it leaves what the rules found
 * @param second what the second says
 */
public record Difference(Point point, Optional<Judgement> first, Optional<Judgement> second) {

    /**
     * The points on which two reviews differ. One that is judged in neither is as the rules found it, and so is one that one
     * review confirms and the other leaves.
     *
     * @param found what the rules found of the points that are judged
     */
    public static List<Difference> between(Judgements first, Judgements second, Map<Point, Outcome> found) {
        List<Difference> differences = new ArrayList<>();
        for (Point point : points(first, second)) {
            Difference each = new Difference(point, first.on(point), second.on(point));
            if (!each.isAgreed(found)) {
                differences.add(each);
            }
        }
        return List.copyOf(differences);
    }

    /**
     * What holds of two reviews: what both say, or one where the other leaves the same as found, and where they differ what a
     * lead settled.
     *
     * @param found what the rules found of the points that are judged
     */
    public static Judgements settled(Judgements first, Judgements second, Judgements lead, Map<Point, Outcome> found) {
        Map<Point, Judgement> settled = new LinkedHashMap<>();
        for (Point point : points(first, second)) {
            Difference each = new Difference(point, first.on(point), second.on(point));
            if (each.isAgreed(found)) {
                each.together().ifPresent(judgement -> settled.put(point, judgement));
            }
        }
        settled.putAll(lead.byPoint());
        return new Judgements(settled);
    }

    private boolean isAgreed(Map<Point, Outcome> found) {
        Optional<JudgementAnswer> left = Optional.ofNullable(found.get(point)).flatMap(JudgementAnswer::leaving);
        return first.map(Judgement::answer)
                .or(() -> left)
                .equals(second.map(Judgement::answer).or(() -> left));
    }

    private Optional<Judgement> together() {
        return first.isPresent() && second.isPresent()
                ? Optional.of(together(first.get(), second.get()))
                : first.or(() -> second);
    }

    private static Judgement together(Judgement one, Judgement other) {
        if (one.equals(other)) { // It was carried over, and neither said anything else.
            return one;
        }
        String reasons = one.reason().equals(other.reason())
                ? one.reason()
                : Stream.of(one, other)
                        .filter(each -> !each.reason().isEmpty())
                        .map(each -> each.by() + ": " + each.reason())
                        .collect(Collectors.joining("\n"));
        return new Judgement(
                one.point(),
                one.answer(),
                reasons,
                one.by() + ", " + other.by(),
                one.at().isAfter(other.at()) ? one.at() : other.at());
    }

    /** What both reviews answer, the first one first; nothing where one leaves what the rules found. */
    public List<Optional<JudgementAnswer>> answers() {
        return List.of(first.map(Judgement::answer), second.map(Judgement::answer));
    }

    private static Set<Point> points(Judgements first, Judgements second) {
        Set<Point> points = new LinkedHashSet<>(first.byPoint().keySet());
        points.addAll(second.byPoint().keySet());
        return points;
    }
}
