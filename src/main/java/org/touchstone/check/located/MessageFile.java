package org.touchstone.check.located;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one file of messages. Each is taken apart when it is said for the first time. */
public final class MessageFile {

    private final ResourceBundle words;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

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
        MessageFormat format = formats.computeIfAbsent(key, each -> new MessageFormat(text(each), Locale.UK));
        return ((MessageFormat) format.clone()).format(arguments); // One of them is for one thread.
    }
}
