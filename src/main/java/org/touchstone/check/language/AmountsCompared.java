package org.touchstone.check.language;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many amounts of things a rule compares in one condition, and how deep they stand in each other: both make work
 * for each thing that a course describes.
 */
final class AmountsCompared {

    private int most;

    private AmountsCompared() {}

    /** The most amounts in one comparison. */
    static int most(List<Condition> conditions) {
        AmountsCompared all = new AmountsCompared();
        conditions.forEach(all::depth);
        return all.most;
    }

    /** How deep amounts stand in each other: 2 for "the number of sessions whose week is at most the number of modules". */
    static int depth(List<Condition> conditions) {
        AmountsCompared all = new AmountsCompared();
        return conditions.stream().mapToInt(all::depth).max().orElse(0);
    }

    private int depth(Condition condition) {
        if (condition instanceof Condition.Says says) {
            return depth(says.predicate());
        } else if (condition instanceof Condition.ThereIs there) {
            return depth(there.things());
        } else if (condition instanceof Condition.Every every) {
            return Math.max(depth(every.things()), depth(every.predicate()));
        } else if (condition instanceof Condition.Apart apart) {
            return Math.max(depth(apart.things()), compared(apart.least()));
        } else if (condition instanceof Condition.Compared compared) {
            return compared(compared.one(), compared.other());
        } else if (condition instanceof Condition.Within within) {
            return compared(within.one(), within.least(), within.most());
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().mapToInt(this::depth).max().orElse(0);
        } else if (condition instanceof Condition.AllOf all) {
            return all.conditions().stream().mapToInt(this::depth).max().orElse(0);
        }
        return condition instanceof Condition.Not not ? depth(not.condition()) : 0;
    }

    private int depth(Things things) {
        return things.which().stream().mapToInt(this::depth).max().orElse(0);
    }

    private int depth(Predicate predicate) {
        if (predicate instanceof Predicate.Compares compares) {
            return compared(compares.value());
        }
        return predicate instanceof Predicate.Between between ? compared(between.least(), between.most()) : 0;
    }

    private int compared(Value... values) {
        most = Math.max(
                most,
                IntStream.range(0, values.length).map(i -> amounts(values[i])).sum());
        return IntStream.range(0, values.length)
                .map(i -> depth(values[i]))
                .max()
                .orElse(0);
    }

    private static int amounts(Value value) {
        if (value instanceof Value.Shifted shifted) {
            return amounts(shifted.date()) + amounts(shifted.length());
        }
        return things(value).isEmpty() ? 0 : 1;
    }

    private int depth(Value value) {
        if (value instanceof Value.Shifted shifted) {
            return Math.max(depth(shifted.date()), depth(shifted.length()));
        }
        return things(value).stream()
                .mapToInt(things -> 1 + depth(things))
                .max()
                .orElse(0);
    }

    /** The things of which a value is an amount; none where it is none. */
    private static List<Things> things(Value value) {
        if (value instanceof Value.NumberOf number) {
            return List.of(number.things());
        } else if (value instanceof Value.TotalOf total) {
            return List.of(total.things());
        } else if (value instanceof Value.FirstOf first) {
            return List.of(first.things());
        }
        return value instanceof Value.LastOf last ? List.of(last.things()) : List.of();
    }
}
