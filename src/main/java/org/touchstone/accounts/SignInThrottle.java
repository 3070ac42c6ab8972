package org.touchstone.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.touchstone.settings.Settings;

/**
 * Slows down the guessing of passwords: after some failures in a row, for one address or from one place, the next try has
 * to wait, each time twice as long. It is kept in memory: a restart forgets it.
 */
@Component
public class SignInThrottle {

    private static final int MOST_KEPT = 100_000;

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

    /** How long this address, from this place, has to wait before the next try; zero where it need not. */
    public Duration wait(String email, String place) {
        Duration byEmail = left(emailKey(email));
        Duration byPlace = left(placeKey(place));
        return byEmail.compareTo(byPlace) > 0 ? byEmail : byPlace;
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
    public void failed(String email, String place) {
        count(emailKey(email), settings.failures());
        // Many people may share one place, such as an office.
        count(placeKey(place), settings.failures() * 10);
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

    /** Forgets the failures of an address that has signed in. */
    public void succeeded(String email) {
        failures.invalidate(emailKey(email));
    }

    private static String emailKey(String email) {
        String key = email.strip().toLowerCase(Locale.ROOT);
        return "email " + key.substring(0, Math.min(key.length(), 254));
    }

    private static String placeKey(String place) {
        return "place " + place;
    }
}
