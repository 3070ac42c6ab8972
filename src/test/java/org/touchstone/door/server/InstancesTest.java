package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Courses;

/** Two instances of the service on one PostgreSQL, started at once on an empty database. It does not matter which is asked. */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesTest {

    private final RunningService one;
    private final RunningService other;

    InstancesTest() {
        Map<String, String> settings = Map.of("touchstone.database.url", RunningService.freshPostgresql());
        // One after the other: two that start at once in one process get in each other's way with their logs.
        one = RunningService.with(settings);
        other = RunningService.with(settings);
    }

    @AfterAll
    void stop() {
        one.stop();
        other.stop();
    }

    @Test
    void whoSignsInAtOneIsSignedInAtTheOther() {
        Account administrator = one.person(Role.ADMINISTRATOR);
        // The form comes from one instance and goes to the other.
        Visitor visitor = Visitor.between(one, other).signIn(administrator);
        for (int i = 0; i < 4; i++) {
            assertThat(visitor.get("/people").statusCode()).isEqualTo(200);
        }
        String name = "Quayside " + UUID.randomUUID();
        assertThat(visitor.post("/people/organisations", Map.of("organisation", name), "/people")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/people").body())
                .as("what one has to say, the other says")
                .contains(name + " is added.");

        Visitor elsewhere = Visitor.between(other, one).signIn(administrator);
        visitor.post("/account/sign-out-everywhere", Map.of(), "/account");
        for (int i = 0; i < 2; i++) {
            assertThat(elsewhere.get("/people").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void guessesAtOneCountAtTheOther() {
        Account reviewer = one.person(Role.REVIEWER);
        Visitor visitor = Visitor.between(one, other, other);
        for (int i = 0; i < 5; i++) {
            assertThat(guess(visitor, reviewer)).isEqualTo("/sign-in?wrong");
        }
        assertThat(guess(Visitor.of(one), reviewer)).startsWith("/sign-in?wait=");
        assertThat(guess(Visitor.of(other), reviewer)).startsWith("/sign-in?wait=");
    }

    private static String guess(Visitor visitor, Account account) {
        return visitor.post("/sign-in", Map.of("email", account.email(), "password", "wrong password here"), "/sign-in")
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void bothWriteOneRecordWithoutForks() {
        Account provider = one.person(Role.PROVIDER);
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> (i % 2 == 0 ? one : other)
                        .bean(Courses.class)
                        .add(provider, "Course " + i, "course:\n  title: Course " + i + "\n", "course.yaml"));
        assertThat(one.bean(Courses.class).list(provider, null, 100)).hasSize(40);
        ChainCheck.Result whole = other.bean(ChainCheck.class).check();
        assertThat(whole.faults()).isEmpty();
        assertThat(whole.entries()).isGreaterThanOrEqualTo(40);
    }
}
