package org.touchstone.check.located;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one file of messages. Each is taken apart when it is said for the first time. */
public final class MessageFile {

    /** What marks the place of the first argument in a text that is to be filled in with words; that of each other comes after it. */
    private static final char FIRST = '\uE000';

    private static final int MOST = 10;

    private final ResourceBundle words;
    private final Map<String, Parts> parts = new ConcurrentHashMap<>();

    /**
     * A message taken apart.
     *
     * @param format the message
     * @param marked its text with marks in the places of its arguments; empty where numbers are chosen by or written in a form
     */
    private record Parts(MessageFormat format, String marked) {

        static Parts of(MessageFormat format) {
            for (Format each : format.getFormatsByArgumentIndex()) {
                if (each != null) {
                    return new Parts(format, "");
                }
            }
            Object[] marks = new Object[MOST];
            for (int i = 0; i < MOST; i++) {
                marks[i] = Character.toString(FIRST + i);
            }
            return new Parts(format, format.format(marks));
        }

        String filled(Object... arguments) {
            for (Object argument : arguments) {
                if (marked.isEmpty() || arguments.length > MOST || !(argument instanceof String)) {
                    return ((MessageFormat) format.clone()).format(arguments); // One of them is for one thread.
                }
            }
            StringBuilder filled = new StringBuilder(marked.length() + 32 * arguments.length);
            for (int i = 0; i < marked.length(); i++) {
                int argument = marked.charAt(i) - FIRST;
                if (argument < 0 || argument >= MOST) {
                    filled.append(marked.charAt(i));
                } else if (argument < arguments.length) {
                    filled.append((String) arguments[argument]);
                } else {
                    filled.append('{').append(argument).append('}');
                }
            }
            return filled.toString();
        }
    }

    /**
     * A file of messages.
     *
     * @param name its name, with its package
     */
    public MessageFile(String name) {
        words = ResourceBundle.getBundle(name, Locale.UK);
    }

    /** The text known by a key, as it stands. */
    public String text(String key) {
        return words.getString(key);
    }

    /** The text known by a key, with its arguments filled in. */
    public String filled(String key, Object... arguments) {
        return parts.computeIfAbsent(key, each -> Parts.of(new MessageFormat(text(each), Locale.UK)))
                .filled(arguments);
    }
}
