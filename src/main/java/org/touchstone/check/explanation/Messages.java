package org.touchstone.check.explanation;

import org.touchstone.check.located.MessageFile;

/** The words of the product that are not about any one requirement, from {@code messages.properties}. */
public final class Messages {

    private static final MessageFile WORDS = new MessageFile("org.touchstone.check.explanation.messages");

    private Messages() {}

    /** The text known by a key, with its arguments filled in. */
    public static String text(String key, Object... arguments) {
        return arguments.length == 0 ? WORDS.text(key) : WORDS.filled(key, arguments);
    }
}
