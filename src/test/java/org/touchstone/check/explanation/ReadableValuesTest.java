package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Parameter;

/** A number is said with what it counts, as people say it. */
class ReadableValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | days | 0 days",
                "1 | days | 1 day",
                "2 | days | 2 days",
                "7 | days | 1 week",
                "20 | days | 20 days",
                "0.5 | days | 0.5 days",
                "60 | days | 60 days",
                "84 | days | 12 weeks",
                "90 | days | about 3 months (90 days)",
                "91 | days | 13 weeks",
                "183 | days | 6 months (183 days)",
                "365 | days | 1 year (365 days)",
                "400 | days | about 13 months (400 days)",
                "1000 | days | about 3 years (1000 days)",
                "3653 | days | 10 years (3653 days)",
                "1 | weeks | 1 week",
                "6 | months | 6 months",
                "1.5 | hours | 1.5 hours",
                "1 | people | 1 person",
                "12 | people | 12 people",
                "1 | sessions | 1 session",
                "0 | sessions | 0 sessions",
            })
    void aNumberIsSaidWithItsUnit(double number, String unit, String said) {
        Parameter parameter =
                new Parameter("follow-up", "least days after", number, unit, Days.ALWAYS, Parameter.For.ALL, "policy");

        assertThat(ReadableValues.of(parameter)).isEqualTo(said);
    }
}
