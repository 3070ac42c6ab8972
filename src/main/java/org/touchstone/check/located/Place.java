package org.touchstone.check.located;

/**
 * Where something stands in a file.
 *
 * @param pointer JSON Pointer (RFC 6901) to the value; empty for the whole document
 * @param line line number, from 1
 * @param column column number, from 1
 */
public record Place(String pointer, int line, int column) {

    /** The place of a whole document. */
    public static final Place START = new Place("", 1, 1);

    /** The place of a key that is missing here: the line and column of what it is missing in. */
    public Place under(String key) {
        return at(key, line, column);
    }

    Place at(String key, int line, int column) {
        return new Place(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), line, column);
    }
}
