package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/** What backups know of the tables of the database. */
@Tag("service")
@OnEachDatabase
class TableTest {

    /** Fails where a migration adds a table or a column that backups cannot hold. */
    @Test
    void everyTableFollowsThoseItRefersTo() throws Exception {
        try (Connection connection =
                RunningService.shared().bean(DataSource.class).getConnection()) {
            List<String> names = DatabaseTable.all(connection).stream()
                    .map(DatabaseTable::name)
                    .toList();
            assertThat(names)
                    .contains(
                            "account",
                            "course",
                            "course_revision",
                            "event",
                            "event_head",
                            "ruleset",
                            "submitted_version")
                    .doesNotContain("flyway_schema_history");
            assertThat(names.indexOf("organisation")).isLessThan(names.indexOf("account"));
            assertThat(names.indexOf("account")).isLessThan(names.indexOf("course_revision"));
            assertThat(names.indexOf("ruleset")).isLessThan(names.indexOf("submitted_version"));
        }
    }
}
