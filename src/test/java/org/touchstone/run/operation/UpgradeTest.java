package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.DocumentUses;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/**
 * Data of every earlier schema are still read. For each version of the schema there is a dump, {@code schema-1.sql} and so
 * on, which the service of that version wrote: with {@code -Dtouchstone.approve=true} this test writes the one of today.
 * The rows of a dump fit both databases, once bytes are written as the database wants them.
 */
@Tag("service")
@OnEachDatabase
class UpgradeTest {

    private static final Path DUMPS = Path.of("src/test/resources/org/touchstone/run/operation");
    private static final Pattern BYTES = Pattern.compile("@bytes:([^@]*)@");
    private static final String END = "\n--\n";
    private static final String FILE = "%PDF-1.7 handbook";

    @TempDir
    Path folder;

    @Test
    void everyVersionOfTheSchemaHasADump() throws Exception {
        RunningService service = service(RunningService.database());
        try {
            Flyway schema = service.bean(Flyway.class);
            String latest = MakeBackup.schemaVersion(schema);
            Path dump = DUMPS.resolve("schema-" + latest + ".sql");
            if (Boolean.getBoolean("touchstone.approve") && !Files.exists(dump)) {
                populate(service);
                Files.createDirectories(DUMPS);
                Files.writeString(dump, dump(service, schema));
            }
            for (MigrationInfo each : schema.info().applied()) {
                assertThat(DUMPS.resolve("schema-" + each.getVersion() + ".sql"))
                        .as("run with -Dtouchstone.approve=true to write what is missing")
                        .exists();
            }
        } finally {
            service.stop();
        }
    }

    @Test
    void theDataOfEveryVersionAreStillRead() throws Exception {
        long dumps;
        try (Stream<Path> all = Files.list(DUMPS)) {
            dumps = all.filter(path -> path.getFileName().toString().matches("schema-\\d+\\.sql"))
                    .count();
        }
        assertThat(dumps).isPositive();
        boolean embedded = RunningService.database().isEmpty();
        for (int version = 1; version <= dumps; version++) {
            if (version % 2 == (embedded ? 0 : 1) && version < dumps) {
                continue; // The other database reads it: they have most of it in common.
            }
            Path dump = DUMPS.resolve("schema-" + version + ".sql");
            Map<String, String> database = RunningService.database();
            Path data = folder.resolve(dump.getFileName().toString());
            load(dump, Integer.toString(version), url(database, data), data);

            RunningService service = RunningService.over(data, database);
            try {
                read(service);
            } finally {
                service.stop();
            }
        }
    }

    private RunningService service(Map<String, String> database) throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        try (Stream<Path> examples = Files.walk(rules)) {
            for (Path each : examples.filter(path ->
                            path.toString().endsWith(".md") || path.toString().contains("/examples/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.delete(each);
            }
        }
        Map<String, String> settings = new HashMap<>(database);
        settings.put("touchstone.data", folder.resolve("data").toString());
        settings.put("touchstone.rules", rules.toString());
        return RunningService.with(settings);
    }

    /** Something of everything. */
    private static void populate(RunningService service) throws Exception {
        service.person(Role.ADMINISTRATOR);
        Account provider = service.person(Role.PROVIDER);
        Accounts accounts = service.bean(Accounts.class);
        service.bean(Passwords.class).invite(accounts.add("new@example.org", "New", Role.REVIEWER, null, null), null);
        ApiTokens tokens = service.bean(ApiTokens.class);
        tokens.make(provider, "program", Duration.ofDays(90));
        tokens.revoke(provider, tokens.of(provider).get(0).id());
        Courses courses = service.bean(Courses.class);
        String text = Files.readString(Path.of("fixtures/large-face-to-face-group/course.yaml"))
                        .replace("groupSize: 18", "groupSize: {value: 18, evidence: [{id: ours, page: 1}]}")
                + "evidence:\n  - {id: ours, title: Handbook, link: \"" + Document.LINK
                + Digests.of(FILE.getBytes(StandardCharsets.UTF_8)) + "\"}\n";
        Course course = courses.add(provider, "Coaching", "provider:\n  name: It's a first try\n", "course.yaml");
        courses.save(provider, course, 1, "Coaching conversations", text, "course.yaml", "All of it — in one go");
        service.bean(Submitter.class).submit(provider, courses.find(provider, course.id()), 2, "first");
        EvidenceFiles.Received stored = service.bean(EvidenceFiles.class)
                .receive(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
        Documents documents = service.bean(Documents.class);
        documents.add(provider, course, DocumentKind.OTHER, "Handbook", "h.pdf", stored, LocalDate.of(2030, 1, 31));
        documents.add(provider, null, DocumentKind.COMPLAINTS, "Complaints", "c.pdf", stored, null);
        service.bean(JdbcClient.class)
                .sql("insert into idempotency_key (account_id, name, request_digest, status, body, created_at)"
                        + " select id, 'key', :digest, 201, '{}', created_at from account where id = :id")
                .param("digest", "0".repeat(64))
                .param("id", provider.id())
                .update();
    }

    private static void read(RunningService service) throws Exception {
        RecordCheck.Result result = service.bean(RecordCheck.class).check("");
        assertThat(result.faults()).isEmpty();
        assertThat(result.versions()).isPositive();
        assertThat(result.files()).isPositive();
        Accounts accounts = service.bean(Accounts.class);
        assertThat(accounts.all()).extracting(Account::role).contains(Role.ADMINISTRATOR, Role.PROVIDER, Role.REVIEWER);
        Account provider = accounts.all().stream()
                .filter(account -> account.role() == Role.PROVIDER)
                .findFirst()
                .orElseThrow();
        assertThat(service.bean(Passwords.class).open(provider.email(), RunningService.PASSWORD, "here"))
                .contains(provider);
        assertThat(service.bean(ApiTokens.class).of(provider)).singleElement().matches(token -> token.revoked());
        Courses courses = service.bean(Courses.class);
        Course course = courses.list(provider, null, 10).get(0);
        assertThat(courses.latest(course).text()).contains("Workshop 1");
        assertThat(courses.revision(course, 1).orElseThrow().text()).contains("It's a first try");
        Versions versions = service.bean(Versions.class);
        SubmittedVersion version = versions.of(course).get(0);
        assertThat(versions.text(version)).isEqualTo(courses.latest(course).text());
        assertThat(new String(versions.report(version), StandardCharsets.UTF_8)).contains("group-size");
        List<Document> documents = service.bean(Documents.class).list(provider, course);
        assertThat(documents).singleElement().extracting(Document::title).isEqualTo("Handbook");
        if (courses.latest(course).text().contains(documents.get(0).link())) {
            assertThat(service.bean(DocumentUses.class).of(provider, documents))
                    .hasSize(1)
                    .allSatisfy((digest, uses) -> assertThat(uses).hasSize(2));
        }
    }

    /** The rows, as statements that fit both databases but for their bytes. */
    private static String dump(RunningService service, Flyway schema) throws SQLException {
        StringBuilder dump =
                new StringBuilder("-- What the service wrote at this version of the schema. See UpgradeTest.");
        dump.append(END);
        for (MigrationInfo each : schema.info().applied()) {
            dump.append("update flyway_schema_history set checksum = ")
                    .append(each.getChecksum())
                    .append(" where version = '")
                    .append(each.getVersion())
                    .append("'")
                    .append(END);
        }
        try (Connection connection = service.bean(DataSource.class).getConnection()) {
            for (DatabaseTable table : DatabaseTable.all(connection)) {
                String columns = String.join(
                        ", ",
                        table.columns().stream().map(DatabaseTable.Column::name).toList());
                List<String> rows = new ArrayList<>();
                try {
                    TableRows.read(connection, table, line -> rows.add(line));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                if (table.name().equals("event_head")) {
                    dump.append("delete from event_head").append(END);
                }
                for (String row : rows) {
                    dump.append("insert into ")
                            .append(table.name())
                            .append(" (")
                            .append(columns)
                            .append(") values (");
                    tools.jackson.databind.JsonNode json = tools.jackson.databind.json.JsonMapper.builder()
                            .build()
                            .readTree(row);
                    dump.append(String.join(
                                    ", ",
                                    table.columns().stream()
                                            .map(column -> literal(column, json.path(column.name())))
                                            .toList()))
                            .append(")")
                            .append(END);
                }
            }
        }
        return dump.toString();
    }

    private static String literal(DatabaseTable.Column column, tools.jackson.databind.JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        return switch (column.kind()) {
            case NUMBER, TRUTH -> value.asString();
            case BYTES -> "@bytes:" + value.asString() + "@";
            default -> "'" + value.asString().replace("'", "''") + "'";
        };
    }

    private static String url(Map<String, String> database, Path data) {
        return database.getOrDefault(
                "touchstone.database.url",
                "jdbc:h2:file:" + data.resolve("touchstone")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    private static void load(Path dump, String version, String url, Path data) throws Exception {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:org/touchstone/door/server/migrations")
                .target(version)
                .load()
                .migrate();
        boolean postgresql = url.startsWith("jdbc:postgresql:");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : Files.readString(dump).split(END)) {
                if (!each.isBlank() && !each.startsWith("--")) {
                    statement.execute(BYTES.matcher(each)
                            .replaceAll(found -> Matcher.quoteReplacement(bytes(found.group(1), postgresql))));
                }
            }
        }
        byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
        String digest = Digests.of(file);
        Path evidence = data.resolve("evidence").resolve(digest.substring(0, 2));
        Files.createDirectories(evidence);
        Files.write(evidence.resolve(digest), file);
    }

    private static String bytes(String base64, boolean postgresql) {
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        return postgresql ? "'\\x" + hex + "'" : "X'" + hex + "'";
    }
}
