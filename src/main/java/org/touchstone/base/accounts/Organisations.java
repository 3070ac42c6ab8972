package org.touchstone.base.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** The organisations that provide training. */
@Component
public class Organisations {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    Organisations(JdbcClient jdbc, AuditLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Adds an organisation.
     *
     * @param by who adds it; null for the operator
     */
    @Transactional
    public Organisation add(String name, @Nullable UUID by) {
        String tidy = Accounts.tidyName("organisation", name);
        String key = tidy.toLowerCase(Locale.ROOT);
        if (jdbc.sql("select count(*) from organisation where name_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0) {
            throw new RefusedException("organisation", "refused.organisation-exists");
        }
        Organisation organisation = new Organisation(UUID.randomUUID(), tidy, clock.instant());
        Accounts.add(
                jdbc.sql("insert into organisation (id, name, name_key, created_at) values (:id, :name, :key, :at)")
                        .param("id", organisation.id())
                        .param("name", tidy)
                        .param("key", key)
                        .param("at", Times.at(organisation.createdAt())),
                new RefusedException("organisation", "refused.organisation-exists"));
        log.add(
                EventKind.ORGANISATION_ADDED,
                by,
                organisation.id(),
                "organisation " + organisation.id(),
                "",
                Details.of(Detail.NAME, tidy));
        return organisation;
    }

    /** Every organisation, by name. */
    public List<Organisation> all() {
        return jdbc.sql("select * from organisation order by name_key")
                .query(Organisations::organisation)
                .list();
    }

    public Optional<Organisation> byId(UUID id) {
        return jdbc.sql("select * from organisation where id = :id")
                .param("id", id)
                .query(Organisations::organisation)
                .optional();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class), row.getString("name"), Times.instant(row, "created_at"));
    }
}
