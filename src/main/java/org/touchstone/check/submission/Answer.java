package org.touchstone.check.submission;

import java.util.List;
import org.touchstone.check.located.Place;

/**
 * One answer of a submission. A list answer gives one of these for each value in it, or one that says that it holds none.
 *
 * @param question what is answered
 * @param text the answer in words, in the form the reader settled on ({@code yes}, not {@code true})
 * @param number its size, where it has one: a count; days since 1970-01-01 for a date; days for an interval.
 *     Otherwise {@code NaN}, which no comparison holds for
 * @param place where it stands
 * @param evidence what shows it
 * @param note what the provider adds; may be empty
 */
public record Answer(Question question, String text, double number, Place place, List<Citation> evidence, String note) {

    /** The text of an answer that is a list with nothing in it. */
    static final String NONE = "";

    /** Where an answer stands as a whole, which is the same for each of its values: what shows it stands there once. */
    public static String whole(String pointer) {
        return pointer.replaceFirst("/value/\\d+$", "/value");
    }

    /** Whether it is a list with nothing in it, which says that there is none. */
    public boolean isNone() {
        return question.answers().isList() && text.equals(NONE);
    }
}
