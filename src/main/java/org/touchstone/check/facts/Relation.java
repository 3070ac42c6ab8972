package org.touchstone.check.facts;

/**
 * How one size stands to another. Of sizes that are not fully known, a relation may be known to hold, known not to hold,
 * or neither. It never holds of a size that there is not.
 */
public enum Relation {
    MORE,
    LESS,
    AT_LEAST,
    AT_MOST,
    EXACTLY,
    DIFFERS;

    /** Whether it is known to hold between two sizes. */
    public boolean holds(Bounds one, Bounds other) {
        return !one.isNone() && !other.isNone() && known(one, other);
    }

    /** Whether it is known not to hold between two sizes. */
    public boolean fails(Bounds one, Bounds other) {
        return one.isNone() || other.isNone() || opposite().known(one, other);
    }

    /** The relation that holds where this one does not. */
    public Relation opposite() {
        return switch (this) {
            case MORE -> AT_MOST;
            case LESS -> AT_LEAST;
            case AT_LEAST -> LESS;
            case AT_MOST -> MORE;
            case EXACTLY -> DIFFERS;
            case DIFFERS -> EXACTLY;
        };
    }

    /** The relation in which the second stands to the first. */
    public Relation mirrored() {
        return switch (this) {
            case MORE -> LESS;
            case LESS -> MORE;
            case AT_LEAST -> AT_MOST;
            case AT_MOST -> AT_LEAST;
            case EXACTLY, DIFFERS -> this;
        };
    }

    private boolean known(Bounds one, Bounds other) {
        return switch (this) {
            case MORE -> one.low() > other.high();
            case LESS -> one.high() < other.low();
            case AT_LEAST -> one.low() >= other.high();
            case AT_MOST -> one.high() <= other.low();
            case EXACTLY -> one.low() >= other.high() && one.high() <= other.low();
            case DIFFERS -> one.low() > other.high() || one.high() < other.low();
        };
    }
}
