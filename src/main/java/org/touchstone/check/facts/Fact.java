package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.Collections;
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

    /** By name and value first: the id of a thing without a name of its own depends on the order of the submission. */
    public static int inOrder(Fact one, Fact other) {
        int order = one.name.equals(other.name) ? 0 : one.name.compareTo(other.name);
        if (order == 0) {
            order = one.text.compareTo(other.text);
        }
        if (order == 0) {
            order = one.subject.id().compareTo(other.subject.id());
        }
        return order == 0 ? one.place.pointer().compareTo(other.place.pointer()) : order;
    }

    /** These facts in their order, each once; the very list where it is so. */
    public static List<Fact> inOrder(List<Fact> facts) {
        if (areInOrder(facts)) {
            return facts;
        }
        List<Fact> sorted = new ArrayList<>(facts);
        sorted.sort(Fact::inOrder);
        List<Fact> once = new ArrayList<>(sorted.size());
        for (Fact fact : sorted) {
            if (!endsWith(once, fact)) {
                once.add(fact);
            }
        }
        return Collections.unmodifiableList(once);
    }

    private static boolean areInOrder(List<Fact> facts) {
        for (int i = 1; i < facts.size(); i++) {
            if (inOrder(facts.get(i - 1), facts.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a fact is already among the last of sorted facts, those that are as it is. */
    @SuppressWarnings("ReferenceEquality") // The same fact, not another that says the same.
    private static boolean endsWith(List<Fact> sorted, Fact fact) {
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Fact earlier = sorted.get(i);
            if (earlier == fact) {
                return true;
            }
            if (inOrder(earlier, fact) != 0) {
                return false;
            }
        }
        return false;
    }
}
