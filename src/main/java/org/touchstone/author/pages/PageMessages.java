package org.touchstone.author.pages;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages that come from no rule file, from {@code messages.properties}. */
final class PageMessages {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.author.pages.messages", Locale.UK);

    private PageMessages() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return arguments.length == 0
                ? WORDS.getString(key)
                : new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }

    /** The text known by a key, or the word itself where no text is. */
    static String textOr(String key, String otherwise) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : otherwise;
    }
}
