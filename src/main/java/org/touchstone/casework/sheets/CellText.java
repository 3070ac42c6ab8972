package org.touchstone.casework.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.casework.form.Field;
import org.touchstone.casework.form.Field.Option;
import org.touchstone.casework.form.TypedText;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.submission.AnswerKind;

/**
 * What stands in the cell of one question, and what is meant by what somebody writes there: the same as in its field of the
 * form, but that choices go by their names and several stand in one cell.
 */
final class CellText {

    /** Spreadsheet programs of the United Kingdom leave a date in this form as it is. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);

    /** Leaves room for what keeps a text from being read as something else. */
    private static final int LONGEST = SheetTable.LONGEST_CELL - 700;

    private final Field field;
    private final Map<String, String> byName = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    CellText(Field field) {
        this.field = field;
        for (Option option : field.options()) {
            String label = CleanText.seen(option.label());
            String name = label;
            for (int i = 2; byName.putIfAbsent(plain(name), option.value()) != null; i++) {
                name = label + " (" + i + ")";
            }
            names.put(option.value(), name);
        }
        field.options().forEach(option -> byName.putIfAbsent(plain(option.value()), option.value()));
    }

    /** The names of what there is to choose from, in order. */
    List<String> choices() {
        return List.copyOf(names.values());
    }

    /** What stands in the cell for the field's answer. */
    String text() {
        String text = field.question().answers().isList() ? several() : one();
        return text.length() > LONGEST ? tooLong() : text;
    }

    private String one() {
        String value = field.value();
        if (field.question().answers() == AnswerKind.DATE) {
            try {
                return LocalDate.parse(TypedText.understood(AnswerKind.DATE, value))
                        .format(DAY);
            } catch (DateTimeException e) {
                return value;
            }
        }
        return names.getOrDefault(value, value);
    }

    private String several() {
        List<String> chosen = field.values().stream()
                .map(value -> names.getOrDefault(value, CleanText.seen(value)))
                .toList();
        boolean clear = chosen.size() < 2 || chosen.stream().noneMatch(name -> name.contains(";"));
        return String.join(clear ? "; " : "\n", chosen);
    }

    private static String tooLong() {
        return SheetMessages.text("cell.too-long");
    }

    /** Whether what is written says the same as the field does. */
    boolean isSame(String written) {
        return written.equals(text()) || meant(written).equals(meant(text()));
    }

    /** Whether it is what stands for a text that no cell can hold. */
    static boolean isTooLong(String written) {
        return CleanText.of(written).equals(tooLong());
    }

    private Object meant(String written) {
        List<String> values = values(written);
        return field.question().answers().isList() ? Set.copyOf(values) : values;
    }

    /** What a browser would post for what is written. */
    Map<String, List<String>> posted(String written) {
        List<String> values = values(written);
        if (field.input() != Field.Input.CURRICULUM) {
            return Map.of(field.name(), values);
        }
        Map<Boolean, List<String>> offered = values.stream().collect(Collectors.partitioningBy(names::containsKey));
        return Map.of(
                field.name(), offered.getOrDefault(true, List.of()),
                field.otherName(), List.of(String.join("\n", offered.getOrDefault(false, List.of()))));
    }

    private List<String> values(String written) {
        String text = CleanText.of(written);
        AnswerKind kind = field.question().answers();
        if (text.isEmpty()) {
            return List.of();
        }
        Optional<String> whole = option(text);
        if (whole.isPresent() || !kind.isList()) {
            return List.of(whole.orElseGet(() -> TypedText.understood(kind, text)));
        }
        if (kind == AnswerKind.CURRICULUM) {
            return distinct(Arrays.asList(text.split("[\\s,;]+")));
        }
        List<String> values = new ArrayList<>();
        for (String part : text.split(text.indexOf('\n') >= 0 ? "\n" : ";")) {
            List<String> parts = Arrays.asList(part.split(","));
            boolean commas = option(part).isEmpty()
                    && parts.size() > 1
                    && (isFixed()
                            || parts.stream().allMatch(each -> option(each).isPresent()));
            for (String each : commas ? parts : List.of(part)) {
                values.add(option(each).orElse(CleanText.of(each)));
            }
        }
        return distinct(values);
    }

    /** Whether what there is to choose from is the same in every course, so that nothing else can be meant. */
    private boolean isFixed() {
        return !field.question().choices().isEmpty();
    }

    /** What there is to choose from in words, where it is the same in every course and is not only yes and no. */
    Optional<String> allChoices() {
        return isFixed() && field.question().answers() != AnswerKind.YES_NO
                ? Optional.of(String.join("; ", choices()))
                : Optional.empty();
    }

    private static List<String> distinct(List<String> values) {
        Set<String> distinct = new LinkedHashSet<>(values);
        distinct.remove("");
        return List.copyOf(distinct);
    }

    private Optional<String> option(String text) {
        return Optional.ofNullable(byName.get(plain(text)));
    }

    private static String plain(String text) {
        return CleanText.plain(text).toLowerCase(Locale.ROOT);
    }
}
