package org.touchstone.run.operation;

import java.util.List;

/**
 * What came of a task.
 *
 * @param result how it went
 * @param said sentences for the operator
 */
public record Ending(Result result, List<String> said) {

    /** How a task went. */
    public enum Result {
        /** It was done, and nothing is wrong. */
        DONE,
        /** It was done, and something was found to be wrong. */
        FAULTS,
        /** It cannot be done as asked; nothing was changed. */
        REFUSED,
        /** Touchstone itself went wrong. */
        BROKEN
    }

    static Ending done(String... said) {
        return new Ending(Result.DONE, List.of(said));
    }
}
