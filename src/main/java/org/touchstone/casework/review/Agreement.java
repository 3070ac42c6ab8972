package org.touchstone.casework.review;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.judgement.Answer;

/**
 * How often two reviewers say the same of a point.
 *
 * @param points how many points both answered
 * @param same on how many of them they said the same
 * @param kappa Cohen's kappa, which leaves out what chance would give, with the ends of its interval of 95 %; nothing where
 *     there are too few points for it, or only one answer was ever given
 */
public record Agreement(int points, int same, Optional<Kappa> kappa) {

    /** Below this many points the interval says nothing. */
    private static final int FEWEST = 30;

    private static final double OF_95_PERCENT = 1.96;

    /** Cohen's kappa with the ends of its interval. */
    public record Kappa(double value, double least, double most) {}

    /** What two reviewers said of one point. */
    record Pair(Answer first, Answer second) {}

    static Agreement of(List<Pair> pairs) {
        int same = 0;
        Map<Answer, Integer> first = new EnumMap<>(Answer.class);
        Map<Answer, Integer> second = new EnumMap<>(Answer.class);
        for (Pair pair : pairs) {
            same += pair.first() == pair.second() ? 1 : 0;
            first.merge(pair.first(), 1, Integer::sum);
            second.merge(pair.second(), 1, Integer::sum);
        }
        return new Agreement(pairs.size(), same, kappa(pairs.size(), same, first, second));
    }

    private static Optional<Kappa> kappa(
            int points, int same, Map<Answer, Integer> first, Map<Answer, Integer> second) {
        if (points < FEWEST) {
            return Optional.empty();
        }
        double observed = (double) same / points;
        double byChance = 0;
        for (Answer answer : Answer.values()) {
            byChance += (double) first.getOrDefault(answer, 0) / points * second.getOrDefault(answer, 0) / points;
        }
        if (byChance >= 1) {
            return Optional.empty();
        }
        double value = (observed - byChance) / (1 - byChance);
        double error = Math.sqrt(observed * (1 - observed) / points) / (1 - byChance);
        return Optional.of(new Kappa(
                value, Math.max(-1, value - OF_95_PERCENT * error), Math.min(1, value + OF_95_PERCENT * error)));
    }
}
