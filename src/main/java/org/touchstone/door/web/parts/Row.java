package org.touchstone.door.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * A row of a summary list.
 *
 * @param key what this is about
 * @param value what is said
 * @param change where it is changed; null where it cannot be
 */
public record Row(String key, String value, @Nullable String change) {

    /** A row that cannot be changed. */
    public static Row of(String key, String value) {
        return new Row(key, value, null);
    }
}
