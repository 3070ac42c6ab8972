package org.touchstone.base.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.touchstone.base.settings.Settings;

/** Who has to wait before the next password, and who need not. */
class SignInThrottleTest {

    private static final String ROBIN = "robin@example.org";
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final HeldClock clock = new HeldClock();
    private final DataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    private final SignInThrottle throttle = instance();
    /** The same service in another process. */
    private final SignInThrottle another = instance();

    SignInThrottleTest() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/touchstone/door/server/migrations/V5__sign_ins_that_failed.sql"))
                .execute(database);
    }

    private SignInThrottle instance() {
        return new SignInThrottle(
                settings(),
                clock,
                JdbcClient.create(database),
                new TransactionTemplate(new DataSourceTransactionManager(database)));
    }

    @AfterEach
    void close() {
        JdbcClient.create(database).sql("shutdown").update();
    }

    @Test
    void everyInstanceCounts() {
        fail(4, ROBIN, HOME);
        another.failed(ROBIN, HOME);
        waits(ROBIN, HOME);
        clock.now = clock.now.plusSeconds(31);
        another.succeeded(ROBIN, HOME);
        fail(4, ROBIN, HOME);
        mayTry(ROBIN, HOME);
    }

    @Test
    void whatIsOldIsForgotten() {
        fail(10, ROBIN, HOME);
        clock.now = clock.now.plus(Duration.ofHours(1)).minusSeconds(1);
        throttle.forgetOld();
        fail(1, ROBIN, HOME);
        waits(ROBIN, HOME);
        clock.now = clock.now.plus(Duration.ofHours(1)).plusSeconds(1);
        fail(4, ROBIN, HOME);
        mayTry(ROBIN, HOME);
        clock.now = clock.now.plus(Duration.ofHours(1)).plusSeconds(1);
        throttle.forgetOld();
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from sign_in_failure")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eachFailureAfterTheFifthDoublesTheWait() {
        fail(5, ROBIN, HOME);
        waits(ROBIN, HOME);
        clock.now = clock.now.plusSeconds(31);
        mayTry(ROBIN, HOME);
        fail(1, ROBIN, HOME);
        clock.now = clock.now.plusSeconds(31);
        waits(ROBIN, HOME);
    }

    @Test
    void nobodyIsKeptOutByAFewFailuresFromElsewhere() {
        fail(20, ROBIN, ELSEWHERE);

        waits(ROBIN, ELSEWHERE);
        mayTry(ROBIN, HOME);
    }

    @Test
    void manyPlacesTogetherCannotGuessForLong() {
        for (int place = 0; place < 50; place++) {
            fail(1, ROBIN, "198.51.100." + place);
        }

        waits(ROBIN, HOME);
    }

    @Test
    void onePlaceCannotTryManyAddressesForLong() {
        for (int person = 0; person < 50; person++) {
            fail(1, person + "@example.org", HOME);
        }

        waits(ROBIN, HOME);
        mayTry(ROBIN, ELSEWHERE);
    }

    @Test
    void anOfficeWhosePeopleMistypeAndThenSignInIsNotKeptOut() {
        for (int person = 0; person < 100; person++) {
            String email = person + "@example.org";
            fail(3, email, HOME);
            mayTry(email, HOME);
            throttle.succeeded(email, HOME);
        }

        mayTry(ROBIN, HOME);
    }

    @Test
    void onesOwnSuccessDoesNotForgetTheFailuresOfOthers() {
        for (int person = 0; person < 49; person++) {
            fail(1, person + "@example.org", HOME);
            throttle.succeeded(ROBIN, HOME);
        }
        fail(1, "another@example.org", HOME);

        waits(ROBIN, HOME);
    }

    private void fail(int times, String email, String place) {
        for (int i = 0; i < times; i++) {
            throttle.failed(email, place);
        }
    }

    private void waits(String email, String place) {
        assertThatExceptionOfType(TooManyTriesException.class).isThrownBy(() -> throttle.check(email, place));
    }

    private void mayTry(String email, String place) {
        assertThatCode(() -> throttle.check(email, place)).doesNotThrowAnyException();
    }

    private static Settings settings() {
        Path none = Path.of("");
        return new Settings(
                none,
                none,
                none,
                "",
                false,
                ZoneOffset.UTC,
                "",
                false,
                new Settings.Database("", "", ""),
                new Settings.Evidence("", "", "us-east-1", "", ""),
                new Settings.Uploads(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)),
                new Settings.SignIn(
                        5, Duration.ofSeconds(30), Duration.ofMinutes(15), new Settings.Provider("", "", "", "")),
                new Settings.Credentials("", "", List.of()),
                new Settings.Mail("", 587, "", "", "", true),
                new Settings.Rulesets(List.of()),
                new Settings.Limits(1, 1, 1));
    }

    private static final class HeldClock extends Clock {

        private Instant now = Instant.parse("2026-09-01T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
