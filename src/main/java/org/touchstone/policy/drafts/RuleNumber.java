package org.touchstone.policy.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.form.CanonicalYaml;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;

/**
 * A number that rules compare with, whatever it is on a day.
 *
 * @param requirement the id of the requirement that it belongs to
 * @param name its name
 */
public record RuleNumber(String requirement, String name) {

    /**
     * A number that was made another.
     *
     * @param number the number
     * @param values what is new of it, in its order; none where a value was taken out
     */
    public record Changed(RuleNumber number, List<Value> values) {}

    /**
     * What a number is from a day.
     *
     * @param value the value, as the file has it
     * @param unit what it counts; may be empty
     * @param from the first day on which it holds; nothing for no first day
     */
    public record Value(String value, String unit, Optional<LocalDate> from) {

        private static Value of(Node.Entries entry) {
            return new Value(
                    RuleEdits.text(entry, "value"), RuleEdits.text(entry, "unit"), day(RuleEdits.text(entry, "from")));
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    /** Stands for all that the files of a draft say of it: another where any of it is. */
    public String seen(SortedMap<String, byte[]> files) {
        try {
            return Digests.of(written(entries(new String(files.getOrDefault(RuleEdits.NUMBERS, new byte[0]), UTF_8))
                    .getOrDefault(this, List.of())));
        } catch (MistakesException e) {
            return "";
        }
    }

    /** Those that one text of the file of numbers has otherwise than another; none where one of them cannot be read. */
    static List<Changed> changed(String before, String after) {
        try {
            Map<RuleNumber, List<Node.Entries>> was = entries(before);
            Map<RuleNumber, List<Node.Entries>> is = entries(after);
            Set<RuleNumber> all = new LinkedHashSet<>(is.keySet());
            all.addAll(was.keySet());
            return all.stream()
                    .filter(number -> !Objects.equals(
                            written(was.getOrDefault(number, List.of())), written(is.getOrDefault(number, List.of()))))
                    .map(number ->
                            changed(number, was.getOrDefault(number, List.of()), is.getOrDefault(number, List.of())))
                    .toList();
        } catch (MistakesException e) {
            return List.of();
        }
    }

    private static Changed changed(RuleNumber number, List<Node.Entries> was, List<Node.Entries> is) {
        List<Value> before = was.stream().map(Value::of).toList();
        return new Changed(
                number,
                is.stream()
                        .map(Value::of)
                        .filter(each -> !before.contains(each))
                        .toList());
    }

    private static String written(List<Node.Entries> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(CanonicalYaml.entry("number", entry, 0)));
        return text.toString();
    }

    /** Every number of a text, with what is said of it. */
    private static Map<RuleNumber, List<Node.Entries>> entries(String text) throws MistakesException {
        Map<RuleNumber, List<Node.Entries>> numbers = new LinkedHashMap<>();
        if (RuleText.of(RuleEdits.NUMBERS, text).root() instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Entries entry) {
                    numbers.computeIfAbsent(
                                    new RuleNumber(RuleEdits.text(entry, "requirement"), RuleEdits.text(entry, "name")),
                                    number -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        return numbers;
    }
}
