package org.touchstone.submission;

import java.util.List;
import java.util.Optional;

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
        Optional<Question> complete) {}
