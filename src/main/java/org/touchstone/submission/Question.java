package org.touchstone.submission;

import java.util.List;
import java.util.Locale;

/**
 * One question that a submission may answer.
 *
 * @param kind the kind of thing it is asked of: {@code course}, or an item of a list such as {@code session}
 * @param key the key in the file, such as {@code groupSize}
 * @param answers what kind of answer it takes
 * @param choices the words to choose from, where the answer is a choice; otherwise empty
 * @param to the kind that is referred to, where the answer refers to other items; otherwise empty
 * @param must whether a file without an answer is refused
 * @param ask the question, as put to a provider
 * @param help a further sentence for the provider; may be empty
 */
public record Question(
        String kind,
        String key,
        AnswerKind answers,
        List<String> choices,
        String to,
        boolean must,
        String ask,
        String help) {

    /** The question's name in plain words, as rules write it: {@code group size}. */
    public String words() {
        return words(key);
    }

    /** The name under which facts and rules know it: {@code session.group size}. */
    public String name() {
        return kind + "." + words();
    }

    static String words(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
