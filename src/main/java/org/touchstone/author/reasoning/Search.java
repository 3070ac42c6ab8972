package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstone.check.language.Condition;

/**
 * Looks for something that a course can say on which some conditions all hold and others do not all hold, group by group of a
 * space. Where a condition can no longer come out as it should, whatever else is said, that way is left.
 */
final class Search {

    private static final int MOST_STEPS = 300_000;

    private final Space space;
    private final List<Side> sides;
    private final List<Wanted> wanted = new ArrayList<>();
    private boolean allNeedsSaid;

    /** That conditions of one ruleset are all to hold, or not all of them. */
    private record Wanted(int side, List<Condition> conditions, boolean hold) {}

    Search(Space space) {
        this.space = space;
        this.sides = space.sides();
    }

    /** All of these are to hold. */
    Search holding(int side, List<Condition> conditions) {
        wanted.add(new Wanted(side, conditions, true));
        return this;
    }

    /** One of these at least is not to hold. */
    Search notHolding(int side, List<Condition> conditions) {
        wanted.add(new Wanted(side, conditions, false));
        return this;
    }

    /** All that the part needs is to be said. */
    Search withAllSaid() {
        allNeedsSaid = true;
        return this;
    }

    /** Whether there is such a thing. */
    boolean finds() throws Space.TooLargeException {
        return finds(situation -> true);
    }

    /**
     * Whether there is such a thing that also passes a test.
     *
     * @param accepted the test
     */
    boolean finds(Predicate<Situation> accepted) throws Space.TooLargeException {
        List<Choice> choices = new ArrayList<>();
        boolean[] relevant = relevant();
        for (Space.Group group : space.groups()) {
            Choice choice = new Choice(group, relevant);
            if (choice.ways.size() > 1 || choice.isRelevant) {
                choices.add(choice);
            }
        }
        byte[] masks = new byte[space.size()];
        Arrays.fill(masks, (byte) 7);
        for (Choice choice : choices) {
            choice.leaveOpen(masks);
        }
        return new Walk(choices, masks, accepted).from(0);
    }

    private boolean[] relevant() {
        boolean[] relevant = new boolean[space.size()];
        for (Wanted each : wanted) {
            each.conditions().forEach(condition -> relevant(condition, each.side(), relevant));
        }
        if (allNeedsSaid) {
            Arrays.fill(relevant, space.firstNeed(), relevant.length, true);
        }
        return relevant;
    }

    private void relevant(Condition condition, int side, boolean[] relevant) {
        if (condition instanceof Condition.AnyOf any) {
            any.conditions().forEach(each -> relevant(each, side, relevant));
        } else if (condition instanceof Condition.AllOf all) {
            all.conditions().forEach(each -> relevant(each, side, relevant));
        } else if (condition instanceof Condition.Not not) {
            relevant(not.condition(), side, relevant);
        } else {
            relevant[space.number(side, condition)] = true;
        }
    }

    /** The ways in which the relevant conditions of one group may come out. */
    private static final class Choice {
        private final List<Integer> singles = new ArrayList<>();
        private final List<byte[]> outcomes = new ArrayList<>();
        private final List<List<Situation>> ways = new ArrayList<>();
        private final boolean isRelevant;

        Choice(Space.Group group, boolean[] relevant) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < group.singles().size(); i++) {
                if (relevant[group.singles().get(i)]) {
                    places.add(i);
                    singles.add(group.singles().get(i));
                }
            }
            isRelevant = !places.isEmpty();
            Map<List<Byte>, List<Situation>> alike = new LinkedHashMap<>();
            group.outcomes().forEach((outcome, situations) -> {
                List<Byte> those = places.stream().map(outcome::get).toList();
                alike.computeIfAbsent(those, o -> new ArrayList<>()).addAll(situations);
            });
            alike.forEach((outcome, situations) -> {
                byte[] bytes = new byte[outcome.size()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = outcome.get(i);
                }
                outcomes.add(bytes);
                ways.add(situations);
            });
        }

        void leaveOpen(byte[] masks) {
            for (int i = 0; i < singles.size(); i++) {
                byte any = 0;
                for (byte[] outcome : outcomes) {
                    any |= outcome[i];
                }
                masks[singles.get(i)] = any;
            }
        }

        void choose(int way, byte[] masks) {
            for (int i = 0; i < singles.size(); i++) {
                masks[singles.get(i)] = outcomes.get(way)[i];
            }
        }
    }

    private final class Walk {
        private final List<Choice> choices;
        private final byte[] masks;
        private final Predicate<Situation> accepted;
        private final int[] chosen;
        private int steps;

        Walk(List<Choice> choices, byte[] masks, Predicate<Situation> accepted) {
            this.choices = choices;
            this.masks = masks;
            this.accepted = accepted;
            this.chosen = new int[choices.size()];
        }

        boolean from(int at) throws Space.TooLargeException {
            if (++steps > MOST_STEPS) {
                throw new Space.TooLargeException();
            }
            if (!possible()) {
                return false;
            }
            if (at == choices.size()) {
                return accepted();
            }
            Choice choice = choices.get(at);
            for (int way = 0; way < choice.ways.size(); way++) {
                choice.choose(way, masks);
                chosen[at] = way;
                if (from(at + 1)) {
                    return true;
                }
            }
            choice.leaveOpen(masks);
            return false;
        }

        private boolean possible() {
            for (Wanted each : wanted) {
                byte may = all(each.conditions(), each.side(), masks);
                if (each.hold() ? (may & Space.HOLDS) == 0 : may == Space.HOLDS) {
                    return false;
                }
            }
            for (int i = space.firstNeed(); allNeedsSaid && i < masks.length; i++) {
                if ((masks[i] & Space.HOLDS) == 0) {
                    return false;
                }
            }
            return true;
        }

        /** What stands for each way is tried, then what else comes out so. */
        private boolean accepted() {
            int most = 1;
            for (int i = 0; i < choices.size(); i++) {
                most = Math.max(most, choices.get(i).ways.get(chosen[i]).size());
            }
            Set<List<Situation>> tried = new HashSet<>();
            for (int n = 0; n < most; n++) {
                List<Situation> all = new ArrayList<>();
                for (int i = 0; i < choices.size(); i++) {
                    List<Situation> alike = choices.get(i).ways.get(chosen[i]);
                    all.add(alike.get(Math.min(n, alike.size() - 1)));
                }
                if (tried.add(all) && accepted.test(Situation.of(all))) {
                    return true;
                }
            }
            return false;
        }
    }

    // --- how conditions may come out, each as a set of truths

    byte all(List<Condition> conditions, int side, byte[] masks) {
        byte all = Space.HOLDS;
        for (Condition each : conditions) {
            all = and(all, may(each, side, masks));
        }
        return all;
    }

    private byte may(Condition condition, int side, byte[] masks) {
        if (condition instanceof Condition.Not not) {
            return opposite(may(not.condition(), side, masks));
        } else if (condition instanceof Condition.AllOf all) {
            return all(all.conditions(), side, masks);
        } else if (condition instanceof Condition.AnyOf any) {
            byte none = Space.HOLDS;
            for (Condition each : any.conditions()) {
                none = and(none, opposite(may(each, side, masks)));
            }
            return opposite(none);
        }
        return masks[space.number(side, condition)];
    }

    private static byte opposite(byte may) {
        return (byte) ((may & Space.OPEN)
                | ((may & Space.HOLDS) != 0 ? Space.FAILS : 0)
                | ((may & Space.FAILS) != 0 ? Space.HOLDS : 0));
    }

    private static byte and(byte one, byte other) {
        int both = one & other & Space.HOLDS;
        int fails = (one | other) & Space.FAILS;
        boolean open = ((one & Space.OPEN) != 0 && (other & (Space.OPEN | Space.HOLDS)) != 0)
                || ((other & Space.OPEN) != 0 && (one & (Space.OPEN | Space.HOLDS)) != 0);
        return (byte) (both | fails | (open ? Space.OPEN : 0));
    }

    List<Side> sides() {
        return sides;
    }
}
