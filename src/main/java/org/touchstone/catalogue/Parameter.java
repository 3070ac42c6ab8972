package org.touchstone.catalogue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A number that rules compare with, for a span of time.
 *
 * @param requirement the requirement it belongs to
 * @param name its name in rules and messages
 * @param number its value; {@code NaN} where no value is set
 * @param unit what it counts
 * @param from the first day it holds; empty if it always did
 * @param to the first day it no longer holds; empty if no end is set
 * @param source where the number comes from
 */
public record Parameter(
        String requirement,
        String name,
        double number,
        String unit,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String source) {

    /** Whether it has a value. Where the source gives no number, it may not. */
    public boolean isSet() {
        return !Double.isNaN(number);
    }

    boolean holdsOn(LocalDate day) {
        return isSet()
                && from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(end -> day.isBefore(end)).orElse(true);
    }

    /** The number as people write it, without a needless decimal point. */
    public String text() {
        if (!isSet()) {
            return "not set";
        }
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
