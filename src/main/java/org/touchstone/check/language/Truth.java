package org.touchstone.check.language;

import java.util.List;
import java.util.function.Function;

/** What is known of a condition on one course. */
public enum Truth {
    HOLDS,
    FAILS,
    /** Something that it rests on is unsaid. */
    OPEN;

    static Truth of(boolean holds, boolean fails) {
        return holds ? HOLDS : fails ? FAILS : OPEN;
    }

    Truth opposite() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case OPEN -> OPEN;
        };
    }

    /** All of several: fails where one fails, is open where one is open, and holds otherwise. */
    static <T> Truth all(List<T> several, Function<T, Truth> truth) {
        Truth all = HOLDS;
        for (T each : several) {
            all = all.and(truth.apply(each));
            if (all == FAILS) {
                return FAILS;
            }
        }
        return all;
    }

    /** Both of two. */
    Truth and(Truth other) {
        return this == FAILS || other == FAILS ? FAILS : this == OPEN ? OPEN : other;
    }

    /** One of several: holds where one holds, is open where one is open, and fails otherwise. */
    static <T> Truth any(List<T> several, Function<T, Truth> truth) {
        return all(several, each -> truth.apply(each).opposite()).opposite();
    }
}
