package org.touchstone.door.server;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.touchstone.base.settings.Settings;

/** What the service and the operator's commands both stand on. */
@Configuration
class Foundations {

    /** Counts microseconds, as the databases do: a time is the same before and after it is stored. */
    @Bean
    Clock clock(Settings settings) {
        return Clock.tick(Clock.system(settings.timeZone()), Duration.of(1, ChronoUnit.MICROS));
    }

    /** Argon2id with 19 MiB and two passes, the least that OWASP recommends. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    /** Brings the database up to date, unless a newer version of the program has had it. */
    @Bean
    FlywayMigrationStrategy migrations() {
        return flyway -> {
            refuseNewer(flyway);
            flyway.migrate();
        };
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationInfoService known = flyway.info();
        MigrationInfo current = known.current();
        boolean newer = Arrays.stream(known.applied())
                .anyMatch(applied -> applied.getState().name().startsWith("FUTURE"));
        if (newer && current != null) {
            throw new NewerSchemaException(String.valueOf(current.getVersion()));
        }
    }

    /** The database was made or changed by a newer version of the program. */
    static final class NewerSchemaException extends RuntimeException {

        NewerSchemaException(String version) {
            super(
                    "The database is at schema version " + version
                            + ", which this version of Touchstone does not know. Start the version that made it, or a newer one.");
        }
    }
}
