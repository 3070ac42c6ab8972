package org.touchstone.casework.form;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Dates;
import org.touchstone.check.submission.Lengths;

/**
 * Turns what people type into what a submission holds, and back: {@code 30/9/2026} and {@code 30 September 2026} into
 * {@code 2026-09-30}, {@code 2 weeks} into {@code P2W}, {@code Welsh} into {@code cy}. What is not understood is kept.
 */
public final class TypedText {

    /** No date, length of time or language takes more characters. */
    private static final int LONGEST = 80;

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
            case DATE -> Dates.dayBeforeMonth(text).map(LocalDate::toString);
            case INTERVAL -> Lengths.meant(typed);
            case LANGUAGE -> Optional.ofNullable(LANGUAGES.get(text.toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
        return understood.orElse(typed);
    }

    /** The day that was typed; nothing where it is not understood, or nothing was typed. */
    public static Optional<LocalDate> day(String typed) {
        String text = CleanText.plain(typed);
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Dates.dayBeforeMonth(text);
    }

    /** How a person would type what a submission holds: read again, it gives the same. */
    static String readable(AnswerKind kind, String held) {
        String text = switch (kind) {
            case YES_NO -> yesNo(held).orElse(held);
            case DATE -> Dates.meant(held).map(ReadableValues::date).orElse(held);
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
