package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.Optional;
import org.touchstone.check.explanation.ReadableValues;

/**
 * One thing in which one ruleset differs from another for those whose courses are checked under it.
 *
 * @param kind what kind of thing
 * @param requirement the id of the requirement, standard or element that it is about; the key of a section for a question
 * @param part the part's id; empty where it is about more than one
 * @param since the day from which it is so, where that is later than the first day looked at
 * @param what what is different, as a sentence
 * @param course a submission that shows it, as its text: under each of the rulesets the engine finds what the sentence says;
 *     empty where no answer shows it
 */
public record RulesetChange(
        Kind kind, String requirement, String part, Optional<LocalDate> since, String what, Optional<String> course) {

    /** What can be different. */
    public enum Kind {
        /** With some answers, something else comes out. */
        OUTCOME,
        /** A number that rules compare with. */
        NUMBER,
        /** What is asked of whom, and how strongly. */
        ASKED,
        /** What providers are asked. */
        QUESTION,
        /** Sentences that people read. */
        WORDING,
        /** Where in the source something stands, and how it is read. */
        CITATION,
        /** Rules that are written in another way, and come to the same. */
        SAME,
        /** Which answers change outcome could not be worked out completely. */
        UNDECIDED
    }

    /** The ids of what it is about. */
    public String about() {
        return part.isEmpty() ? requirement : requirement + "/" + part;
    }

    @Override
    public String toString() {
        return since.map(day -> ReasoningWords.text("since", ReadableValues.date(day), what))
                .orElse(what);
    }
}
