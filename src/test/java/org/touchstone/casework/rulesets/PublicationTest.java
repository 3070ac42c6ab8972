package org.touchstone.casework.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a case may be decided under rules that others followed. */
class PublicationTest {

    private static final LocalDate SUBMITTED = LocalDate.of(2027, 3, 10);
    private static final LocalDate LATER = LocalDate.of(2027, 4, 1);

    private final List<Publication> all = new ArrayList<>();

    PublicationTest() {
        publish("old", Publication.BEGINNING, null);
    }

    private void publish(String digest, LocalDate from, LocalDate decidedUntil) {
        all.add(new Publication(
                all.size() + 1, digest, from, Instant.EPOCH, null, "", "", Optional.ofNullable(decidedUntil)));
    }

    private Optional<LocalDate> until(LocalDate today) {
        return Publication.decidedUntil("old", SUBMITTED, all, today);
    }

    @Test
    void withoutADayItHasNoEnd() {
        publish("new", LATER, null);
        assertThat(until(LATER.plusYears(1))).isEmpty();
    }

    @Test
    void theEarliestDayCountsOfRulesThatCameAfter() {
        publish("before", SUBMITTED.minusDays(1), SUBMITTED.plusDays(1));
        publish("new", LATER, LATER.plusDays(60));
        publish("newer", LATER.plusDays(10), LATER.plusDays(30));
        publish("newest", LATER.plusDays(20), LATER.plusDays(90));
        assertThat(until(SUBMITTED)).contains(LATER.plusDays(30));
    }

    @Test
    void rulesThatCameOnTheDayOfTheSubmissionCount() {
        publish("new", SUBMITTED, LATER);
        assertThat(until(SUBMITTED)).contains(LATER);
        assertThat(Publication.decidedUntil("new", SUBMITTED, all, SUBMITTED)).isEmpty();
    }

    @Test
    void rulesThatOthersReplacedBeforeTheirDaySetNone() {
        publish("new", LATER, LATER);
        publish("newer", LATER, null);
        assertThat(until(LATER)).isEmpty();
    }

    @Test
    void whereTheSameRulesComeBackInTimeTheDayIsGone() {
        publish("new", LATER, LATER.plusDays(30));
        publish("old", LATER.plusDays(31), null);
        assertThat(until(LATER)).isEmpty();
    }

    @Test
    void whereTheyComeBackLaterItCanBeDecidedAgainFromThen() {
        LocalDate back = LATER.plusDays(50);
        publish("new", LATER, LATER.plusDays(30));
        publish("old", back, null);
        assertThat(until(back.minusDays(1))).contains(LATER.plusDays(30));
        assertThat(until(back)).isEmpty();
    }
}
