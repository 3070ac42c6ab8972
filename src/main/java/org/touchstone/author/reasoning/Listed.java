package org.touchstone.author.reasoning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.submission.Question;

/**
 * A list of things, as far as some rules can tell it from others.
 *
 * @param things the things in it
 * @param said what is said of the list as a whole
 */
record Listed(List<Thing> things, Said said) {

    /** What can be said of a list as a whole. */
    enum Said {
        /** Nothing: it is not there. */
        NOTHING,
        /** That there is more, or not whether there is. */
        OPEN,
        /** That it is all there is. */
        ALL
    }

    static final Listed UNSAID = new Listed(List.of(), Said.NOTHING);

    /**
     * A thing in a list.
     *
     * @param answers what is said of it
     * @param namedBy the questions by whose answers what is asked names it
     */
    record Thing(Map<Question, Given> answers, Set<Question> namedBy) {}
}
