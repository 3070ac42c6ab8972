package org.touchstone.check.language;

import org.touchstone.check.submission.Question;

/** What kind of size something has: only sizes of one kind compare. */
enum Sizes {
    COUNT("a number"),
    LENGTH("a length of time"),
    DATE("a date"),
    NONE("no size");

    private final String words;

    Sizes(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Sizes of(Question question) {
        return switch (question.answers()) {
            case COUNT -> COUNT;
            case INTERVAL -> LENGTH;
            case DATE -> DATE;
            default -> NONE;
        };
    }
}
