package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

/**
 * A class of answers to one question that the rules in question cannot tell apart, with one that stands for them.
 *
 * @param kind what is said
 * @param texts the answer that stands for the class, value by value
 * @param low its size, where it has one
 * @param high the most that its size can be; {@code NaN} where it may be greater
 * @param from the least size of the class
 * @param to the greatest size of the class
 * @param choices what else is in the class, where the answer is a choice
 */
record Given(Kind kind, List<String> texts, double low, double high, double from, double to, List<String> choices) {

    /** What can be said in answer to a question. */
    enum Kind {
        /** Nothing. */
        UNSAID,
        /** It is known that there is none, though nobody says so: of what would be worked out. */
        NONE_KNOWN,
        /** There is none: "no", 0, an empty list. */
        NO,
        /** Something. */
        SAID
    }

    static final Given UNSAID = new Given(Kind.UNSAID, List.of(), Double.NaN, Double.NaN, 0, 0, List.of());
    static final Given NONE_KNOWN = new Given(Kind.NONE_KNOWN, List.of(), Double.NaN, Double.NaN, 0, 0, List.of());

    static Given no(String text) {
        return new Given(Kind.NO, List.of(text), Double.NaN, Double.NaN, 0, 0, List.of());
    }

    static Given said(List<String> texts, List<String> choices) {
        return new Given(Kind.SAID, List.copyOf(texts), Double.NaN, Double.NaN, 0, 0, List.copyOf(choices));
    }

    /** A size that stands for all from one to another. */
    static Given size(String text, double low, double high, double from, double to) {
        return new Given(low == 0 && high == 0 ? Kind.NO : Kind.SAID, List.of(text), low, high, from, to, List.of());
    }

    boolean isSaid() {
        return kind != Kind.UNSAID;
    }

    /** The facts of this answer; {@code null} where nothing is said or known. */
    @org.jspecify.annotations.Nullable
    List<Fact> facts(Subject subject, Question question, boolean workedOut) {
        if (kind == Kind.UNSAID) {
            return null;
        }
        List<Fact> facts = new ArrayList<>();
        for (String text : texts) {
            boolean countOrNone = question.answers() != org.touchstone.check.submission.AnswerKind.DATE
                    && question.answers() != org.touchstone.check.submission.AnswerKind.INTERVAL;
            facts.add(new Fact(
                    subject,
                    question,
                    question.name(),
                    text,
                    low,
                    high,
                    kind == Kind.NO && countOrNone,
                    Place.START,
                    List.of(),
                    "",
                    workedOut));
        }
        return facts;
    }
}
