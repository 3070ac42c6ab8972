package org.touchstone.check.facts;

import java.util.List;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Citation;
import org.touchstone.check.submission.Question;

/**
 * One immutable statement taken from a submission, or worked out from several.
 *
 * @param subject what it is about
 * @param question what it answers
 * @param name the question's name, such as {@code session.group size}
 * @param text its value in words
 * @param number its size; {@code NaN}, which no comparison holds for, where it has none
 * @param most the most that its size can be: as a rule the size itself, {@code NaN} where it may be greater, as the number
 *     of things in a list that is not said to be complete
 * @param negative whether it states that there is none: {@code no}, the number 0, an empty list
 * @param place where it stands; for a fact worked out from several, where the one stands that completes it
 * @param evidence what the provider cites for it
 * @param note what the provider adds to it; may be empty
 * @param workedOut whether the program worked it out, so that it stands nowhere in the submission
 */
public record Fact(
        Subject subject,
        Question question,
        String name,
        String text,
        double number,
        double most,
        boolean negative,
        Place place,
        List<Citation> evidence,
        String note,
        boolean workedOut) {

    /** The kind of thing it is about. */
    public String kind() {
        return subject.kind();
    }
}
