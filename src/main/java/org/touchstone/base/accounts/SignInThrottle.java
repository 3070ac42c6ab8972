package org.touchstone.base.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;

/**
 * Slows down the guessing of passwords: after some failures in a row, for one address from one place, the next try has to
 * wait, each time twice as long. Many more are needed from all places together, so that a few failures of another
 * keep nobody out, and many more for all addresses from one place, such as an office. Every instance of the service counts
 * in the same table, which holds digests of addresses only.
 */
@Component
public class SignInThrottle {

    private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);
    private static final int MOST_KEPT = 100_000;
    /** Times as many failures, where they may be those of many people. */
    private static final int MANY = 10;

    private final Settings.SignIn settings;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SignInThrottle(Settings settings, Clock clock, JdbcClient jdbc, TransactionOperations transactions) {
        this.settings = settings.signIn();
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Looks whether a try may be made now.
     *
     * @throws TooManyTriesException where this address, from this place, has to wait
     */
    void check(String email, String place) {
        Instant now = clock.instant();
        jdbc.sql("""
                        select wait_until from sign_in_failure where whose in (:whose) and failed_at > :from
                        order by wait_until desc limit 1""")
                .param("whose", List.of(bothKey(email, place), emailKey(email), placeKey(place)))
                .param("from", Times.at(forgotten(now)))
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(wait -> !wait.isNegative() && !wait.isZero())
                .ifPresent(wait -> {
                    throw new TooManyTriesException(wait);
                });
    }

    /** Failures from before then count no more. */
    private Instant forgotten(Instant now) {
        return now.minus(settings.longestWait().multipliedBy(4));
    }

    /** Counts a failure. Rows are always locked in this order, so that nobody waits for each other. */
    void failed(String email, String place) {
        transactions.executeWithoutResult(status -> {
            count(bothKey(email, place), settings.failures());
            count(emailKey(email), settings.failures() * MANY);
            count(placeKey(place), settings.failures() * MANY);
        });
    }

    private void count(String whose, int free) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into sign_in_failure (whose, in_a_row, wait_until, failed_at) values (:whose, 0, :now, :now)
                        on conflict do nothing""").param("whose", whose).param("now", Times.at(now)).update();
        int inARow = 1
                + jdbc.sql("""
                                select case when failed_at > :from then in_a_row else 0 end from sign_in_failure
                                where whose = :whose for update""")
                        .param("from", Times.at(forgotten(now)))
                        .param("whose", whose)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        int doublings = Math.min(20, Math.max(0, inARow - free));
        Duration wait = inARow < free ? Duration.ZERO : settings.firstWait().multipliedBy(1L << doublings);
        Duration atMost = wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
        jdbc.sql(
                        "update sign_in_failure set in_a_row = :many, wait_until = :until, failed_at = :now where whose = :whose")
                .param("many", inARow)
                .param("until", Times.at(now.plus(atMost)))
                .param("now", Times.at(now))
                .param("whose", whose)
                .update();
    }

    /** Forgets the failures of an address that has signed in from a place: there they were no guesses. */
    void succeeded(String email, String place) {
        String both = bothKey(email, place);
        boolean none = jdbc.sql("select count(*) from sign_in_failure where whose = :whose")
                        .param("whose", both)
                        .query(Integer.class)
                        .single()
                == 0;
        if (none) {
            return;
        }
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "select in_a_row from sign_in_failure where whose = :whose for update")
                .param("whose", both)
                .query(Integer.class)
                .optional()
                .ifPresent(many -> {
                    forget(both, many);
                    forget(emailKey(email), many);
                    forget(placeKey(place), many);
                }));
    }

    private void forget(String whose, int many) {
        jdbc.sql("update sign_in_failure set in_a_row = in_a_row - :many where whose = :whose")
                .param("many", many)
                .param("whose", whose)
                .update();
        jdbc.sql("delete from sign_in_failure where whose = :whose and in_a_row <= 0")
                .param("whose", whose)
                .update();
    }

    /** Forgets what is old, and the oldest where there is too much. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            jdbc.sql("delete from sign_in_failure where failed_at <= :from")
                    .param("from", Times.at(forgotten(clock.instant())))
                    .update();
            jdbc.sql("""
                            delete from sign_in_failure where whose in
                            (select whose from sign_in_failure order by failed_at desc, whose offset :most)""").param("most", MOST_KEPT).update();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("sign-ins that failed stay for now ({})", e.getClass().getSimpleName());
        }
    }

    private static String bothKey(String email, String place) {
        return Digests.of(address(email) + " from " + place);
    }

    private static String emailKey(String email) {
        return Digests.of(address(email));
    }

    private static String placeKey(String place) {
        return Digests.of("place " + place);
    }

    private static String address(String email) {
        return "email " + email.strip().toLowerCase(Locale.ROOT);
    }
}
