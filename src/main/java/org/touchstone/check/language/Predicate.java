package org.touchstone.check.language;

import java.util.List;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.submission.Question;

/** What is said of one thing: of what is asked, of the course, or of something else that the course describes. */
public sealed interface Predicate {

    /** What is answered: the fact that the predicate is about. */
    Question question();

    /** Whether it comes out the same whatever is asked, for it holds the answer against nothing else. */
    default boolean isOfAnswersAlone() {
        return !(this instanceof Compares
                || this instanceof Between
                || this instanceof NamesIt
                || this instanceof NamedIn);
    }

    /** One of these is the answer, or among the answers. */
    record Is(Question question, List<String> choices) implements Predicate {

        public Is {
            choices = List.copyOf(choices);
        }
    }

    /** There is an answer, and it is or holds none of these. */
    record IsNot(Question question, List<String> choices) implements Predicate {

        public IsNot {
            choices = List.copyOf(choices);
        }
    }

    /** There is an answer other than "no". */
    record Given(Question question) implements Predicate {}

    /** The answer is "no", 0 or an empty list. */
    record AnsweredNo(Question question) implements Predicate {}

    /** There is no answer. */
    record NotGiven(Question question) implements Predicate {}

    /** The answer stands so to a size. */
    record Compares(Question question, Relation relation, Value value) implements Predicate {}

    /** The answer is no less than one size and no more than another. */
    record Between(Question question, Value least, Value most) implements Predicate {}

    /** The answer names the element that is asked about: {@code about it}, {@code expert in it}. */
    record NamesIt(Question question) implements Predicate {}

    /** What is asked refers to it, by the answer to this question. */
    record NamedIn(Question question) implements Predicate {}
}
