package org.touchstone.check.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of answer a question takes. */
public enum AnswerKind {
    TEXT,
    /** A few words that say something: not a mere yes or no. */
    PHRASE,
    /** A few words or more, or the word {@code no}: "we do not do this". */
    DESCRIPTION,
    YES_NO,
    COUNT,
    DATE,
    INTERVAL,
    CHOICE,
    CHOICES,
    ELEMENT,
    ELEMENTS,
    LEVELS,
    LANGUAGE,
    CURRICULUM,
    ID,
    REFERS;

    /** The words used for the kinds in {@code questions.yaml}. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(AnswerKind::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AnswerKind of(String word) {
        return values()[WORDS.indexOf(word)];
    }

    /** Whether an answer may hold several values. */
    public boolean isList() {
        return this == CHOICES || this == ELEMENTS || this == LEVELS || this == CURRICULUM || this == REFERS;
    }

    /** Whether answers are somebody's own words, which a program cannot understand. */
    public boolean isWords() {
        return this == TEXT || this == PHRASE || this == DESCRIPTION;
    }

    /** Whether answers have a size that rules can compare. */
    public boolean isNumeric() {
        return this == COUNT || this == DATE || this == INTERVAL;
    }
}
