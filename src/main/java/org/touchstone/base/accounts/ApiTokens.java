package org.touchstone.base.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** Personal tokens for the API. */
@Component
public class ApiTokens {

    /** What every token begins with, so that people and secret scanners know one when they see one. */
    public static final String PREFIX = "touchstone_";

    /** The longest a token may hold. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int MOST_PER_ACCOUNT = 20;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, AuditLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /** Makes a token and gives it, the only time that it can be seen. */
    @Transactional
    public String make(Account account, String name, Duration holds) {
        String tidy = name.strip();
        if (tidy.isEmpty() || tidy.length() > 100 || tidy.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException("name", "refused.token-name");
        }
        if (holds.isNegative() || holds.isZero() || holds.compareTo(LONGEST) > 0) {
            throw new RefusedException("days", "refused.token-days");
        }
        if (of(account).stream().filter(token -> !token.revoked()).count() >= MOST_PER_ACCOUNT) {
            throw new RefusedException("name", "refused.token-many");
        }
        UUID id = UUID.randomUUID();
        String token = PREFIX + Secrets.make();
        jdbc.sql("""
                        insert into api_token (id, account_id, name, hash, created_at, expires_at)
                        values (:id, :account, :name, :hash, :now, :expires)""")
                .param("id", id)
                .param("account", account.id())
                .param("name", tidy)
                .param("hash", Secrets.hash(token))
                .param("now", Times.at(clock.instant()))
                .param("expires", Times.at(clock.instant().plus(holds)))
                .update();
        log.add(
                EventKind.TOKEN_MADE,
                account.id(),
                account.organisationId(),
                "token " + id,
                "",
                Details.of(Detail.NAME, tidy));
        return token;
    }

    /** The tokens of an account, the latest first. */
    public List<ApiToken> of(Account account) {
        return jdbc.sql("select * from api_token where account_id = :account order by created_at desc, id")
                .param("account", account.id())
                .query(ApiTokens::token)
                .list();
    }

    /** Ends a token of this account; of another's it does nothing. */
    @Transactional
    public void revoke(Account account, UUID id) {
        int revoked = jdbc.sql(
                        "update api_token set revoked_at = :now where id = :id and account_id = :account and revoked_at is null")
                .param("now", Times.at(clock.instant()))
                .param("id", id)
                .param("account", account.id())
                .update();
        if (revoked > 0) {
            log.add(EventKind.TOKEN_REVOKED, account.id(), account.organisationId(), "token " + id, "", Details.NONE);
        }
    }

    /** The account that a token speaks for; nothing where it is unknown, ended, out of date, or the account closed. */
    @Transactional
    public Optional<Account> open(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        Optional<Account> account = jdbc.sql("""
                        select account.* from account join api_token on api_token.account_id = account.id
                        where api_token.hash = :hash and revoked_at is null and expires_at > :now and active""")
                .param("hash", hash)
                .param("now", Times.at(clock.instant()))
                .query(Accounts::account)
                .optional();
        if (account.isPresent()) {
            LocalDate today = LocalDate.now(clock);
            jdbc.sql(
                            "update api_token set last_used_on = :today where hash = :hash and (last_used_on is null or last_used_on < :today)")
                    .param("today", today)
                    .param("hash", hash)
                    .update();
        }
        return account;
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Times.instant(row, "created_at"),
                Times.instant(row, "expires_at"),
                Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)),
                row.getObject("revoked_at") != null);
    }
}
