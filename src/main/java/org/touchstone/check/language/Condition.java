package org.touchstone.check.language;

import java.util.List;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.submission.Question;

/** What has to hold for a rule to conclude. Of each course it is known to hold, known not to hold, or open. */
public sealed interface Condition {

    /** Something holds of what is asked, or of the course. */
    record Says(Predicate predicate) implements Condition {}

    /** The answer that settles the part by itself is given, or is "no". */
    record Answer(boolean given) implements Condition {}

    /** There is such a thing. */
    record ThereIs(Things things) implements Condition {}

    /** Something holds of all such things. */
    record Every(Things things, Predicate predicate) implements Condition {}

    /** Any two such things are at least so far apart. */
    record Apart(Things things, Question question, Value least) implements Condition {}

    /** One size stands so to another. */
    record Compared(Value one, Relation relation, Value other) implements Condition {}

    /** One size is no less than a second and no more than a third. */
    record Within(Value one, Value least, Value most) implements Condition {}

    /** A number of the requirement has no value on the day. */
    record NotSet(String parameter) implements Condition {}

    /** One of these holds. */
    record AnyOf(List<Condition> conditions) implements Condition {

        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** All of these hold. */
    record AllOf(List<Condition> conditions) implements Condition {

        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** This does not hold. */
    record Not(Condition condition) implements Condition {}
}
