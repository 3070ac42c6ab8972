package org.touchstone.casework.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Lengths;

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
            case INTERVAL -> Lengths.meant(typed);
            case LANGUAGE -> Optional.ofNullable(LANGUAGES.get(text.toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
        return understood.orElse(typed);
    }

    /** The day that was typed; nothing where it is not understood, or nothing was typed. */
    public static Optional<LocalDate> day(String typed) {
        String text = CleanText.plain(typed);
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : date(text);
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

    private static String readableInterval(String held) {
        if (!Lengths.meant(held).equals(Optional.of(held))) {
            return held;
        }
        return Lengths.amounts(held).entrySet().stream()
                .map(each -> each.getKey().of(each.getValue()))
                .collect(Collectors.joining(" "));
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
