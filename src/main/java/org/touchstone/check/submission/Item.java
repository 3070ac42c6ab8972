package org.touchstone.check.submission;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.located.Place;

/**
 * One thing that a submission describes: the course itself, or one session, assessment and so on.
 *
 * @param kind {@code course}, {@code session} ...
 * @param id the id others refer to it by; for an item without one, its title or its number in the list
 * @param label how it is named in a sentence
 * @param place where it begins
 * @param answers what is said of it, in the order of the file
 */
public record Item(String kind, String id, String label, Place place, List<Answer> answers) {

    /** What an id begins with that the form makes for a thing of a kind: {@code session-}. A number follows. */
    public static String madeId(String kind) {
        return kind.replaceAll("[^A-Za-z0-9]+", "-") + "-";
    }

    /** Whether an id of a thing of this kind is one that the form has made, which nobody has seen. */
    public static boolean isMadeId(String kind, String id) {
        int number = id.lastIndexOf('-') + 1;
        boolean numbered = number > 0
                && number < id.length()
                && id.chars().skip(number).allMatch(letter -> letter >= '0' && letter <= '9');
        return numbered && id.substring(0, number).equals(madeId(kind));
    }

    /** The first answer to a question, by key. */
    public Optional<Answer> answer(String key) {
        return answers.stream().filter(a -> a.question().key().equals(key)).findFirst();
    }

    /** Every value of the answer to a question, by key. */
    public List<Answer> answers(String key) {
        return answers.stream().filter(a -> a.question().key().equals(key)).toList();
    }
}
