package org.touchstone.author.mutation;

import java.util.List;

/**
 * Which changes the examples notice.
 *
 * @param tried every change
 * @param survivors those that no example notices and nothing excuses
 * @param excused those that no example notices, with an excuse
 * @param idleExcuses excuses that match no change that goes unnoticed
 */
public record MutationReport(
        List<Mutant> tried, List<Mutant> survivors, List<Mutant> excused, List<Excuse> idleExcuses) {

    /** Whether every change is noticed or excused, and every excuse is needed. */
    public boolean isClean() {
        return survivors.isEmpty() && idleExcuses.isEmpty();
    }

    /** How many of a hundred changes are noticed, of those that are not excused. */
    public double score() {
        int counted = tried.size() - excused.size();
        return counted == 0 ? 100 : 100.0 * (counted - survivors.size()) / counted;
    }
}
