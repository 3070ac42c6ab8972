package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number that rules compare with, for a span of time.
 *
 * @param requirement the requirement it belongs to
 * @param name its name in rules and messages
 * @param number its value; {@code NaN} where no value is set
 * @param unit what it counts
 * @param days when it holds
 * @param only what it holds for instead of the general value; {@link For#ALL} for the general value itself
 * @param source where the number comes from
 */
public record Parameter(
        String requirement, String name, double number, String unit, Days days, For only, String source) {

    private static final Map<String, Double> DAYS_IN =
            Map.of("minutes", 1 / 1440.0, "hours", 1 / 24.0, "days", 1.0, "weeks", 7.0, "months", 30.4375);

    /** The units that are lengths of time. */
    static final List<String> TIMES = List.of("minutes", "hours", "days", "weeks", "months");

    /**
     * What a special value holds for: everything that has all of these.
     *
     * @param element the element that is claimed
     * @param level the level at which it is claimed
     * @param mode how people take part
     */
    public record For(Optional<String> element, Optional<Integer> level, Optional<String> mode) {

        /** Everything: that of a general value. */
        public static final For ALL = new For(Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether this is everything. */
        public boolean isAll() {
            return equals(ALL);
        }

        /** In words, as in the rule file: {@code element HC, level 2}. */
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            element.ifPresent(id -> words.add("element " + id));
            level.ifPresent(number -> words.add("level " + number));
            mode.ifPresent(choice -> words.add("mode " + choice));
            return String.join(", ", words);
        }
    }

    /** Whether it has a value. Where the source gives no number, it may not. */
    public boolean isSet() {
        return !Double.isNaN(number);
    }

    boolean holdsOn(LocalDate day) {
        return days.include(day);
    }

    /** Whether it is a length of time, which {@link #inDays} gives in days. */
    public boolean isLengthOfTime() {
        return DAYS_IN.containsKey(unit);
    }

    /** Its value in days, where it is a length of time. A month counts as 30.4375 days; {@code NaN} where no value is set. */
    public double inDays() {
        return number * DAYS_IN.getOrDefault(unit, Double.NaN);
    }

    /** The number as people write it, without a needless decimal point. */
    public String text() {
        if (!isSet()) {
            return "not set";
        }
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
