package org.touchstone.base.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** Organisations, and the people who sign in. */
@Component
public class Accounts {

    /** How long an invitation to choose a password holds. */
    public static final Duration INVITATION_HOLDS = Duration.ofDays(3);

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,185}\\.[^\\s@<>\"]{2,}");
    private static final int NAME_AT_MOST = 200;

    /** To hash a password takes 19 MiB: this many at a time. */
    private static final Semaphore HASHING = new Semaphore(4, true);

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final Clock clock;

    Accounts(JdbcClient jdbc, AuditLog log, PasswordEncoder encoder, SignInThrottle throttle, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Adds an organisation.
     *
     * @param by who adds it; null for the operator
     */
    @Transactional
    public Organisation addOrganisation(String name, @Nullable UUID by) {
        String tidy = tidyName("organisation", name);
        String key = tidy.toLowerCase(Locale.ROOT);
        if (jdbc.sql("select count(*) from organisation where name_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0) {
            throw new AccountRefusedException("organisation", "refused.organisation-exists");
        }
        Organisation organisation = new Organisation(UUID.randomUUID(), tidy, clock.instant());
        add(
                jdbc.sql("insert into organisation (id, name, name_key, created_at) values (:id, :name, :key, :at)")
                        .param("id", organisation.id())
                        .param("name", tidy)
                        .param("key", key)
                        .param("at", Times.at(organisation.createdAt())),
                new AccountRefusedException("organisation", "refused.organisation-exists"));
        log.add(
                EventKind.ORGANISATION_ADDED,
                by,
                organisation.id(),
                "organisation " + organisation.id(),
                "",
                Map.of("name", tidy));
        return organisation;
    }

    /** Every organisation, by name. */
    public List<Organisation> organisations() {
        return jdbc.sql("select * from organisation order by name_key")
                .query(Accounts::organisation)
                .list();
    }

    public Optional<Organisation> organisation(UUID id) {
        return jdbc.sql("select * from organisation where id = :id")
                .param("id", id)
                .query(Accounts::organisation)
                .optional();
    }

    /**
     * Adds a person, who cannot sign in with a password until they have chosen one by an {@link #invite invitation}.
     *
     * @param organisation a provider's organisation; null for every other role
     * @param by who adds them; null for the operator
     */
    @Transactional
    public Account add(String email, String name, Role role, @Nullable UUID organisation, @Nullable UUID by) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > 254 || !EMAIL.matcher(address).matches()) {
            throw new AccountRefusedException("email", "refused.email");
        }
        if ((role == Role.PROVIDER) != (organisation != null)) {
            throw new AccountRefusedException(
                    "organisation",
                    role == Role.PROVIDER ? "refused.organisation-needed" : "refused.organisation-not-needed");
        }
        if (organisation != null && organisation(organisation).isEmpty()) {
            throw new AccountRefusedException("organisation", "refused.organisation-unknown");
        }
        if (byEmail(address).isPresent()) {
            throw new AccountRefusedException("email", "refused.email-exists");
        }
        Account account = new Account(UUID.randomUUID(), address, tidyName("name", name), role, organisation, true, 0);
        add(
                jdbc.sql("""
                        insert into account (id, email, name, role, organisation_id, active, epoch, created_at)
                        values (:id, :email, :name, :role, :organisation, true, 0, :at)""")
                        .param("id", account.id())
                        .param("email", address)
                        .param("name", account.name())
                        .param("role", role.name())
                        .param("organisation", organisation, Types.OTHER)
                        .param("at", Times.at(clock.instant())),
                new AccountRefusedException("email", "refused.email-exists"));
        log.add(EventKind.ACCOUNT_ADDED, by, organisation, subject(account.id()), "", Map.of("role", role.words()));
        return account;
    }

    /** Adds a row, unless somebody else has added one of the same name in this very moment. */
    private static void add(JdbcClient.StatementSpec row, AccountRefusedException exists) {
        try {
            row.update();
        } catch (DuplicateKeyException e) {
            throw exists;
        }
    }

    public Optional<Account> byId(UUID id) {
        return jdbc.sql("select * from account where id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    public Optional<Account> byEmail(String email) {
        return jdbc.sql("select * from account where email = :email")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(Accounts::account)
                .optional();
    }

    /** The accounts of an organisation, by name. */
    public List<Account> of(UUID organisation) {
        return jdbc.sql("select * from account where organisation_id = :organisation order by name, id")
                .param("organisation", organisation)
                .query(Accounts::account)
                .list();
    }

    /** Every account, by name. */
    public List<Account> all() {
        return jdbc.sql("select * from account order by name, id")
                .query(Accounts::account)
                .list();
    }

    /**
     * The account that this address and password open; nothing where they open none. Takes as long for an address that
     * is not known.
     *
     * @param place where the try comes from, such as a network address
     * @throws TooManyTriesException where too many have failed for the next to be looked at now
     */
    public Optional<Account> open(String email, String password, String place) {
        Optional<Account> account = byEmail(email);
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

    private volatile @Nullable String nobody;

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
        log.add(EventKind.INVITATION_MADE, by, account.organisationId(), subject(account.id()), "", Map.of());
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
        Account account = invited(secret).orElseThrow(() -> new AccountRefusedException("", "refused.invitation"));
        int used = jdbc.sql("update invitation set used_at = :now where account_id = :account and used_at is null")
                .param("now", Times.at(clock.instant()))
                .param("account", account.id())
                .update();
        if (used == 0) {
            throw new AccountRefusedException("", "refused.invitation");
        }
        choosePassword(account, password);
        return account;
    }

    /** Sets a password, and ends every session of the account. */
    @Transactional
    public void choosePassword(Account account, String password) {
        Passwords.check(account, password);
        String hash = hashing(() -> String.valueOf(encoder.encode(password)));
        jdbc.sql("update account set password_hash = :hash, epoch = epoch + 1 where id = :id")
                .param("hash", hash)
                .param("id", account.id())
                .update();
        log.add(EventKind.PASSWORD_CHOSEN, account.id(), account.organisationId(), subject(account.id()), "", Map.of());
    }

    /** Ends every session of an account. */
    @Transactional
    public void signOutEverywhere(Account account) {
        jdbc.sql("update account set epoch = epoch + 1 where id = :id")
                .param("id", account.id())
                .update();
        log.add(
                EventKind.SIGNED_OUT_EVERYWHERE,
                account.id(),
                account.organisationId(),
                subject(account.id()),
                "",
                Map.of());
    }

    /** Closes an account, or opens it again. Its sessions end, and its tokens hold no longer while it is closed. */
    @Transactional
    public void setActive(Account account, boolean active, String why, @Nullable UUID by) {
        jdbc.sql("update account set active = :active, epoch = epoch + 1 where id = :id")
                .param("active", active)
                .param("id", account.id())
                .update();
        log.add(
                active ? EventKind.ACCOUNT_OPENED : EventKind.ACCOUNT_CLOSED,
                by,
                account.organisationId(),
                subject(account.id()),
                why,
                Map.of());
    }

    /** Records that a person signed in. */
    @Transactional
    public void signedIn(Account account, String how) {
        log.add(
                EventKind.SIGNED_IN,
                account.id(),
                account.organisationId(),
                subject(account.id()),
                "",
                Map.of("how", how));
    }

    /** How the record names an account. */
    public static String subject(UUID account) {
        return "account " + account;
    }

    private static String tidyName(String field, String name) {
        String tidy = name.strip().replaceAll("\\s+", " ");
        boolean plain = tidy.codePoints().noneMatch(Character::isISOControl);
        if (tidy.isEmpty() || tidy.length() > NAME_AT_MOST || !plain) {
            throw new AccountRefusedException(field, "refused.name");
        }
        return tidy;
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("organisation_id", UUID.class),
                row.getBoolean("active"),
                row.getInt("epoch"));
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class), row.getString("name"), Times.instant(row, "created_at"));
    }
}
