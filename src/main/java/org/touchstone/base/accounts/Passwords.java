package org.touchstone.base.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** The passwords of accounts: signing in with one, choosing one, and the invitations to choose one. */
@Component
public class Passwords {

    /** How long an invitation to choose a password holds. */
    public static final Duration INVITATION_HOLDS = Duration.ofDays(3);

    /** To hash a password takes 19 MiB: this many at a time. */
    private static final Semaphore HASHING = new Semaphore(4, true);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AuditLog log;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final Clock clock;
    private volatile @Nullable String nobody;

    Passwords(
            JdbcClient jdbc,
            Accounts accounts,
            AuditLog log,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.log = log;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * The account that this address and password open; nothing where they open none. Takes as long for an address that
     * is not known.
     *
     * @param place where the try comes from, such as a network address
     * @throws TooManyTriesException where too many have failed for the next to be looked at now
     */
    public Optional<Account> open(String email, String password, String place) {
        Optional<Account> account = accounts.byEmail(email);
        String stored = account.flatMap(known -> jdbc.sql(
                                "select password_hash from account where id = :id and password_hash is not null")
                        .param("id", known.id())
                        .query(String.class)
                        .optional())
                .orElse(null);
        String against = stored == null ? nobodysPassword() : stored;
        boolean fits = hashing(() -> {
            throttle.check(email, place);
            boolean right = encoder.matches(password, against) && stored != null;
            if (right) {
                throttle.succeeded(email, place);
            } else {
                throttle.failed(email, place);
            }
            return right;
        });
        return fits ? account.filter(Account::active) : Optional.empty();
    }

    private String nobodysPassword() {
        String known = nobody;
        if (known == null) {
            known = hashing(() -> String.valueOf(encoder.encode(Secrets.make())));
            nobody = known;
        }
        return known;
    }

    private static <T> T hashing(Supplier<T> work) {
        HASHING.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            HASHING.release();
        }
    }

    /** Makes the secret of a link with which a person chooses a password, once, within {@link #INVITATION_HOLDS}. */
    @Transactional
    public String invite(Account account, @Nullable UUID by) {
        String secret = Secrets.make();
        jdbc.sql("insert into invitation (hash, account_id, expires_at) values (:hash, :account, :expires)")
                .param("hash", Secrets.hash(secret))
                .param("account", account.id())
                .param("expires", Times.at(clock.instant().plus(INVITATION_HOLDS)))
                .update();
        log.add(
                EventKind.INVITATION_MADE,
                by,
                account.organisationId(),
                Accounts.subject(account.id()),
                "",
                Details.NONE);
        return secret;
    }

    /** The account that an invitation is for; nothing where it was used, has run out or was never made. */
    public Optional<Account> invited(String secret) {
        return jdbc.sql("""
                        select account.* from account join invitation on invitation.account_id = account.id
                        where invitation.hash = :hash and used_at is null and expires_at > :now and active""")
                .param("hash", Secrets.hash(secret))
                .param("now", Times.at(clock.instant()))
                .query(Accounts::account)
                .optional();
    }

    /** Uses an invitation: the password holds from now on, and every session of the account ends. */
    @Transactional
    public Account accept(String secret, String password) {
        Account account = invited(secret).orElseThrow(() -> new RefusedException("", "refused.invitation"));
        int used = jdbc.sql("update invitation set used_at = :now where account_id = :account and used_at is null")
                .param("now", Times.at(clock.instant()))
                .param("account", account.id())
                .update();
        if (used == 0) {
            throw new RefusedException("", "refused.invitation");
        }
        choose(account, password);
        return account;
    }

    /** Sets a password, and ends every session of the account. */
    @Transactional
    public void choose(Account account, String password) {
        PasswordStrength.check(account, password);
        String hash = hashing(() -> String.valueOf(encoder.encode(password)));
        jdbc.sql("update account set password_hash = :hash, epoch = epoch + 1 where id = :id")
                .param("hash", hash)
                .param("id", account.id())
                .update();
        log.add(
                EventKind.PASSWORD_CHOSEN,
                account.id(),
                account.organisationId(),
                Accounts.subject(account.id()),
                "",
                Details.NONE);
    }
}
