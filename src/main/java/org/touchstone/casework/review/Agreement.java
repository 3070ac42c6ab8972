package org.touchstone.casework.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.judgement.JudgementAnswer;

/**
 * How often two reviewers say the same of a point. Who says nothing of a point leaves what the rules found.
 *
 * @param points how many points one of them answered, or both
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

    /** What two reviewers said of one point; nothing where one leaves what the rules found and that is no answer. */
    record Pair(Optional<JudgementAnswer> first, Optional<JudgementAnswer> second) {

        Pair(JudgementAnswer first, JudgementAnswer second) {
            this(Optional.of(first), Optional.of(second));
        }
    }

    static Agreement of(List<Pair> pairs) {
        int same = 0;
        Map<Optional<JudgementAnswer>, Integer> first = new HashMap<>();
        Map<Optional<JudgementAnswer>, Integer> second = new HashMap<>();
        for (Pair pair : pairs) {
            same += pair.first().equals(pair.second()) ? 1 : 0;
            first.merge(pair.first(), 1, Integer::sum);
            second.merge(pair.second(), 1, Integer::sum);
        }
        return new Agreement(pairs.size(), same, kappa(pairs.size(), same, first, second));
    }

    private static Optional<Kappa> kappa(
            int points,
            int same,
            Map<Optional<JudgementAnswer>, Integer> first,
            Map<Optional<JudgementAnswer>, Integer> second) {
        if (points < FEWEST) {
            return Optional.empty();
        }
        double observed = (double) same / points;
        double byChance = 0;
        for (Map.Entry<Optional<JudgementAnswer>, Integer> each : first.entrySet()) {
            byChance += (double) each.getValue() / points * second.getOrDefault(each.getKey(), 0) / points;
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
