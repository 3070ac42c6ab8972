package org.touchstone.door.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.settings.Settings;

/**
 * What everybody may still ask for. Of an allowance is kept until when it is used up, as if each request took its part of a
 * minute, one after the other; so what was used comes back evenly, and one moment for each is all that has to be kept.
 */
interface Allowances {

    /** How far ahead an allowance may be used up, and in how long all of it comes back. */
    Duration WINDOW = Duration.ofMinutes(1);

    /** Takes one request out of an allowance, where there is one left. */
    Taken take(String whose, int perMinute);

    /**
     * What came of asking for one more request.
     *
     * @param granted whether it may be answered
     * @param left how many more may be asked for at once
     * @param again how long until the next may be asked for; zero where one may
     */
    record Taken(boolean granted, long left, Duration again) {

        /** Of an allowance that is used up for so many microseconds from now. */
        static Taken of(boolean granted, long used, long each) {
            long free = micros(WINDOW) - used;
            return new Taken(
                    granted,
                    Math.max(0, free / each),
                    Duration.of(Math.max(0, each - free), java.time.temporal.ChronoUnit.MICROS));
        }
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    /** The part of a minute that one request takes, in microseconds. */
    private static long each(int perMinute) {
        return Math.max(1, micros(WINDOW) / perMinute);
    }

    /** In the memory of this process. A restart forgets it. */
    final class InMemory implements Allowances {

        private static final int MOST_KEPT = 100_000;

        private final LongSupplier now;
        private final ConcurrentMap<String, Long> usedUntil = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(WINDOW)
                .<String, Long>build()
                .asMap();

        /**
         * Begins with whole allowances.
         *
         * @param now tells the time in microseconds
         */
        InMemory(LongSupplier now) {
            this.now = now;
        }

        @Override
        public Taken take(String whose, int perMinute) {
            long each = each(perMinute);
            long moment = now.getAsLong();
            boolean[] granted = {false};
            long until = usedUntil.compute(whose, (key, known) -> {
                long used = known == null ? moment : Math.max(known, moment);
                granted[0] = used + each <= moment + micros(WINDOW);
                return granted[0] ? used + each : used;
            });
            return Taken.of(granted[0], until - moment, each);
        }
    }

    /** In a table of PostgreSQL that every instance of the service looks at. It is not written to the log of the database. */
    final class Shared implements Allowances {

        private static final Logger LOG = LoggerFactory.getLogger(Shared.class);

        /** Any number that nobody else takes. */
        private static final long LOCK = 0x746f756368L;

        private final JdbcClient jdbc;

        Shared(JdbcClient jdbc, TransactionOperations transactions) {
            this.jdbc = jdbc;
            // Two that make one table at once would get in each other's way.
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select 1 from pg_advisory_xact_lock(:lock)")
                        .param("lock", LOCK)
                        .query(Integer.class)
                        .single();
                jdbc.sql("""
                                create unlogged table if not exists request_allowance (
                                    whose text primary key, used_until timestamp with time zone not null)""").update();
            });
        }

        @Override
        public Taken take(String whose, int perMinute) {
            long each = each(perMinute);
            Optional<Long> used = jdbc.sql("""
                            insert into request_allowance as known (whose, used_until)
                            values (:whose, now() + :each * interval '1 microsecond')
                            on conflict (whose) do update
                            set used_until = greatest(known.used_until, now()) + :each * interval '1 microsecond'
                            where greatest(known.used_until, now()) + :each * interval '1 microsecond'
                                <= now() + :window * interval '1 microsecond'
                            returning cast(1000000 * extract(epoch from used_until - now()) as bigint)""")
                    .param("whose", whose)
                    .param("each", each)
                    .param("window", micros(WINDOW))
                    .query(Long.class)
                    .optional();
            return used.isPresent() ? Taken.of(true, used.get(), each) : Taken.of(false, used(whose), each);
        }

        private long used(String whose) {
            return jdbc.sql("""
                            select cast(1000000 * extract(epoch from used_until - now()) as bigint)
                            from request_allowance where whose = :whose""")
                    .param("whose", whose)
                    .query(Long.class)
                    .optional()
                    .orElse(micros(WINDOW));
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
        void forgetUnused() {
            try {
                jdbc.sql("delete from request_allowance where used_until < now()")
                        .update();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("allowances that nobody uses stay for now ({})", Trace.root(e));
            }
        }
    }

    /** Where they are kept. */
    @Configuration
    class Chosen {

        /** An embedded database has one process only. */
        @Bean
        Allowances allowances(Settings settings, JdbcClient jdbc, TransactionOperations transactions) {
            return settings.database().url().startsWith("jdbc:postgresql:")
                    ? new Shared(jdbc, transactions)
                    : new InMemory(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
        }
    }
}
