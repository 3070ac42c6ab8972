package org.touchstone.check.explanation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Lengths;
import org.touchstone.check.submission.Question;

/** Writes the values of facts as people read them: {@code 30 September 2026}, {@code 3 weeks}. */
public final class ReadableValues {

    /** How much of an answer a sentence quotes: a short paragraph. */
    private static final int MOST_IN_SENTENCE = 300;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private ReadableValues() {}

    /** A fact's value. */
    public static String of(Fact fact) {
        return of(fact.question(), fact.text());
    }

    /** An answer to a question. */
    public static String of(Question question, String text) {
        if (text.isEmpty()) { // A list with nothing in it.
            return Messages.text("none");
        }
        return switch (question.answers()) {
            case DATE -> date(LocalDate.parse(text));
            case INTERVAL -> interval(text);
            default -> text;
        };
    }

    /**
     * A fact's value within a sentence. The provider's own words are quoted; long ones are cut, for the fact beside the
     * sentence gives them whole.
     */
    static String inSentence(Fact fact) {
        if (!isInOwnWords(fact)) {
            return of(fact);
        }
        String words = fact.text().replace('\n', ' ').strip();
        boolean whole = words.codePointCount(0, words.length()) <= MOST_IN_SENTENCE;
        return "\""
                + (whole
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, MOST_IN_SENTENCE))
                                        .strip() + " ...")
                + "\"";
    }

    /** Whether a fact is an answer in the provider's own words: no mere name, no plain "no", nothing worked out. */
    static boolean isInOwnWords(Fact fact) {
        return fact.question().answers().isWords() && !fact.question().must() && !fact.negative() && !fact.workedOut();
    }

    /** A date in words. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    @SuppressWarnings("JavaPeriodGetDays") // Years and months are said beside the days.
    private static String interval(String text) {
        List<String> parts = new ArrayList<>();
        if (text.contains(".")) { // Days alone may have parts.
            Lengths.amounts(text).forEach((unit, many) -> parts.add(unit.of(many)));
        } else if (text.contains("T")) {
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
