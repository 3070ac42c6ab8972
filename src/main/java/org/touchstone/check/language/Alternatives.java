package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which the conditions of a rule can all hold: in each, some single conditions have to be known to hold and
 * others known to fail.
 */
public final class Alternatives {

    /** In how many ways the conditions of one rule may hold. */
    public static final int MOST = 24;

    private Alternatives() {}

    /**
     * A single condition in one of the ways; never a block.
     *
     * @param condition the condition
     * @param holds whether it has to be known to hold; otherwise it has to be known not to
     */
    public record Single(Condition condition, boolean holds) {}

    /** The ways in which all of these hold; one more than {@link #MOST} where there are more. */
    public static List<List<Single>> of(List<Condition> conditions) {
        return all(conditions, true);
    }

    private static List<List<Single>> of(Condition condition, boolean holds) {
        if (condition instanceof Condition.Not not) {
            return of(not.condition(), !holds);
        }
        if (condition instanceof Condition.AllOf all) {
            return holds ? all(all.conditions(), true) : any(all.conditions(), false);
        }
        if (condition instanceof Condition.AnyOf any) {
            return holds ? any(any.conditions(), true) : all(any.conditions(), false);
        }
        return List.of(List.of(new Single(condition, holds)));
    }

    private static List<List<Single>> any(List<Condition> conditions, boolean holds) {
        List<List<Single>> any = new ArrayList<>();
        for (Condition each : conditions) {
            any.addAll(of(each, holds));
            if (any.size() > MOST) {
                return any.subList(0, MOST + 1);
            }
        }
        return any;
    }

    private static List<List<Single>> all(List<Condition> conditions, boolean holds) {
        List<List<Single>> all = List.of(List.of());
        for (Condition each : conditions) {
            List<List<Single>> more = new ArrayList<>();
            for (List<Single> way : all) {
                for (List<Single> next : of(each, holds)) {
                    if (more.size() <= MOST) {
                        List<Single> longer = new ArrayList<>(way);
                        longer.addAll(next);
                        more.add(longer);
                    }
                }
            }
            all = more;
        }
        return all;
    }
}
