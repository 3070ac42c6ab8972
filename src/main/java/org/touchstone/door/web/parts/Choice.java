package org.touchstone.door.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * One of the answers a person can choose.
 *
 * @param value what the form sends
 * @param label what the person reads
 * @param hint more about it, in a sentence
 */
public record Choice(String value, String label, @Nullable String hint) {

    /** A choice that needs no hint. */
    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }
}
