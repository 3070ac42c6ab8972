package org.touchstone.check.facts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sizes worked out from several things. Each is told the things that are known to count and those that may count (the
 * former among them), and whether the list that they are from is all there is.
 */
public final class Amounts {

    private Amounts() {}

    /** How many there are. */
    public static Bounds count(List<Described> counting, List<Described> mayCount, boolean complete) {
        return new Bounds(counting.size(), complete ? mayCount.size() : Double.NaN);
    }

    /** The sum of a size that is never less than nothing. */
    public static Bounds total(List<Described> counting, List<Described> mayCount, boolean complete, String name) {
        double low = 0;
        for (Described each : counting) {
            double least = each.size(name).low();
            low += Double.isNaN(least) || each.size(name).isNone() ? 0 : least;
        }
        double high = complete ? 0 : Double.NaN;
        for (Described each : mayCount) {
            high += each.size(name).isNone() ? 0 : each.size(name).high();
        }
        return new Bounds(Bounds.exact(low), Bounds.exact(high));
    }

    /** The least of a size, such as the first date. */
    public static Bounds first(List<Described> counting, List<Described> mayCount, boolean complete, String name) {
        Bounds last = extreme(counting, mayCount, complete, name, -1);
        return last.isNone() ? Bounds.NONE : new Bounds(-last.high(), -last.low());
    }

    /** The greatest of a size, such as the last date. */
    public static Bounds last(List<Described> counting, List<Described> mayCount, boolean complete, String name) {
        return extreme(counting, mayCount, complete, name, 1);
    }

    /**
     * Whether any two of the things that may count are known to be at least so far apart in a size; one that is known to have
     * no such size is not near any other.
     */
    public static boolean apart(List<Described> mayCount, String name, Bounds least) {
        List<Described> sized =
                mayCount.stream().filter(each -> !each.size(name).isNone()).toList();
        double[] sizes = known(sized, name);
        return sized.size() < 2 || (sizes.length == sized.size() && Relation.AT_LEAST.holds(closest(sizes), least));
    }

    /** Whether some two of the things that count are known to be less than so far apart in a size. */
    public static boolean notApart(List<Described> counting, String name, Bounds least) {
        return Relation.LESS.holds(closest(known(counting, name)), least);
    }

    /** The sizes that are known to the point, in their order. */
    private static double[] known(List<Described> things, String name) {
        return things.stream()
                .map(each -> each.size(name))
                .filter(Bounds::isKnown)
                .mapToDouble(Bounds::low)
                .sorted()
                .toArray();
    }

    /** How far the two that are closest lie apart: one follows the other in their order. */
    private static Bounds closest(double[] sizes) {
        return IntStream.range(1, sizes.length)
                .mapToObj(i -> Bounds.of(sizes[i] - sizes[i - 1]))
                .min(Comparator.comparingDouble(Bounds::low))
                .orElse(Bounds.NONE);
    }

    private static Bounds extreme(
            List<Described> counting, List<Described> mayCount, boolean complete, String name, int sign) {
        double low = Double.NaN;
        for (Described each : counting) {
            low = greater(low, least(each.size(name), sign));
        }
        double high = Double.NaN;
        boolean any = false;
        boolean known = complete;
        for (Described each : mayCount) {
            if (!each.size(name).isNone()) {
                any = true;
                double most =
                        sign > 0 ? each.size(name).high() : -each.size(name).low();
                known &= !Double.isNaN(most);
                high = greater(high, most);
            }
        }
        if (complete && !any) {
            return Bounds.NONE;
        }
        return new Bounds(low, known ? high : Double.NaN);
    }

    private static double least(Bounds size, int sign) {
        if (size.isNone()) {
            return Double.NaN;
        }
        return sign > 0 ? size.low() : -size.high();
    }

    private static double greater(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return Double.isNaN(other) ? one : Math.max(one, other);
    }
}
