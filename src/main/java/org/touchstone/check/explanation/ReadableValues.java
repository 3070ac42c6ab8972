package org.touchstone.check.explanation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Lengths;
import org.touchstone.check.submission.Question;

/** Writes the values of facts as people read them: {@code 30 September 2026}, {@code 3 weeks}. */
public final class ReadableValues {

    /** How much of an answer a sentence quotes: a short paragraph. */
    private static final int MOST_IN_SENTENCE = 300;

    /** A length of time as it is kept, whatever the fact is that was worked out. */
    private static final Pattern LENGTH = Pattern.compile("P(?=\\d|T\\d)(?:[\\d.]+[YMWD])*(?:T(?:[\\d.]+[HMS])+)?");

    private static final Pattern WHOLE_DAYS = Pattern.compile("P(\\d{1,9})D");
    private static final double DAYS_IN_A_YEAR = 365.25;

    /** How many days, weeks and months people can picture. */
    private static final int MOST_SAID_IN_DAYS = 60;

    private static final int MOST_SAID_IN_WEEKS = 26 * 7;
    private static final int MOST_MONTHS = 24;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** Signs that begin an item of a list, with a blank after those that may begin a word. */
    private static final Pattern BULLET = Pattern.compile(
            "(?:[\u2022\u2023\u2043\u2219\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u27a2\u27a4\u2713\u2714\uf0b7\u00b7]\\s*"
                    + "|[*>+\\p{Pd}]\\s+){1,3}");

    /** One pair of quotation marks around the whole, and none of theirs within. */
    private static final Pattern QUOTED = Pattern.compile(
            "[\"\u201c\u201d\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb]*)[\"\u201c\u201d\u00bb]?|['\u2018]([^'\u2018\u2019]*)['\u2019]");

    private ReadableValues() {}

    /** A fact's value. */
    public static String of(Fact fact) {
        if (!fact.workedOut()
                || !fact.text().startsWith("P")
                || !LENGTH.matcher(fact.text()).matches()) {
            return of(fact.question(), fact.text());
        }
        Matcher days = WHOLE_DAYS.matcher(fact.text());
        boolean apart = fact.question().answers() == AnswerKind.INTERVAL;
        return apart && days.matches() ? days(Long.parseLong(days.group(1))) : interval(fact.text());
    }

    /** A number that rules compare with, with what it counts: {@code 18 people}, {@code 1 week}. */
    public static String of(Parameter parameter) {
        if (!parameter.isSet()) {
            return parameter.text();
        }
        boolean days = parameter.unit().equals("days") && parameter.number() == Math.rint(parameter.number());
        return days
                ? days((long) parameter.number())
                : parameter.text() + " " + (parameter.number() == 1 ? one(parameter.unit()) : parameter.unit());
    }

    /** The word for one of what a word for several counts. */
    private static String one(String several) {
        return several.equals("people") ? "person" : several.replaceFirst("s$", "");
    }

    /**
     * So many days. Many days that are whole months or years, as near as days can be, are said to be that as well: nobody
     * can tell what 3653 days are.
     */
    private static String days(long days) {
        String exact = days % 7 == 0 && days > 0 ? count(days / 7, "week") : count(days, "day");
        long years = Math.round(days / DAYS_IN_A_YEAR);
        long months = Math.round(days / DAYS_IN_A_YEAR * 12);
        if (days <= MOST_SAID_IN_DAYS || (days % 7 == 0 && days <= MOST_SAID_IN_WEEKS)) {
            return exact;
        }
        if (years > 0 && Math.abs(days - years * DAYS_IN_A_YEAR) <= 1) {
            return count(years, "year") + " (" + count(days, "day") + ")";
        }
        boolean whole = Math.abs(days - months * DAYS_IN_A_YEAR / 12) <= 1;
        String about = whole ? "" : "about ";
        return months < MOST_MONTHS
                ? about + count(months, "month") + " (" + count(days, "day") + ")"
                : "about " + count(years, "year") + " (" + count(days, "day") + ")";
    }

    /** A value of which only the text is known: a length of time or a day as people read it, anything else as it is. */
    public static String plain(String text) {
        if (LENGTH.matcher(text).matches()) {
            Matcher days = WHOLE_DAYS.matcher(text);
            return days.matches() ? days(Long.parseLong(days.group(1))) : interval(text);
        }
        try {
            return date(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
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
        String words = bare(fact.text());
        boolean whole = words.codePointCount(0, words.length()) <= MOST_IN_SENTENCE;
        return "\""
                + (whole
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, MOST_IN_SENTENCE))
                                        .strip() + " ...")
                + "\"";
    }

    /** Words without what they were copied with: bullets before each line, and quotation marks around all of it. */
    private static String bare(String text) {
        if (!text.isEmpty() && text.indexOf('\n') < 0 && Character.isLetterOrDigit(text.charAt(0))) {
            return text.strip();
        }
        StringBuilder bare = new StringBuilder();
        for (String line : text.strip().split("\n")) {
            String item = line.strip();
            if (item.isEmpty()) {
                continue;
            }
            Matcher bullet = BULLET.matcher(item);
            boolean listed = bullet.lookingAt();
            boolean ended = bare.isEmpty() || ",;:.!?".indexOf(bare.charAt(bare.length() - 1)) >= 0;
            bare.append(bare.isEmpty() ? "" : listed && !ended ? "; " : " ")
                    .append(listed ? item.substring(bullet.end()) : item);
        }
        String words = bare.isEmpty() ? text.strip() : bare.toString().strip();
        Matcher quoted = QUOTED.matcher(words);
        return quoted.matches()
                ? Objects.requireNonNullElseGet(quoted.group(1), () -> quoted.group(2))
                        .strip()
                : words;
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
            long days = text.startsWith("PT") ? 0 : duration.toDays(); // A day of teaching is not 24 hours.
            add(parts, days, "day");
            add(parts, duration.minusDays(days).toHours(), "hour");
            add(parts, duration.toMinutesPart(), "minute");
        } else {
            Period period = Period.parse(text);
            add(parts, period.getYears(), "year");
            add(parts, period.getMonths(), "month");
            boolean weeks = period.getDays() % 7 == 0;
            add(parts, weeks ? period.getDays() / 7 : period.getDays(), weeks ? "week" : "day");
        }
        return parts.isEmpty() ? "0 days" : Words.list(parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(count(amount, unit));
        }
    }

    private static String count(long amount, String unit) {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
