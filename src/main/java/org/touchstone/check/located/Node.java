package org.touchstone.check.located;

import java.util.List;
import java.util.Map;

/** A value read from a file, with its place. Keys that hold nothing ({@code key:}) are left out when read. */
public sealed interface Node {

    /** Where the value begins. */
    Place place();

    /** A single value, as written; {@code bare} where it stood without quotes. */
    record Scalar(String text, boolean bare, Place place) implements Node {}

    /** A list. */
    record Items(List<Node> items, Place place) implements Node {}

    /** Keys with their values, in the order of the file. */
    record Entries(Map<String, Node> entries, Map<String, Place> keys, Place place) implements Node {

        /** Where the key itself stands, which is where a mistake about the key is shown. */
        public Place keyPlace(String key) {
            return keys.getOrDefault(key, place);
        }
    }

    /** What this is, in words for a message. */
    default String described() {
        if (this instanceof Scalar scalar) {
            String text = scalar.text().length() > 40 ? scalar.text().substring(0, 40) + "…" : scalar.text();
            return "\"" + text.replace('\n', ' ') + "\"";
        }
        return this instanceof Items ? "a list" : "a group of keys";
    }
}
