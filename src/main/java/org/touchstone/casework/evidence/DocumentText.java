package org.touchstone.casework.evidence;

import java.util.List;
import java.util.Locale;

/**
 * What stands in an evidence file.
 *
 * @param state whether it could be read
 * @param pages how many pages it has; 0 where its pages are not fixed, as in a Word file, or not known
 * @param texts the text of each page, in order; of one only where pages are not fixed; empty where it could not be read
 */
public record DocumentText(State state, int pages, List<String> texts) {

    /** Whether a file could be read. */
    public enum State {
        READ,
        /** It holds no text that a program can read: a picture, or pages that are pictures. */
        PICTURE,
        /** A password is needed to open it. */
        LOCKED,
        /** It cannot be read, or takes more time or memory than a document should. */
        BROKEN,
        TOO_LARGE;

        /** As stored, and in keys of messages: {@code too-large}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The text of a page; empty where there is none. */
    public String on(int page) {
        return page >= 1 && page <= texts.size() ? texts.get(page - 1) : "";
    }
}
