package org.touchstone.check.facts;

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

    private static final double SECONDS_A_DAY = 86_400;

    /**
     * A size without what adding up has made it differ from a whole number of seconds, where it is a length of time in days:
     * twelve hours one by one are as long as twelve hours at once.
     */
    static double exact(double size) {
        return Math.rint(size * SECONDS_A_DAY) / SECONDS_A_DAY;
    }

    /** A size that is known. */
    public static Bounds of(double size) {
        return new Bounds(exact(size), exact(size));
    }

    /** A size that is later or larger by another. */
    public Bounds plus(Bounds other) {
        return isNone() || other.isNone() ? NONE : new Bounds(exact(low + other.low), exact(high + other.high));
    }

    /** A size that is earlier or smaller by another. */
    public Bounds minus(Bounds other) {
        return isNone() || other.isNone() ? NONE : new Bounds(exact(low - other.high), exact(high - other.low));
    }

    /** Whether a relation to another size is known to hold. */
    public boolean compares(Relation relation, Bounds other) {
        return relation.holds(this, other);
    }

    /** Whether a relation to another size is known not to hold. */
    public boolean comparesNot(Relation relation, Bounds other) {
        return relation.fails(this, other);
    }

    /** Whether it is known to be no less than a second and no more than a third. */
    public boolean between(Bounds least, Bounds most) {
        return compares(Relation.AT_LEAST, least) && compares(Relation.AT_MOST, most);
    }

    /** Whether it is known to be less than a second or more than a third. */
    public boolean notBetween(Bounds least, Bounds most) {
        return comparesNot(Relation.AT_LEAST, least) || comparesNot(Relation.AT_MOST, most);
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
