package org.touchstone.door.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Role;

/**
 * The whole service, started once for all tests of a run, on the database that {@code touchstone.test.database} names
 * ({@code h2}, which is embedded, {@code postgresql}, which the tests start, or the JDBC address of another PostgreSQL).
 * Every test adds people and organisations of its own, so that tests do not meet.
 */
public final class RunningService {

    /** The password of everybody added by {@link #person}. */
    public static final String PASSWORD = "correct horse battery";

    /** The setting that names the database of all tests. */
    static final String DATABASE = "touchstone.test.database";

    private static final String DATABASE_URL = "touchstone.database.url";
    private static final Map<String, RunningService> SHARED = new HashMap<>();
    private static String database = byDefault();

    /** The service takes a fiftieth of a second for each look at a password, on purpose; a hash says how it was made, and this one quickly. */
    private static final String HASH = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);

    private final ConfigurableApplicationContext context;
    private final Path data;

    private RunningService(Map<String, String> more) {
        try {
            data = more.containsKey("touchstone.data")
                    ? Path.of(more.get("touchstone.data"))
                    : Files.createTempDirectory("touchstone-service");
            Map<String, String> settings = new HashMap<>();
            settings.put("server.port", "0");
            settings.put("touchstone.data", data.toString());
            settings.put("touchstone.rules", Path.of("rules").toAbsolutePath().toString());
            settings.put(
                    "touchstone.cache",
                    Path.of("target/built-rules").toAbsolutePath().toString());
            // A busy machine is not a lost database.
            settings.put("spring.datasource.hikari.connection-timeout", "60000");
            settings.put("touchstone.limits.checks", "1000000");
            settings.put("touchstone.limits.requests", "1000000");
            settings.put("touchstone.limits.pages", "1000000");
            if (!more.containsKey(DATABASE_URL)) {
                settings.putAll(database());
            }
            settings.putAll(more);
            context = TouchstoneServer.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartFailedException e) {
            throw new IllegalStateException(e.sentence(), e);
        }
    }

    /** The service that all tests share. */
    public static synchronized RunningService shared() {
        return SHARED.computeIfAbsent(database, on -> new RunningService(Map.of()));
    }

    private static String byDefault() {
        return System.getProperty(DATABASE, "h2");
    }

    /** From here on, services are started and shared on this database. */
    static synchronized void on(String wanted) {
        database = wanted;
    }

    /** From here on, services are started and shared on the database of all tests. */
    static void onDefault() {
        on(byDefault());
    }

    /** A service of the test's own, on a database of its own, with some settings; the test closes it. */
    public static RunningService with(Map<String, String> settings) {
        return new RunningService(settings);
    }

    /** A service on data that are there already; the test closes it. */
    public static RunningService over(Path data, Map<String, String> database) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("touchstone.data", data.toString());
        return with(settings);
    }

    /** The settings that name the database of this test run; empty for the embedded one. */
    public static synchronized Map<String, String> database() {
        String wanted = database;
        if (wanted.equals("h2")) {
            return Map.of();
        }
        if (!wanted.equals("postgresql")) {
            return Map.of(DATABASE_URL, wanted);
        }
        return Map.of(DATABASE_URL, Postgres.freshDatabase());
    }

    /** The address of a new, empty database on the PostgreSQL that the tests start. */
    public static String freshPostgresql() {
        return Postgres.freshDatabase();
    }

    private static final class Postgres {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off") // Nothing of it outlives the tests.
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "PostgreSQL did not start. As root it needs leave to unshare; otherwise run the tests as another"
                                + " user, or name a PostgreSQL with -Dtouchstone.test.database=jdbc:postgresql://...",
                        e);
            }
        }

        static String freshDatabase() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = SERVER.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return SERVER.getJdbcUrl("postgres", name);
        }
    }

    public Path data() {
        return data;
    }

    /** Where an evidence file is kept in the data folder. */
    public Path evidence(String digest) {
        return data.resolve("evidence").resolve(digest.substring(0, 2)).resolve(digest);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The address of a page. */
    public URI at(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public void stop() {
        context.close();
    }

    /** Adds an organisation. */
    public Organisation organisation() {
        return bean(Organisations.class).add("Organisation " + UUID.randomUUID(), null);
    }

    /** Adds a person with a role; a provider in an organisation of their own. */
    public Account person(Role role) {
        return person(role, role == Role.PROVIDER ? organisation().id() : null);
    }

    /** Adds a person with a role in an organisation. */
    public Account person(Role role, @Nullable UUID organisation) {
        Accounts accounts = bean(Accounts.class);
        String name = role.words() + "-" + UUID.randomUUID().toString().substring(0, 8);
        Account added = accounts.add(
                name.toLowerCase(Locale.ROOT) + "@example.org", "Robin " + role.words(), role, organisation, null);
        bean(JdbcClient.class)
                .sql("update account set password_hash = :hash where id = :id")
                .param("hash", HASH)
                .param("id", added.id())
                .update();
        return accounts.byId(added.id()).orElseThrow();
    }
}
