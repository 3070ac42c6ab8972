package org.touchstone.casework.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.submission.AnswerKind;

/**
 * Turns what people type into what a submission holds, and back: {@code 30/9/2026} and {@code 30 September 2026} into
 * {@code 2026-09-30}, {@code 2 weeks} into {@code P2W}, {@code Welsh} into {@code cy}. What is not understood is kept.
 */
public final class TypedText {

    /** No date, length of time or language takes more characters. */
    private static final int LONGEST = 80;

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern DATE_IN_NUMBERS = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:\\p{L}+,? )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(\\p{L}{3,})\\.?,? (\\d{4})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}{3,})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");

    private static final Pattern ISO_INTERVAL = Pattern.compile(
            "P(?=.)(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?=.)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?)?");
    private static final Pattern AMOUNT = Pattern.compile(
            "(\\d{1,6}(?:\\.\\d{1,2})?|half an?|an?|\\p{L}+) ?(minute|min|hour|hr|h|day|week|wk|month|year|yr)s?(?:,? and |, | |$)");
    private static final List<String> UNITS = List.of("year", "month", "week", "day", "hour", "minute");
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, String> LANGUAGES = languages();

    private TypedText() {}

    /** What a submission holds for what was typed: the same text where it is not understood. */
    public static String understood(AnswerKind kind, String typed) {
        if (typed.length() > LONGEST) {
            return typed;
        }
        String text = CleanText.plain(typed);
        Optional<String> understood = switch (kind) {
            case YES_NO -> yesNo(text);
            case COUNT ->
                text.matches("\\d{1,3}([, ]\\d{3})+") ? Optional.of(text.replaceAll("[, ]", "")) : Optional.empty();
            case DATE -> date(text).map(LocalDate::toString);
            case INTERVAL -> interval(text);
            case LANGUAGE -> Optional.ofNullable(LANGUAGES.get(text.toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
        return understood.orElse(typed);
    }

    /** How a person would type what a submission holds: read again, it gives the same. */
    static String readable(AnswerKind kind, String held) {
        String text = switch (kind) {
            case YES_NO -> yesNo(held).orElse(held);
            case DATE ->
                ISO_DATE.matcher(held).matches()
                        ? date(held).map(ReadableValues::date).orElse(held)
                        : held;
            case INTERVAL -> readableInterval(held);
            case LANGUAGE -> Locale.forLanguageTag(held).getDisplayLanguage(Locale.UK);
            default -> held;
        };
        return kind == AnswerKind.YES_NO || understood(kind, text).equals(held) ? text : held;
    }

    private static Optional<String> yesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> Optional.of("yes");
            case "no", "no.", "false" -> Optional.of("no");
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(String text) {
        Matcher iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), number(iso.group(2)), iso.group(3));
        }
        Matcher numbers = DATE_IN_NUMBERS.matcher(text);
        if (numbers.matches()) {
            return date(numbers.group(3), number(numbers.group(2)), numbers.group(1));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return date(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.matches()
                ? date(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2))
                : Optional.empty();
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
                .filter(month -> month.getDisplayName(TextStyle.FULL, Locale.UK)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(lower))
                .mapToInt(Month::getValue)
                .findFirst()
                .orElse(0);
    }

    /** A number whose pattern allows it few digits. */
    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<String> interval(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (ISO_INTERVAL.matcher(upper).matches()) {
            return Optional.of(upper);
        }
        Map<String, Integer> amounts = new LinkedHashMap<>();
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        int end = 0;
        while (end < text.length()) {
            if (!amount.region(end, text.length()).lookingAt()) {
                return Optional.empty();
            }
            end = amount.end();
            Optional<Map.Entry<String, Integer>> part = amount(amount.group(1), unit(amount.group(2)));
            if (part.isEmpty()
                    || amounts.putIfAbsent(part.get().getKey(), part.get().getValue()) != null) {
                return Optional.empty();
            }
        }
        return amounts.isEmpty() ? Optional.empty() : iso(amounts);
    }

    private static String unit(String word) {
        return switch (word) {
            case "min" -> "minute";
            case "hr", "h" -> "hour";
            case "wk" -> "week";
            case "yr" -> "year";
            default -> word;
        };
    }

    /** So many of a unit. Parts of an hour become minutes; parts of anything else are not understood. */
    private static Optional<Map.Entry<String, Integer>> amount(String how, String unit) {
        if (how.startsWith("half") || how.contains(".")) {
            double minutes = (how.startsWith("half") ? 0.5 : Double.parseDouble(how)) * 60;
            return unit.equals("hour") && minutes == Math.rint(minutes)
                    ? Optional.of(Map.entry("minute", (int) minutes))
                    : Optional.empty();
        }
        int many = how.equals("a") || how.equals("an") ? 1 : NUMBERS.indexOf(how);
        if (many < 0) {
            return how.matches("[0-9]+") ? Optional.of(Map.entry(unit, number(how))) : Optional.empty();
        }
        return Optional.of(Map.entry(unit, many));
    }

    /** The amounts in ISO 8601 form. Years and months have no fixed length, so that hours do not go with them. */
    private static Optional<String> iso(Map<String, Integer> amounts) {
        boolean hours = amounts.containsKey("hour") || amounts.containsKey("minute");
        boolean months = amounts.containsKey("year") || amounts.containsKey("month");
        if (!hours) {
            return Optional.of("P" + part(amounts, "year") + part(amounts, "month") + part(amounts, "week")
                    + part(amounts, "day"));
        }
        if (months) {
            return Optional.empty();
        }
        int days = amounts.getOrDefault("week", 0) * 7 + amounts.getOrDefault("day", 0);
        return Optional.of("P" + (days == 0 ? "" : days + "D") + "T" + part(amounts, "hour") + part(amounts, "minute"));
    }

    private static String part(Map<String, Integer> amounts, String unit) {
        Integer amount = amounts.get(unit);
        return amount == null ? "" : amount + unit.substring(0, 1).toUpperCase(Locale.ROOT);
    }

    private static String readableInterval(String held) {
        Matcher iso = ISO_INTERVAL.matcher(held);
        if (!iso.matches()) {
            return held;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            String many = iso.group(i + 1);
            if (many != null) {
                parts.add(many + " " + UNITS.get(i) + (many.equals("1") ? "" : "s"));
            }
        }
        return String.join(" ", parts);
    }

    private static Map<String, String> languages() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : Locale.getISOLanguages()) {
            String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.UK);
            codes.putIfAbsent(name.toLowerCase(Locale.ROOT), code);
        }
        return codes;
    }
}
