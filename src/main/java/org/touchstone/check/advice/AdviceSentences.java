package org.touchstone.check.advice;

import org.touchstone.check.located.MessageFile;

/** The words of advice, from {@code messages.properties}. */
final class AdviceSentences {

    private static final MessageFile WORDS = new MessageFile("org.touchstone.check.advice.messages");

    private AdviceSentences() {}

    /** The text known by a key, with its arguments filled in. */
    static String text(String key, Object... arguments) {
        return WORDS.filled(key, arguments);
    }
}
