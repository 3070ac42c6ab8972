package org.touchstone.door.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/** Counts the sign-ins that are refused. */
@Component
class SignInsRefused {

    private final Counter refused;

    SignInsRefused(MeterRegistry meters) {
        this.refused = Counter.builder("touchstone.sign-ins.refused").register(meters);
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        refused.increment();
    }
}
