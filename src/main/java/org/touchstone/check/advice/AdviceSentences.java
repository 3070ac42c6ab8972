package org.touchstone.check.advice;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of advice, from {@code messages.properties}. */
final class AdviceSentences {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.check.advice.messages", Locale.UK);

    private AdviceSentences() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }
}
