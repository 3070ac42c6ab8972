package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.touchstone.check.located.Fields;

/**
 * A span of days.
 *
 * @param from the first of them; empty if it has no beginning
 * @param to the first day after them; empty if no end is set
 */
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** Every day there is. */
    public static final Days ALWAYS = new Days(Optional.empty(), Optional.empty());

    /** The days that a mistake leaves unknown. */
    static final Days UNKNOWN = new Days(Optional.of(LocalDate.MIN), Optional.of(LocalDate.MIN));

    /** Reads {@code from} and {@code to}, which may both be left out. */
    static Days read(Fields fields) {
        Optional<LocalDate> from = date(fields, "from");
        Optional<LocalDate> to = date(fields, "to");
        if (from.isEmpty() && to.isEmpty()) {
            return ALWAYS;
        }
        Days days = new Days(from, to);
        if (days.first().isBefore(days.end())) {
            return days;
        }
        if (!from.equals(UNKNOWN.from) && !to.equals(UNKNOWN.to)) {
            fields.mistake(
                    fields.place("to"),
                    "\"to\" (" + days.end() + ") is not after \"from\" (" + days.first() + "), so no day is meant.",
                    "\"to\" is the first day on which it no longer holds.");
        }
        return UNKNOWN;
    }

    /** The days from one to the day before another; {@link LocalDate#MIN} and {@link LocalDate#MAX} stand for no limit. */
    static Days between(LocalDate first, LocalDate end) {
        return new Days(
                Optional.of(first).filter(day -> !day.equals(LocalDate.MIN)),
                Optional.of(end).filter(day -> !day.equals(LocalDate.MAX)));
    }

    /** The day under a key; nothing where there is none. */
    public static Optional<LocalDate> date(Fields fields, String key) {
        return fields.optionalText(key).flatMap(text -> {
            try {
                if (text.length() == 10) {
                    return Optional.of(LocalDate.parse(text));
                }
            } catch (DateTimeParseException e) {
                // Said below, as for any other text.
            }
            fields.mistake(
                    fields.place(key), "\"" + text + "\" is not a date.", "Write year-month-day, such as 2026-09-30.");
            return UNKNOWN.to;
        });
    }

    /** Whether a day is one of them. */
    public boolean include(LocalDate day) {
        return !day.isBefore(first()) && day.isBefore(end());
    }

    /** Whether some day is in both spans. */
    boolean overlap(Days other) {
        return first().isBefore(other.end()) && other.first().isBefore(end());
    }

    /** The first of them, as far back as dates go. */
    LocalDate first() {
        return from.orElse(LocalDate.MIN);
    }

    /** The first day after them, as far on as dates go. */
    LocalDate end() {
        return to.orElse(LocalDate.MAX);
    }

    /** The days in words: {@code from 2027-01-01 to 2027-03-31}, both included. */
    @Override
    public String toString() {
        if (from.isPresent() && to.isPresent() && from.get().plusDays(1).equals(to.get())) {
            return "on " + from.get();
        }
        if (from.isEmpty() && to.isPresent()) {
            return "up to " + to.get().minusDays(1);
        }
        return from.map(day -> "from " + day).orElse("every day")
                + to.map(day -> " to " + day.minusDays(1)).orElse("");
    }
}
