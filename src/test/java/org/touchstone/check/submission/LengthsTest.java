package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/** Lengths of time are read as they are meant, and a length that may mean two things is asked about. */
class LengthsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT3H | PT3H | 3 hours",
                "PT90M | PT90M | 1 hour and 30 minutes",
                "PT3.5H | PT3H30M | 3 hours and 30 minutes",
                "PT3,5H | PT3H30M | 3 hours and 30 minutes",
                "pt3h | PT3H | 3 hours",
                "P3H | PT3H | 3 hours",
                "3H | PT3H | 3 hours",
                "2h30m | PT2H30M | 2 hours and 30 minutes",
                "P1.5D | P1.5D | 1.5 days",
                "1.5D | P1.5D | 1.5 days",
                "1D | P1D | 1 day",
                "2d | P2D | 2 days",
                "1D30M | P1DT30M | 1 day and 30 minutes",
                "P30M | P30M | 30 months",
                "1Y6M | P1Y6M | 1 year and 6 months",
                "P1.5W | P1W3.5D | 1 week and 3.5 days",
                "P1WT3H | P7DT3H | 7 days and 3 hours",
                "2 hours | PT2H | 2 hours",
                "2-hour | PT2H | 2 hours",
                "40 hours | PT40H | 40 hours",
                "25.5 hours | PT25H30M | 25 hours and 30 minutes",
                "2 hrs | PT2H | 2 hours",
                "1.5 hours | PT1H30M | 1 hour and 30 minutes",
                "1\u00bd hours | PT1H30M | 1 hour and 30 minutes",
                "\u00bd day | P0.5D | 0.5 days",
                "two and a half days | P2.5D | 2.5 days",
                "an hour and a half | PT1H30M | 1 hour and 30 minutes",
                "Half\u00a0an\u00a0hour | PT30M | 30 minutes",
                "2 full days | P2D | 2 days",
                "a fortnight | P2W | 2 weeks",
                "a year and a half | P1Y6M | 1 year and 6 months",
                "1.5 days and 2 hours | P1DT14H | 1 day and 14 hours",
                "2 weeks, 3 days | P2W3D | 17 days",
                "1h30 | PT1H30M | 1 hour and 30 minutes",
                "1 hr 30 | PT1H30M | 1 hour and 30 minutes",
                "2 Hours 05 | PT2H5M | 2 hours and 5 minutes",
                "90 min | PT90M | 1 hour and 30 minutes",
            })
    void whatIsMeantIsRead(String written, String kept, String said) {
        assertThat(Lengths.meant(written)).contains(kept);
        assertThat(Lengths.meant(kept)).contains(kept);
        Question length = ShippedRules.RULESET
                .catalogue()
                .questions()
                .resolve("length", "session")
                .orElseThrow();
        assertThat(ReadableValues.of(length, kept)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "3M",
                "3",
                "-3H",
                "3 or 4 hours",
                "2 to 3 weeks",
                "2 weeks 3 weeks",
                "1.5 months",
                "P1MT3H",
                "P1.333Y",
                "ten",
                "hours",
                "3 sessions",
                "about 3 hours",
                "1h3",
                "1h75",
                "3 days 30",
                "9.30-4.30",
                "1.234567 hours",
                "PT1H2H",
                "9999999 days"
            })
    void whatMayMeanTwoThingsOrNoneIsLeftAlone(String written) {
        assertThat(Lengths.meant(written)).isEmpty();
    }

    private static Submission read(String more) throws MistakesException {
        return SubmissionReader.read(
                ("provider: {name: A}\ncourse: {title: B}\n" + more).getBytes(StandardCharsets.UTF_8),
                "course.yaml",
                ShippedRules.RULESET.catalogue().questions());
    }

    @Test
    void aLengthOfMoreThanTenYearsIsASlipOfThePen() throws MistakesException {
        assertThatThrownBy(() -> read("sessions: [{title: One, length: 9000 days}]"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("It is longer than ten years. Look again at the number, and at what it counts.");
        assertThat(read("sessions: [{title: One, length: 10 years}]").items()).hasSize(1);
    }

    @Test
    void aFileMayGiveALengthAndItsRangeInWords() throws MistakesException {
        Item session = read("sessions: [{title: C, length: 1.5D, lengthLeast: 2.5 hours}]")
                .items()
                .get(0);

        assertThat(session.answers()).extracting(Answer::text).containsExactly("C", "P1.5D", "PT2H30M");
        assertThat(session.answer("length").orElseThrow().number()).isEqualTo(1.5);
        assertThat(session.answer("lengthLeast").orElseThrow().number()).isCloseTo(2.5 / 24, Offset.offset(1e-9));
    }

    @Test
    void whoeverWritesSomethingElseIsToldWhatToWrite() {
        List<Mistake> mistakes;
        try {
            read("sessions: [{title: C, length: 3M}]");
            mistakes = List.of();
        } catch (MistakesException e) {
            mistakes = e.mistakes();
        }

        assertThat(mistakes)
                .extracting(Mistake::toString)
                .containsExactly("course.yaml:3:31: \"3M\" does not answer \"length\"."
                        + " Write a length of time such as 3 hours, 1.5 days, 2 weeks or 3 months.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monitoring: {embeddingCheckAfter: 3-5 months} | Write one length here, 3 months or 5 months, and the other in a note.",
                "monitoring: {embeddingCheckAfter: 6 weeks to 3 months} | Write one length here, 6 weeks or 3 months, and the other in a note.",
                "delivery: {leadTime: between 4 and 6 weeks} | Write one length here, 4 weeks or 6 weeks, and the other in a note.",
                "sessions: [{title: C, length: 3-4 hours}] | Write the largest here, and the smallest under \"lengthLeast\".",
                "sessions: [{title: C, length: 9.30-4.30}] | These are times of the day. Write how long it is, such as 3 hours.",
                "sessions: [{title: C, length: 9am to 12.30pm}] | These are times of the day. Write how long it is, such as 3 hours.",
                "delivery: {leadTime: 3-5 sessions} | Write a length of time such as 3 hours, 1.5 days, 2 weeks or 3 months.",
            })
    void whoeverWritesARangeOrTimesOfTheDayIsToldWhatToWrite(String more, String todo) {
        assertThatThrownBy(() -> read(more))
                .isInstanceOf(MistakesException.class)
                .hasMessageEndingWith(todo);
    }

    @Test
    void aMonthIsATwelfthOfAYearAndAnHourATwentyFourthOfADay() {
        assertThat(Lengths.meant("1 year").map(Lengths::days)).isEqualTo(Optional.of(365.25));
        assertThat(Lengths.meant("3 months").map(Lengths::days)).contains(3 * 30.4375);
        assertThat(Lengths.meant("36 hours").map(Lengths::days))
                .hasValueSatisfying(days -> assertThat(days).isCloseTo(1.5, Offset.offset(1e-9)));
    }
}
