package org.touchstone.check.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How strongly the source asks for something, weakest first. */
public enum Strength {
    /** Not meeting it is said, with the figures, and never fails the course. */
    RECOMMENDED,
    /** Where it is absent, a reviewer judges whether it is appropriate for this course. */
    WHERE_APPROPRIATE,
    REQUIRED;

    /** The words for each, as rule files use them. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Strength::words).toList();

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The strength that one of {@link #WORDS} means. */
    public static Strength of(String words) {
        return values()[WORDS.indexOf(words)];
    }

    /** The weaker of two. */
    public Strength and(Strength other) {
        return compareTo(other) < 0 ? this : other;
    }
}
