package org.touchstone.casework.sheets;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of spreadsheets that come from no rule file, from {@code messages.properties}. */
final class SheetMessages {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.casework.sheets.messages", Locale.UK);

    private SheetMessages() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return arguments.length == 0
                ? WORDS.getString(key)
                : new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }
}
