package org.touchstone.base.audit;

import io.micrometer.core.instrument.Metrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The record of every change. It can be added to and read, and nothing else. */
@Component
public class AuditLog {

    /** What the first entry holds as the hash of the one before it. */
    public static final String BEGINNING = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits until nobody else, on this machine or another, is adding; from then to the end of the transaction others wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select seq from event_head where one = 1 for update")
                .query(Long.class)
                .single();
    }

    /**
     * Adds an entry, in the transaction of the change it records: both are kept, or neither.
     *
     * @param account who; null for the operator
     * @param organisation whose record it belongs to; null for nobody's
     * @param details what else there is to know
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Event add(
            EventKind kind,
            @Nullable UUID account,
            @Nullable UUID organisation,
            String subject,
            String why,
            Details details) {
        return add(kind, account, organisation, subject, why, details.byKey());
    }

    /**
     * The same, with keys that nobody reads again.
     *
     * @param details texts, numbers and lists of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Event add(
            EventKind kind,
            @Nullable UUID account,
            @Nullable UUID organisation,
            String subject,
            String why,
            Map<String, ?> details) {
        Head head = jdbc.sql("select seq, hash from event_head where one = 1 for update")
                .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        Event unsealed = new Event(
                head.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.ofNullable(account),
                Optional.ofNullable(organisation),
                kind.words(),
                subject,
                why,
                JSON.writeValueAsString(details),
                head.hash(),
                "");
        String hash = hash(unsealed);
        jdbc.sql("""
                        insert into event (seq, at, account_id, organisation_id, kind, subject, why, details, previous, hash)
                        values (:seq, :at, :account, :organisation, :kind, :subject, :why, :details, :previous, :hash)""")
                .param("seq", unsealed.seq())
                .param("at", Times.at(unsealed.at()))
                .param("account", account, java.sql.Types.OTHER)
                .param("organisation", organisation, java.sql.Types.OTHER)
                .param("kind", unsealed.kind())
                .param("subject", subject)
                .param("why", why)
                .param("details", unsealed.details())
                .param("previous", unsealed.previous())
                .param("hash", hash)
                .update();
        jdbc.sql("update event_head set seq = :seq, hash = :hash where one = 1")
                .param("seq", unsealed.seq())
                .param("hash", hash)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new Counted(kind));
        return new Event(
                unsealed.seq(),
                unsealed.at(),
                unsealed.account(),
                unsealed.organisation(),
                kind.words(),
                subject,
                why,
                unsealed.details(),
                unsealed.previous(),
                hash);
    }

    /** The entries about one subject, the latest first. */
    public List<Event> about(String subject, int most) {
        return jdbc.sql("select * from event where subject = :subject order by seq desc limit :most")
                .param("subject", subject)
                .param("most", most)
                .query(AuditLog::event)
                .list();
    }

    /** The entries of one kind about one subject, the earliest first. */
    public List<Event> about(String subject, EventKind kind) {
        return jdbc.sql("select * from event where subject = :subject and kind = :kind order by seq")
                .param("subject", subject)
                .param("kind", kind.words())
                .query(AuditLog::event)
                .list();
    }

    /** Entries before a number, the latest first; {@code Long.MAX_VALUE} for the last ones. */
    public List<Event> before(long seq, int most) {
        return jdbc.sql("select * from event where seq < :seq order by seq desc limit :most")
                .param("seq", seq)
                .param("most", most)
                .query(AuditLog::event)
                .list();
    }

    /** Where the chain ends. */
    public Head head() {
        return jdbc.sql("select seq, hash from event_head where one = 1")
                .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
    }

    /**
     * Where the chain of entries ends.
     *
     * @param seq the number of the last entry; 0 where there is none
     * @param hash its hash
     */
    public record Head(long seq, String hash) {}

    /** Counts an entry once it is kept. */
    private record Counted(EventKind kind) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            Metrics.counter("touchstone.record.entries", "kind", kind.words()).increment();
        }
    }

    /** The hash that seals an entry: SHA-256 over all it says and the hash of the one before. */
    static String hash(Event event) {
        return Digests.ofParts(
                event.previous(),
                event.seq(),
                event.at().toEpochMilli(),
                event.account().map(UUID::toString).orElse(""),
                event.organisation().map(UUID::toString).orElse(""),
                event.kind(),
                event.subject(),
                event.why(),
                event.details());
    }

    static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("seq"),
                Times.instant(row, "at"),
                Optional.ofNullable(row.getObject("account_id", UUID.class)),
                Optional.ofNullable(row.getObject("organisation_id", UUID.class)),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("why"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
