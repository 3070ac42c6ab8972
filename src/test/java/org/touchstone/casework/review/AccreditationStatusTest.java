package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccreditationStatusTest {

    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);
    private static final LocalDate TO = LocalDate.of(2030, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, IN_FORCE, false, NOT_YET",
        "2027-01-01, IN_FORCE, false, ACTIVE",
        "2027-01-01, IN_FORCE, true, CONDITIONS_OUTSTANDING",
        "2029-10-02, IN_FORCE, false, ACTIVE",
        "2029-10-03, IN_FORCE, false, RENEWAL_DUE",
        "2029-12-31, IN_FORCE, false, RENEWAL_DUE",
        "2030-01-01, IN_FORCE, false, LAPSED",
        "2030-01-01, IN_FORCE, true, LAPSED",
        "2028-01-01, SUSPENDED, true, SUSPENDED",
        "2031-01-01, REVOKED, false, REVOKED",
        "2028-01-01, WITHDRAWN, false, WITHDRAWN"
    })
    void onEachDay(LocalDate day, Standing standing, boolean conditions, AccreditationStatus status) {
        assertThat(AccreditationStatus.on(day, FROM, TO, standing, conditions)).isEqualTo(status);
    }
}
