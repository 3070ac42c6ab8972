package org.touchstone.explanation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.touchstone.facts.Fact;
import org.touchstone.located.Words;

/** Writes the values of facts as people read them: {@code 30 September 2026}, {@code 3 weeks}. */
public final class ReadableValues {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private ReadableValues() {}

    /** A fact's value. */
    public static String of(Fact fact) {
        return switch (fact.question().answers()) {
            case DATE -> date(LocalDate.parse(fact.text()));
            case INTERVAL -> interval(fact.text());
            default -> fact.text();
        };
    }

    /** A date in words. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    @SuppressWarnings("JavaPeriodGetDays") // Years and months are said beside the days.
    private static String interval(String text) {
        List<String> parts = new ArrayList<>();
        if (text.contains("T")) {
            Duration duration = Duration.parse(text);
            add(parts, duration.toDays(), "day");
            add(parts, duration.toHoursPart(), "hour");
            add(parts, duration.toMinutesPart(), "minute");
        } else {
            Period period = Period.parse(text);
            add(parts, period.getYears(), "year");
            add(parts, period.getMonths(), "month");
            boolean weeks = period.getDays() % 7 == 0;
            add(parts, weeks ? period.getDays() / 7 : period.getDays(), weeks ? "week" : "day");
        }
        return parts.isEmpty() ? "no time" : Words.list(parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
        }
    }
}
