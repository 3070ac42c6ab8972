package org.touchstone.check.suggestion;

import java.util.List;
import java.util.Map;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** One changed answer of a submission, or one more thing in a list of it. */
public sealed interface SuggestedChange {

    /** Stands for an answer in somebody's own words, whatever they say. */
    String WORDS = "...";

    /**
     * An answer.
     *
     * @param question the question
     * @param of what it is about
     * @param values what to answer; {@link #WORDS} where it is for the provider to say
     */
    record Answered(Question question, Subject of, List<String> values) implements SuggestedChange {}

    /**
     * One more thing.
     *
     * @param list the list that it stands in
     * @param answers what is said of it
     */
    record Added(Section list, Map<Question, List<String>> answers) implements SuggestedChange {}
}
