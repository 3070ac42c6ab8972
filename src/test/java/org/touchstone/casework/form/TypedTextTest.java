package org.touchstone.casework.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.check.submission.AnswerKind;

/** People type dates, lengths of time and languages in their own way. */
class TypedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-09-30 | 2026-09-30",
                "30/9/2026 | 2026-09-30",
                "30/09/2026 | 2026-09-30",
                "30.9.2026 | 2026-09-30",
                "30-9-2026 | 2026-09-30",
                "30 September 2026 | 2026-09-30",
                "30th of september 2026 | 2026-09-30",
                "30 Sept 2026 | 2026-09-30",
                "30 Sep. 2026 | 2026-09-30",
                "Wednesday 30 September 2026 | 2026-09-30",
                "September 30, 2026 | 2026-09-30",
                "2026/9/30 | 2026-09-30",
                "  1   May   2027 | 2027-05-01",
                "31/9/2026 | 31/9/2026",
                "30/9/26 | 30/9/26",
                "9/30/2026 | 2026-09-30",
                "next spring | next spring",
                "30 Ma 2026 | 30 Ma 2026",
                "September 2026 | September 2026",
            })
    void datesAreUnderstoodOrKeptAsTyped(String typed, String held) {
        assertThat(TypedText.understood(AnswerKind.DATE, typed)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 hours | PT3H",
                "3h | PT3H",
                "an hour | PT1H",
                "half an hour | PT30M",
                "1.5 hours | PT1H30M",
                "90 minutes | PT90M",
                "1 hour 30 minutes | PT1H30M",
                "1 hour and 30 mins | PT1H30M",
                "2 weeks | P2W",
                "two weeks | P2W",
                "a fortnight | P2W",
                "6 months | P6M",
                "1 year, 6 months | P1Y6M",
                "2 days and 3 hours | P2DT3H",
                "1 week 3 hours | P7DT3H",
                "1 month 3 hours | 1 month 3 hours",
                "half a day | P0.5D",
                "2 to 3 weeks | 2 to 3 weeks",
                "2 weeks or so | 2 weeks or so",
                "2 weeks 3 weeks | 2 weeks 3 weeks",
                "pt3h | PT3H",
                "P2W | P2W",
                "P | P",
                "PT | PT",
                "hours | hours",
            })
    void lengthsOfTimeAreUnderstoodOrKeptAsTyped(String typed, String held) {
        assertThat(TypedText.understood(AnswerKind.INTERVAL, typed)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LANGUAGE | English | en",
                "LANGUAGE | welsh | cy",
                "LANGUAGE | en-GB | en-GB",
                "LANGUAGE | Klingon | Klingon",
                "COUNT | 1,200 | 1200",
                "COUNT | 1\u00a0200 | 1200",
                "COUNT | 1\u2009200\u2009300 | 1200300",
                "DATE | 30\u00a0September\u202f2026 | 2026-09-30",
                "DATE | 30\u20119\u20112026 | 2026-09-30",
                "INTERVAL | 2\u00a0weeks | P2W",
                "LANGUAGE | \u200bWelsh\u00a0 | cy",
                "YES_NO | \u00a0Yes\u200b | yes",
                "COUNT | about 20 | about 20",
                "YES_NO | Yes | yes",
                "YES_NO | FALSE | no",
                "TEXT | 30/9/2026 | 30/9/2026",
                "DESCRIPTION | no | no",
            })
    void otherAnswersAreUnderstoodOrKeptAsTyped(AnswerKind kind, String typed, String held) {
        assertThat(TypedText.understood(kind, typed)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE | 2026-09-30 | 30 September 2026",
                "DATE | 2026-9-30 | 2026-9-30",
                "INTERVAL | PT90M | 90 minutes",
                "INTERVAL | P1DT1H | 1 day 1 hour",
                "INTERVAL | P1.5D | 1.5 days",
                "INTERVAL | PT0.5H | PT0.5H",
                "LANGUAGE | cy | Welsh",
                "LANGUAGE | en-GB | en-GB",
                "LANGUAGE | not a code | not a code",
                "YES_NO | True | yes",
            })
    void whatIsHeldIsShownAsPeopleWriteIt(AnswerKind kind, String held, String shown) {
        assertThat(TypedText.readable(kind, held)).isEqualTo(shown);
    }

    @Property(tries = 300, seed = "20261121")
    void whatIsShownIsUnderstoodAsWhatIsHeld(@ForAll long seed, @ForAll AnswerKind answers) {
        String held = new Drafts(seed).text();
        String shown = TypedText.readable(answers, held);

        if (answers != AnswerKind.YES_NO && !shown.equals(held)) {
            assertThat(TypedText.understood(answers, shown)).isEqualTo(held);
        }
        assertThat(TypedText.understood(answers, TypedText.understood(answers, held)))
                .isEqualTo(TypedText.understood(answers, held));
    }
}
