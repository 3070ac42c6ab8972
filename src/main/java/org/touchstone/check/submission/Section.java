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
 * @param pages which of them stand together on a page of the form; at least one
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
        List<Page> pages,
        Optional<Question> complete) {

    /** How many questions a page may ask, not counting ids, which a form makes itself. */
    public static final int MOST_ON_A_PAGE = 10;

    /**
     * Questions that stand together.
     *
     * @param title their heading
     * @param questions the questions, in the order of the page
     */
    public record Page(String title, List<Question> questions) {}

    /** The question of this key, whether it is asked of each item or of the list as a whole. */
    public Optional<Question> question(String key) {
        return Stream.concat(questions.stream(), complete.stream())
                .filter(question -> question.key().equals(key))
                .findFirst();
    }
}
