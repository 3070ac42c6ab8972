package org.touchstone.check.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.located.CleanText;

/**
 * Days as people write them: {@code 2026-9-5}, {@code 25/9/2026}, {@code 5 September 2026}, {@code September 5th, 2026}. What
 * may be two days is left alone, as {@code 5/9/2026} is.
 */
public final class Dates {

    /** No date takes more characters. */
    private static final int LONGEST = 80;

    /** Another year is a slip: nobody held a course in the year 26, and nobody plans one for 2202. */
    private static final String YEAR = "(?:19|20)\\d\\d";

    private static final String YEAR_IN_DIGITS = "(19|20)[0-9][0-9]";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(" + YEAR + ")[-/.](\\d{1,2})[-/.](\\d{1,2})");
    /** Midnight, as programs write it after a day that has no time. */
    private static final String NO_TIME = "00:00(:00([.]0+)?)?([Zz]|[+]00:00)?";

    private static final Pattern MIDNIGHT = Pattern.compile("^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})[Tt ]" + NO_TIME + "$");
    private static final Pattern IN_NUMBERS = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](" + YEAR + ")");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:\\p{L}+,? )?" + DAY + " (?:of )?(\\p{L}{3,})\\.?,? (" + YEAR + ")");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:\\p{L}+,? )?(\\p{L}{3,})\\.? " + DAY + ",? (" + YEAR + ")");
    private static final Pattern NO_DAY = Pattern.compile("(\\p{L}{3,})\\.?,? (" + YEAR + ")");
    private static final Pattern NO_DAY_IN_NUMBERS =
            Pattern.compile("(" + YEAR + ")[-/.](\\d{1,2})|(\\d{1,2})[-/.](" + YEAR + ")");

    /**
     * All that may be read as a day, as a regular expression that Java and JSON Schema both know; it cannot see leap years,
     * nor how many days a named month has.
     */
    static final String PATTERN = "^\\s*(" + YEAR + "[-/.]((0?[13578]|1[02])[-/.](0?[1-9]|[12]\\d|3[01])"
            + "|(0?[469]|11)[-/.](0?[1-9]|[12]\\d|30)|0?2[-/.](0?[1-9]|[12]\\d))([Tt ]" + NO_TIME + ")?|"
            // Both orders of day and month are written: only what can be one of them is read.
            + "((1[3-9]|2\\d|3[01])[-/.](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/.](1[3-9]|2\\d|3[01])|" + twice()
            + ")[-/.]" + YEAR + "|"
            + Unsaid.anyCase("([^ ,.0-9]+,? )?([1-9]|0[1-9]|[12][0-9]|3[01])(st|nd|rd|th)? (of )?" + months()
                    + "\\.?,? " + YEAR_IN_DIGITS + "|([^ ,.0-9]+,? )?" + months()
                    + "\\.? ([1-9]|0[1-9]|[12][0-9]|3[01])(st|nd|rd|th)?,? " + YEAR_IN_DIGITS)
            + ")\\s*$";

    private Dates() {}

    /** A day in the form in which it is kept; nothing where it is none, or may be another day as well. */
    public static Optional<LocalDate> meant(String text) {
        List<LocalDate> readings = readings(text);
        return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
    }

    /** A day as it is written in Britain, where the day comes before the month. */
    public static Optional<LocalDate> dayBeforeMonth(String text) {
        return readings(text).stream().findFirst();
    }

    /** The days that a text may mean, the one as it is written in Britain first. */
    static List<LocalDate> readings(String typed) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        String text = MIDNIGHT.matcher(CleanText.plain(typed)).replaceFirst("$1");
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), number(yearFirst.group(2)), yearFirst.group(3)).stream()
                    .toList();
        }
        Matcher numbers = IN_NUMBERS.matcher(text);
        if (numbers.matches()) {
            return List.of(numbers.group(1), numbers.group(2)).stream()
                    .flatMap(day -> date(
                            numbers.group(3),
                            number(day.equals(numbers.group(1)) ? numbers.group(2) : numbers.group(1)),
                            day)
                            .stream())
                    .distinct()
                    .toList();
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return date(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1)).stream()
                    .toList();
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.matches()
                ? date(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2)).stream()
                        .toList()
                : List.of();
    }

    /** The first day of a month that is named without a day. */
    static Optional<LocalDate> firstOfMonth(String typed) {
        String text = typed.length() > LONGEST ? "" : CleanText.plain(typed);
        Matcher words = NO_DAY.matcher(text);
        if (words.matches()) {
            return date(words.group(2), month(words.group(1)), "1");
        }
        Matcher numbers = NO_DAY_IN_NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        return numbers.group(1) == null
                ? date(numbers.group(4), number(numbers.group(3)), "1")
                : date(numbers.group(1), number(numbers.group(2)), "1");
    }

    /** Why a text that is written like a day is none, as a sentence: its month has fewer days, or there is no such month. */
    public static Optional<String> noSuchDay(String typed) {
        String text = typed.length() > LONGEST ? "" : CleanText.plain(typed);
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return noSuchDay(yearFirst.group(1), number(yearFirst.group(2)), yearFirst.group(3));
        }
        Matcher numbers = IN_NUMBERS.matcher(text);
        if (numbers.matches()) {
            boolean monthFirst = !isMonth(number(numbers.group(2))) && isMonth(number(numbers.group(1)));
            return noSuchDay(
                    numbers.group(3), number(numbers.group(monthFirst ? 1 : 2)), numbers.group(monthFirst ? 2 : 1));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches() && isMonth(month(dayFirst.group(2)))) {
            return noSuchDay(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.matches() && isMonth(month(monthFirst.group(1)))
                ? noSuchDay(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2))
                : Optional.empty();
    }

    private static Optional<String> noSuchDay(String year, int month, String day) {
        if (!isMonth(month)) {
            return Optional.of("There is no month " + month + ".");
        }
        if (date(year, month, day).isPresent()) {
            return Optional.empty();
        }
        String name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
        return Optional.of("There is no " + number(day) + " " + name + " in " + year + ": that month has "
                + YearMonth.of(number(year), month).lengthOfMonth() + " days.");
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(number(year), month, number(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A month by its name or the beginning of it; 0, which is none, for another word. */
    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> name(month).startsWith(lower))
                .mapToInt(Month::getValue)
                .findFirst()
                .orElse(0);
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.ROOT);
    }

    /** The names of the months and how they begin, three letters at least, as a regular expression in small letters. */
    private static String months() {
        StringBuilder months = new StringBuilder("(");
        for (Month month : Month.values()) {
            String name = name(month);
            months.append(months.length() > 1 ? "|" : "").append(name, 0, 3);
            for (int i = 3; i < name.length(); i++) {
                months.append('(').append(name.charAt(i));
            }
            months.append(")?".repeat(name.length() - 3));
        }
        return months.append(')').toString();
    }

    /** A day and a month of the same number, which may stand in any order. */
    private static String twice() {
        StringBuilder twice = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            String number = i < 10 ? "0?" + i : Integer.toString(i);
            twice.append(i > 1 ? "|" : "").append(number).append("[-/.]").append(number);
        }
        return twice.toString();
    }

    /** A number whose pattern allows it few digits. */
    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
