package org.touchstone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has a service that is started with it see another time, which goes on from where a test puts it. */
public final class MovedClock implements BeanPostProcessor {

    /** The setting that starts a service with it. */
    public static final String SETTING = "spring.main.sources";

    private static volatile Duration ahead = Duration.ZERO;

    /** From now on it is this time. */
    public static void to(ZonedDateTime time) {
        ahead = Duration.between(Instant.now(), time);
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
            return clock.instant().plus(ahead);
        }
    }
}
