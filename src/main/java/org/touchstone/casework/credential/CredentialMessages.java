package org.touchstone.casework.credential;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of credentials, from {@code messages.properties}. */
final class CredentialMessages {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.touchstone.casework.credential.messages", Locale.UK);

    private CredentialMessages() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return arguments.length == 0
                ? WORDS.getString(key)
                : new MessageFormat(WORDS.getString(key), Locale.UK).format(arguments);
    }
}
