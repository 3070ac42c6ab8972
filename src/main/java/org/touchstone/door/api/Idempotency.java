package org.touchstone.door.api;

import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Times;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a program that had no answer send its request again: where the request brings the same {@code Idempotency-Key}, what
 * it creates is created once, and the answer is the same again. Only what succeeded is remembered.
 */
@Component
class Idempotency {

    /** The header by which a repeated answer is known. */
    static final String REPLAYED = "Idempotency-Replayed";

    /** How long a key is remembered. */
    static final Duration REMEMBERED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionOperations transactions;

    Idempotency(JdbcClient jdbc, JsonMapper json, Clock clock, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * What was created.
     *
     * @param location where it is
     * @param shown what the answer shows of it
     */
    record Created(String location, Object shown) {}

    /** Creates something. */
    @FunctionalInterface
    interface Creation {
        Created create() throws Exception;
    }

    private record Answer(
            String requestDigest, int status, @Nullable String location, String body) {}

    /** What takes its time before something can be created, and is not to lock anything meanwhile. */
    @FunctionalInterface
    interface Preparation {
        Creation prepare() throws Exception;
    }

    /**
     * Creates something once.
     *
     * @param key the key of the request; null where it brings none
     * @param request what the request asks for, for which the key stands: see {@link Digests#ofParts}
     */
    public ResponseEntity<byte[]> once(Account who, @Nullable String key, String request, Creation creation)
            throws Exception {
        return prepared(who, key, request, () -> creation);
    }

    /** Creates something once, which is prepared before: only where it was not created by an earlier request. */
    public ResponseEntity<byte[]> prepared(Account who, @Nullable String key, String request, Preparation preparation)
            throws Exception {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,200}")) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.key");
        }
        Optional<Answer> before = key == null ? Optional.empty() : kept(who, key, request);
        if (before.isPresent()) {
            return answer(before.get(), true);
        }
        Creation creation = preparation.prepare();
        try {
            return transactions.execute(status -> {
                try {
                    return key == null ? answer(created(request, creation), false) : first(who, key, request, creation);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new UndeclaredThrowableException(e);
                }
            });
        } catch (UndeclaredThrowableException e) {
            throw e.getUndeclaredThrowable() instanceof Exception refused ? refused : e;
        }
    }

    private ResponseEntity<byte[]> first(Account who, String key, String request, Creation creation) throws Exception {
        // Whoever asks with the same key at the same time waits here until the first has committed or given up.
        int first = jdbc.sql("""
                        insert into idempotency_key (account_id, name, request_digest, status, location, body, created_at)
                        values (:account, :name, :digest, 0, null, '', :at) on conflict do nothing""")
                .param("account", who.id())
                .param("name", key)
                .param("digest", request)
                .param("at", Times.at(clock.instant()))
                .update();
        if (first == 0) {
            return answer(kept(who, key, request).orElseThrow(), true);
        }
        Answer answer = created(request, creation);
        jdbc.sql("""
                        update idempotency_key set status = :status, location = :location, body = :body
                        where account_id = :account and name = :name""")
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("account", who.id())
                .param("name", key)
                .update();
        return answer(answer, false);
    }

    /** What was answered to this request before. */
    private Optional<Answer> kept(Account who, String key, String request) {
        Optional<Answer> kept = jdbc.sql("""
                        select request_digest, status, location, body from idempotency_key
                        where account_id = :account and name = :name""")
                .param("account", who.id())
                .param("name", key)
                .query((row, n) -> new Answer(
                        row.getString("request_digest"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body")))
                .optional();
        if (kept.isPresent() && !kept.get().requestDigest().equals(request)) {
            throw new InvalidException(ProblemKind.KEY_REUSED, "api.problem.key-reused");
        }
        return kept;
    }

    private Answer created(String request, Creation creation) throws Exception {
        Created created = creation.create();
        return new Answer(request, 201, created.location(), json.writeValueAsString(created.shown()));
    }

    private static ResponseEntity<byte[]> answer(Answer answer, boolean again) {
        ResponseEntity.BodyBuilder built =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (answer.location() != null) {
            built.header("Location", answer.location());
        }
        if (again) {
            built.header(REPLAYED, "true");
        }
        return built.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets the keys that have been remembered long enough. */
    @Scheduled(initialDelay = 10 * 60 * 1000, fixedDelay = 60 * 60 * 1000)
    @Transactional
    public void forget() {
        jdbc.sql("delete from idempotency_key where created_at < :before")
                .param("before", Times.at(clock.instant().minus(REMEMBERED)))
                .update();
    }
}
