package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Sections of a submission that stand together, in the order of the standards.
 *
 * @param key its name in addresses, such as {@code monitoring-and-evaluation}
 * @param title its heading
 * @param sections its sections, in order; at least one
 */
public record Chapter(String key, String title, List<Section> sections) {

    /** Every chapter, in the order in which the questions first name it. */
    public static List<Chapter> of(Questions questions) {
        Map<String, List<Section>> byTitle = new LinkedHashMap<>();
        for (Section section : questions.sections()) {
            byTitle.computeIfAbsent(section.chapter(), title -> new ArrayList<>())
                    .add(section);
        }
        List<Chapter> chapters = new ArrayList<>();
        byTitle.forEach((title, sections) -> chapters.add(new Chapter(key(title), title, List.copyOf(sections))));
        return List.copyOf(chapters);
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
}
