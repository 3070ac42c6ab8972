package org.touchstone.policy.drafts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** Those that one text of the file of numbers has otherwise than another; none where one of them cannot be read. */
    static List<RuleNumber> changed(String before, String after) {
        try {
            Map<RuleNumber, String> was = numbers(before);
            Map<RuleNumber, String> is = numbers(after);
            Set<RuleNumber> all = new LinkedHashSet<>(is.keySet());
            all.addAll(was.keySet());
            return all.stream()
                    .filter(number -> !Objects.equals(was.get(number), is.get(number)))
                    .toList();
        } catch (MistakesException e) {
            return List.of();
        }
    }

    /** Every number of a text, each with all that is said of it. */
    private static Map<RuleNumber, String> numbers(String text) throws MistakesException {
        Map<RuleNumber, String> numbers = new LinkedHashMap<>();
        if (RuleText.of(RuleEdits.NUMBERS, text).root() instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Entries entries) {
                    numbers.merge(
                            new RuleNumber(RuleEdits.text(entries, "requirement"), RuleEdits.text(entries, "name")),
                            CanonicalYaml.entry("number", item, 0),
                            String::concat);
                }
            }
        }
        return numbers;
    }
}
