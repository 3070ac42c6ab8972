package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.Optional;
import org.touchstone.check.explanation.ReadableValues;

/**
 * Something that follows from the rules for every course, and that their author will hardly have meant.
 *
 * @param kind what it is
 * @param requirement the requirement's id
 * @param part the part's id
 * @param file the file where it can be put right
 * @param line the line in it, from 1
 * @param what what it is, as a sentence
 * @param remedy what to do, as a sentence
 * @param course a submission that shows it, as its text, on which the engine finds it so; empty where no course can show it
 */
public record Concern(
        Kind kind,
        String requirement,
        String part,
        String file,
        int line,
        String what,
        String remedy,
        Optional<String> course) {

    /** What can follow from rules. */
    public enum Kind {
        /** A rule that no course can make apply. */
        NEVER_APPLIES,
        /** A rule that it is met, beside which another always says something that counts for more. */
        NEVER_DECIDES,
        /** A rule without which nothing would come out otherwise. */
        REDUNDANT,
        /** Two rules that say opposite things of one statement. */
        CONTRADICTION,
        /** Everything that is asked for is said, and no rule says anything. */
        GAP,
        /** An exception that no course can bring about. */
        UNLESS_NEVER_HOLDS,
        /** A part that is too large to be decided completely, or of which no course was found that shows what may be so. */
        UNDECIDED
    }

    /** The same, of rules that hold from a later day. */
    Concern from(LocalDate day) {
        String dated = ReasoningWords.text("since", ReadableValues.date(day), what);
        return new Concern(kind, requirement, part, file, line, dated, remedy, course);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
