package org.touchstone.check.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One learning outcome of the curriculum.
 *
 * @param id such as {@code HC-L1-01}
 * @param element the id of its element
 * @param level 1 to 3, or 0 where the source states none
 * @param asks what the learner knows or does, in our own words, to be read after "The learner"
 * @param depth {@code know}, {@code understand}, {@code aware}, {@code do} or {@code value}
 * @param source where it stands
 * @param sameAs the outcome whose text it repeats, if it does
 * @param reading how an odd text is read, if it is odd
 */
public record LearningOutcome(
        String id,
        String element,
        int level,
        String asks,
        String depth,
        Source source,
        Optional<String> sameAs,
        Optional<String> reading) {

    /** What an outcome can ask of the learner. */
    public static final List<String> DEPTHS = List.of("know", "understand", "aware", "do", "value");
}
