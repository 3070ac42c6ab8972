package org.touchstone.base.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** The people who sign in. */
@Component
public class Accounts {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,185}\\.[^\\s@<>\"]{2,}");
    private static final int NAME_AT_MOST = 200;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Organisations organisations;
    private final Clock clock;

    Accounts(JdbcClient jdbc, AuditLog log, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Adds a person, who cannot sign in with a password until they have chosen one by an {@link Passwords#invite invitation}.
     *
     * @param organisation a provider's organisation; null for every other role
     * @param by who adds them; null for the operator
     */
    @Transactional
    public Account add(String email, String name, Role role, @Nullable UUID organisation, @Nullable UUID by) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > 254 || !EMAIL.matcher(address).matches()) {
            throw new RefusedException("email", "refused.email");
        }
        if ((role == Role.PROVIDER) != (organisation != null)) {
            throw new RefusedException(
                    "organisation",
                    role == Role.PROVIDER ? "refused.organisation-needed" : "refused.organisation-not-needed");
        }
        if (organisation != null && organisations.byId(organisation).isEmpty()) {
            throw new RefusedException("organisation", "refused.organisation-unknown");
        }
        if (byEmail(address).isPresent()) {
            throw new RefusedException("email", "refused.email-exists");
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
                new RefusedException("email", "refused.email-exists"));
        log.add(
                EventKind.ACCOUNT_ADDED,
                by,
                organisation,
                subject(account.id()),
                "",
                Details.of(Detail.ROLE, role.words()));
        return account;
    }

    /** Adds a row, unless somebody else has added one of the same name in this very moment. */
    static void add(JdbcClient.StatementSpec row, RefusedException exists) {
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
                Details.NONE);
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
                Details.NONE);
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
                Details.of(Detail.HOW, how));
    }

    /** How the record names an account. */
    public static String subject(UUID account) {
        return "account " + account;
    }

    static String tidyName(String field, String name) {
        String tidy = name.strip().replaceAll("\\s+", " ");
        boolean plain = tidy.codePoints().noneMatch(Character::isISOControl);
        if (tidy.isEmpty() || tidy.length() > NAME_AT_MOST || !plain) {
            throw new RefusedException(field, "refused.name");
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
}
