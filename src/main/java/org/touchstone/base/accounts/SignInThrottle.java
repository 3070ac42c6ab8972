package org.touchstone.base.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;

/**
 * Slows down the guessing of passwords: after some failures in a row, for one address from one place, the next try has to
 * wait, each time twice as long. Many more are needed from all places together, so that a few failures of another
 * keep nobody out, and many more for all addresses from one place, such as an office. It is kept in memory: a restart forgets it.
 */
@Component
public class SignInThrottle {

    private static final int MOST_KEPT = 100_000;
    /** Times as many failures, where they may be those of many people. */
    private static final int MANY = 10;

    private final Settings.SignIn settings;
    private final Clock clock;
    private final Cache<String, Failures> failures;

    SignInThrottle(Settings settings, Clock clock) {
        this.settings = settings.signIn();
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(this.settings.longestWait().multipliedBy(4))
                .build();
    }

    private record Failures(int inARow, Instant until) {}

    /**
     * Looks whether a try may be made now.
     *
     * @throws TooManyTriesException where this address, from this place, has to wait
     */
    void check(String email, String place) {
        Duration wait = Stream.of(bothKey(email, place), emailKey(email), placeKey(place))
                .map(this::left)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw new TooManyTriesException(wait);
        }
    }

    private Duration left(String key) {
        Failures known = failures.getIfPresent(key);
        if (known == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Counts a failure. */
    void failed(String email, String place) {
        count(bothKey(email, place), settings.failures());
        count(emailKey(email), settings.failures() * MANY);
        count(placeKey(place), settings.failures() * MANY);
    }

    private void count(String key, int free) {
        failures.asMap().compute(key, (k, known) -> {
            int inARow = known == null ? 1 : known.inARow() + 1;
            int doublings = Math.min(20, Math.max(0, inARow - free));
            Duration wait = inARow < free ? Duration.ZERO : settings.firstWait().multipliedBy(1L << doublings);
            Duration atMost = wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
            return new Failures(inARow, clock.instant().plus(atMost));
        });
    }

    /** Forgets the failures of an address that has signed in from a place: there they were no guesses. */
    void succeeded(String email, String place) {
        Failures forgotten = failures.asMap().remove(bothKey(email, place));
        if (forgotten != null) {
            forget(emailKey(email), forgotten.inARow());
            forget(placeKey(place), forgotten.inARow());
        }
    }

    private void forget(String key, int many) {
        failures.asMap()
                .computeIfPresent(
                        key,
                        (k, known) ->
                                known.inARow() > many ? new Failures(known.inARow() - many, known.until()) : null);
    }

    private static String bothKey(String email, String place) {
        return emailKey(email) + " from " + place;
    }

    private static String emailKey(String email) {
        String key = email.strip().toLowerCase(Locale.ROOT);
        return "email " + key.substring(0, Math.min(key.length(), 254));
    }

    private static String placeKey(String place) {
        return "place " + place;
    }
}
