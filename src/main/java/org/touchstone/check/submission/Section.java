package org.touchstone.check.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One section of a submission.
 *
 * @param key the key in the file
 * @param kind the kind of thing its questions are about: {@code course}, or the kind of each item
 * @param list whether the section is a list of items
 * @param chapter the heading that it stands under together with other sections, such as {@code Design}
 * @param title its heading
 * @param intro a sentence on what belongs in it
 * @param questions its questions, in order
 * @param complete the question whether everything there is is listed; empty where that is not asked
 */
public record Section(
        String key,
        String kind,
        boolean list,
        String chapter,
        String title,
        String intro,
        List<Question> questions,
        Optional<Question> complete) {

    /** The question of this key, whether it is asked of each item or of the list as a whole. */
    public Optional<Question> question(String key) {
        return Stream.concat(questions.stream(), complete.stream())
                .filter(question -> question.key().equals(key))
                .findFirst();
    }
}
