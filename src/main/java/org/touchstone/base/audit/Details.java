package org.touchstone.base.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an entry of the record is to say beside who, what and why.
 *
 * @param said texts, numbers and lists of them
 */
public record Details(Map<Detail, Object> said) {

    public static final Details NONE = new Details(Map.of());

    public Details {
        said = Map.copyOf(said);
    }

    public static Details of(Detail detail, Object value) {
        return NONE.and(detail, value);
    }

    /** The same, and one thing more. */
    public Details and(Detail detail, Object value) {
        Map<Detail, Object> all = new EnumMap<>(Detail.class);
        all.putAll(said);
        all.put(detail, value);
        return new Details(all);
    }

    Map<String, Object> byKey() {
        Map<String, Object> keys = new TreeMap<>();
        said.forEach((detail, value) -> keys.put(detail.key(), value));
        return keys;
    }
}
