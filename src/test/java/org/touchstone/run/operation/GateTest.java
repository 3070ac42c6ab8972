package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.touchstone.door.server.RunningService;

/** A task that has to be alone is alone, whichever instance of the service does it, and nobody waits for one that died. */
@Tag("service")
class GateTest {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final DataSource database = new DriverManagerDataSource(RunningService.freshPostgresql());
    private final Gate here = new Gate(Optional.of(database));
    private final Gate there = new Gate(Optional.of(database));
    private final GateKeeper keeperHere = new GateKeeper(here);
    private final GateKeeper keeperThere = new GateKeeper(there);

    @AfterEach
    void stop() {
        keeperHere.stop();
        keeperThere.stop();
    }

    @Test
    void oneProcessWaitsForItsOwnRequestsOnly() {
        Gate gate = new Gate(Optional.empty());
        assertThat(gate.enter(SOON)).isTrue();
        assertThat(gate.enterAlone(SOON)).isFalse();
        gate.leave();
        assertThat(gate.enterAlone(SOON)).isTrue();
        assertThat(gate.enter(SOON)).isFalse();
        gate.leaveAlone();
        assertThat(gate.enter(SOON)).isTrue();
    }

    @Test
    void aTaskIsAloneInEveryInstance() throws Exception {
        keeperHere.start();
        keeperThere.start();
        assertThat(there.enter(SOON)).isTrue();
        assertThat(here.enterAlone(Duration.ofSeconds(2)))
                .as("a request is at work elsewhere")
                .isFalse();
        assertThat(here.enter(LATER)).as("and all goes on").isTrue();
        here.leave();

        CompletableFuture<Boolean> alone = CompletableFuture.supplyAsync(() -> here.enterAlone(LATER));
        Thread.sleep(1000);
        assertThat(alone).isNotDone();
        there.leave();
        assertThat(alone.get()).isTrue();
        assertThat(here.enter(SOON)).isFalse();
        assertThat(there.enter(SOON)).isFalse();
        assertThat(there.enterAlone(SOON)).as("one at a time").isFalse();

        here.leaveAlone();
        assertThat(here.enter(LATER)).isTrue();
        assertThat(there.enter(LATER)).isTrue();
    }

    @Test
    void aTaskThatDiesKeepsNobodyOut() {
        keeperThere.start();
        assertThat(here.enterAlone(LATER))
                .as("no instance of its own runs here")
                .isTrue();
        assertThat(there.enter(SOON)).isFalse();
        keeperHere.start();
        assertThat(here.enter(SOON)).as("an instance that starts meanwhile").isFalse();

        JdbcClient.create(database)
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and datname = current_database()")
                .query(Long.class)
                .single();
        assertThat(there.enter(LATER)).isTrue();
        assertThat(here.enter(LATER)).isTrue();
        here.leave();
        there.leave();

        assertThat(here.enterAlone(LATER)).as("the locks are taken again").isTrue();
        assertThat(there.enter(SOON)).isFalse();
        here.leaveAlone();
    }
}
