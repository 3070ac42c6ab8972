package org.touchstone.casework.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.judgement.Answer;
import org.touchstone.check.judgement.Judgement;
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

    /** The points on which two reviews differ. One that is judged in neither is as the rules found it. */
    public static List<Difference> between(Judgements first, Judgements second) {
        List<Difference> differences = new ArrayList<>();
        for (Point point : points(first, second)) {
            Difference each = new Difference(point, first.on(point), second.on(point));
            if (!each.answers().get(0).equals(each.answers().get(1))) {
                differences.add(each);
            }
        }
        return List.copyOf(differences);
    }

    /** What holds of two reviews: what both say, and where they differ what a lead settled. */
    public static Judgements settled(Judgements first, Judgements second, Judgements lead) {
        Map<Point, Judgement> settled = new LinkedHashMap<>();
        for (Point point : points(first, second)) {
            Optional<Judgement> one = first.on(point);
            Optional<Judgement> other = second.on(point);
            if (one.isPresent()
                    && other.isPresent()
                    && one.get().answer() == other.get().answer()) {
                settled.put(point, together(one.get(), other.get()));
            }
        }
        settled.putAll(lead.byPoint());
        return new Judgements(settled);
    }

    private static Judgement together(Judgement one, Judgement other) {
        if (one.equals(other)) { // It was carried over, and neither said anything else.
            return one;
        }
        Set<String> reasons = new LinkedHashSet<>(List.of(one.reason(), other.reason()));
        reasons.remove("");
        return new Judgement(
                one.point(),
                one.answer(),
                String.join("\n", reasons),
                one.by() + ", " + other.by(),
                one.at().isAfter(other.at()) ? one.at() : other.at());
    }

    /** What both reviews answer, the first one first; nothing where one leaves what the rules found. */
    public List<Optional<Answer>> answers() {
        return List.of(first.map(Judgement::answer), second.map(Judgement::answer));
    }

    private static Set<Point> points(Judgements first, Judgements second) {
        Set<Point> points = new LinkedHashSet<>(first.byPoint().keySet());
        points.addAll(second.byPoint().keySet());
        return points;
    }
}
