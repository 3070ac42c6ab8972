package org.touchstone.check.explanation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the product that are not about any one requirement, from {@code messages.properties}. */
public final class Messages {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.check.explanation.messages", Locale.UK);

    private Messages() {}

    /** The text known by a key, with its arguments filled in. */
    public static String text(String key, Object... arguments) {
        return arguments.length == 0
                ? WORDS.getString(key)
                : new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }
}
