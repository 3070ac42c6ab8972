package org.touchstone.facts;

/**
 * What is known of a size: it is no less than {@code low} and no more than {@code high}. {@code NaN} where a bound is not
 * known; {@link #NONE} where it is known that there is no such size.
 *
 * @param low the least that it can be
 * @param high the most that it can be
 */
public record Bounds(double low, double high) {

    /** Nothing is known. */
    public static final Bounds UNKNOWN = new Bounds(Double.NaN, Double.NaN);
    /** There is no such size, as there is no last session where there are no sessions. */
    public static final Bounds NONE = new Bounds(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** A size that is known. */
    public static Bounds of(double size) {
        return new Bounds(size, size);
    }

    /** A size that is later or larger by another. */
    public Bounds plus(Bounds other) {
        return isNone() || other.isNone() ? NONE : new Bounds(low + other.low, high + other.high);
    }

    /** A size that is earlier or smaller by another. */
    public Bounds minus(Bounds other) {
        return isNone() || other.isNone() ? NONE : new Bounds(low - other.high, high - other.low);
    }

    /** Whether it is known that there is no such size. */
    public boolean isNone() {
        return low > high;
    }

    /** Whether it is known to the point. */
    boolean isKnown() {
        return low == high;
    }
}
