package org.touchstone.author.reasoning;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words in which reasoning speaks to people, from {@code messages.properties}. */
final class ReasoningWords {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.author.reasoning.messages", Locale.UK);

    private ReasoningWords() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }

    /** Several in one sentence: "a, b and c", or with another last word. */
    static String joined(List<String> several, String last) {
        int size = several.size();
        return size < 2
                ? String.join("", several)
                : text(last, String.join(", ", several.subList(0, size - 1)), several.get(size - 1));
    }
}
