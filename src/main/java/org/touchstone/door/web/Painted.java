package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.touchstone.author.examples.Untried;

/**
 * A line of a file of rules, with what no example tries of it painted on it.
 *
 * @param text the line
 * @param untried what no example tries, in words; nothing for most lines
 */
public record Painted(String text, List<String> untried) {

    static List<Painted> of(String rules, List<Untried.Gap> gaps, PageSentences sentences) {
        List<Painted> painted = new ArrayList<>();
        for (String line : rules.lines().toList()) {
            int number = painted.size() + 1;
            painted.add(new Painted(
                    line,
                    gaps.stream()
                            .filter(gap -> gap.line() == number)
                            .map(gap -> sentences.say(
                                    "draft.untried." + gap.way().name().toLowerCase(Locale.ROOT), gap.bound()))
                            .distinct()
                            .toList()));
        }
        return painted;
    }
}
