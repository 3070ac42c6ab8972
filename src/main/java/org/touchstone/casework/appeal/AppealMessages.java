package org.touchstone.casework.appeal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of archives for appeals, from {@code messages.properties}. */
final class AppealMessages {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.casework.appeal.messages", Locale.UK);

    private AppealMessages() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }

    /** The text known by a key, as it is; nothing where there is none. */
    static Optional<String> find(String key) {
        return WORDS.containsKey(key) ? Optional.of(WORDS.getString(key)) : Optional.empty();
    }
}
