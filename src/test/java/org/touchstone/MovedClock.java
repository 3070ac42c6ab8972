package org.touchstone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has a service that is started with it see the time that a test sets. It goes on by a microsecond each time that somebody looks,
 * so that no test depends on how fast a machine is.
 */
public final class MovedClock implements BeanPostProcessor {

    /** The setting that starts a service with it. */
    public static final String SETTING = "spring.main.sources";

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);

    /** From now on it is this time. */
    public static void to(ZonedDateTime time) {
        NOW.set(time.toInstant());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Clock clock ? new Moved(clock) : bean;
    }

    private static final class Moved extends Clock {

        private final Clock clock;

        private Moved(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Moved(clock.withZone(zone));
        }

        @Override
        public Instant instant() {
            return NOW.updateAndGet(now -> now.plus(1, ChronoUnit.MICROS));
        }
    }
}
