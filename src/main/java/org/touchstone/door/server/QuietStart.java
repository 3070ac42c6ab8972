package org.touchstone.door.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps what goes wrong at the start out of the log, with its stack traces: {@link TouchstoneServer} hands it to whoever
 * started the service, as a sentence.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietStart extends TurboFilter
        implements SpringBootExceptionReporter, ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.addTurboFilter(this);
        }
    }

    /** The start is over, well or badly. */
    void end() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        boolean failure = level.isGreaterOrEqual(Level.ERROR)
                || thrown != null
                || (parameters != null && Arrays.stream(parameters).anyMatch(Throwable.class::isInstance))
                || (format != null && format.startsWith("Exception encountered during context initialization"))
                // Warns, with stack traces, of what a service leaves behind that stops before it has started.
                || logger.getName().startsWith("org.apache.catalina.loader");
        return failure ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
