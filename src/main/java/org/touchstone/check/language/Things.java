package org.touchstone.check.language;

import java.util.List;

/**
 * The things of one kind of which all of something holds.
 *
 * @param kind the kind: {@code session}
 * @param which what holds of them; empty for all there are
 */
public record Things(String kind, List<Predicate> which) {

    public Things {
        which = List.copyOf(which);
    }

    /** See {@link Predicate#isOfAnswersAlone}. */
    boolean areOfAnswersAlone() {
        for (Predicate each : which) {
            if (!each.isOfAnswersAlone()) {
                return false;
            }
        }
        return true;
    }
}
