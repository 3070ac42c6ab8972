package org.touchstone.check.language;

import java.time.LocalDate;
import org.touchstone.check.submission.Question;

/** Something with a size that is compared with another. */
public sealed interface Value {

    /** A whole or decimal number, written in the rule. */
    record Count(double number) implements Value {}

    /**
     * A length of time, written in the rule.
     *
     * @param number how many
     * @param unit of what
     */
    record Length(double number, Unit unit) implements Value {

        /** The length in days. */
        public double days() {
            return number * unit.days();
        }
    }

    /** A date, written in the rule. */
    record Day(LocalDate date) implements Value {}

    /** A number of the requirement in {@code parameters.yaml}. */
    record OfParameter(String name) implements Value {}

    /** An answer about what is asked, or about the course. */
    record OfAnswer(Question question) implements Value {}

    /** How many things there are. */
    record NumberOf(Things things) implements Value {}

    /** The sum of what is answered about several things. */
    record TotalOf(Question question, Things things) implements Value {}

    /** The first or smallest of what is answered about several things. */
    record FirstOf(Question question, Things things) implements Value {}

    /** The last or largest of what is answered about several things. */
    record LastOf(Question question, Things things) implements Value {}

    /** A date that is later than another, or earlier where the length is taken away. */
    record Shifted(Value date, Value length, boolean later) implements Value {}

    /** Units of time. A month counts as 30.4375 days and a year as twelve months. */
    enum Unit {
        MINUTES(1 / 1440.0),
        HOURS(1 / 24.0),
        DAYS(1),
        WEEKS(7),
        MONTHS(30.4375),
        YEARS(365.25);

        private final double days;

        Unit(double days) {
            this.days = days;
        }

        public double days() {
            return days;
        }
    }
}
