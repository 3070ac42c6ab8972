package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.ShippedRules;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.S3Server;
import org.touchstone.run.operation.DataFolder;

/** A service that cannot be started says why in a sentence, and ends with an exit status of its own. */
@Tag("service")
@Timeout(value = 10, unit = TimeUnit.MINUTES) // One that does start would not end by itself.
class RefusedStartTest {

    private static final Pattern LOGGED = Pattern.compile("^SLF4J\\(I\\)|\\b(INFO|WARN) ");

    @TempDir
    Path folder;

    /** Runs the command in this process, which is faster; gives its exit status, and then all it said and logged. */
    private static List<String> here(List<String> arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out);
        try {
            PrintWriter words = new PrintWriter(out, true, StandardCharsets.UTF_8);
            int status = Touchstone.run(words, words, arguments.toArray(String[]::new));
            words.flush();
            return List.of(Integer.toString(status), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private String refused(int status, String... arguments) throws IOException {
        // A start that failed keeps its folder until the process ends, so that each has one of its own.
        Path data = Files.createTempDirectory(folder, "data");
        return refused(data, status, arguments);
    }

    private static String refused(Path data, int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "--data", data.toString()));
        if (Arrays.stream(arguments).noneMatch(argument -> argument.matches("--port|server.port=.*"))) {
            all.addAll(List.of("--port", "0"));
        }
        all.addAll(List.of(arguments));
        List<String> ran = here(all);
        String said = ran.get(1);
        assertThat(ran.get(0)).as(said).isEqualTo(Integer.toString(status));
        assertThat(said.lines().filter(line -> !LOGGED.matcher(line).find()))
                .as(said)
                .hasSizeBetween(1, status == 3 ? 20 : 2);
        assertThat(said).doesNotContain("\tat ", "Exception");
        return said;
    }

    @Test
    void wrongSettings() throws Exception {
        assertThat(refused(2, "--set", "touchstone.uploads.largest=lots"))
                .contains(
                        "The setting touchstone.uploads.largest cannot be \"lots\": it has to be a size, such as 25MB.");
        assertThat(refused(2, "--set", "touchstone.uplaods.largest=1MB"))
                .contains("There is no setting touchstone.uplaods.largest.");
        assertThat(refused(2, "--set", "touchstone.limits.checks=0"))
                .contains("touchstone.limits.checks has to be at least 1.");
        assertThat(refused(2, "--set", "server.port=eighty")).contains("server.port cannot be \"eighty\"");
        Path file = Files.writeString(
                folder.resolve("settings.yaml"),
                "touchstone:\n  time-zone: Europe/London\n  sign-in:\n    failures: few\n");
        assertThat(refused(2, "--config", file.toString()))
                .contains("touchstone.sign-in.failures cannot be \"few\"", "settings.yaml, line 4", "a whole number");
        Files.writeString(file, "touchstone: [\n");
        assertThat(refused(2, "--config", file.toString())).contains("A file of settings cannot be read");
        assertThat(refused(2, "--config", folder.resolve("none.yaml").toString()))
                .contains("none.yaml");
    }

    @Test
    void aBrokenRuleset() throws Exception {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Path dslr = rules.resolve("group-size/rules.dslr");
        Files.writeString(
                dslr,
                Files.readString(dslr) + "\nrule \"nonsense\"\nwhen\n    something unheard of\nthen\n    MET\nend\n");
        assertThat(refused(3, "--rules", rules.toString()))
                .contains("The ruleset is broken")
                .containsPattern("group-size/rules.dslr:\\d+");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(refused(2, "--port", Integer.toString(taken.getLocalPort())))
                    .contains("Port " + taken.getLocalPort() + " is in use by another program.");
        }
    }

    @Test
    void aDataFolderThatIsInUse() {
        try (DataFolder taken = DataFolder.take(folder.resolve("data"))) {
            assertThat(refused(taken.folder(), 2)).contains("is in use by another process");
            assertThat(taken.folder()).exists();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        assertThat(refused(2, "--set", "touchstone.database.url=jdbc:postgresql://localhost:1/none"))
                .contains("The database cannot be reached");
    }

    @Test
    void aStoreForEvidenceThatIsNotThere() throws Exception {
        assertThat(refused(2, "--set", "touchstone.evidence.endpoint=http://127.0.0.1:1"))
                .contains("touchstone.evidence.bucket has to name the bucket");
        assertThat(refused(2, "--set", "touchstone.evidence.bucket=Our Evidence"))
                .contains("touchstone.evidence.bucket has to be the name of a bucket");
        try (S3Server store = S3Server.start(Files.createDirectory(folder.resolve("s3")))) {
            assertThat(refused(2, store, "endpoint", "http://127.0.0.1:1"))
                    .contains("The store for evidence cannot be reached (touchstone.evidence.endpoint");
            assertThat(refused(2, store, "endpoint", "store.example.org"))
                    .contains("touchstone.evidence.endpoint has to be an address without a path");
            assertThat(refused(2, store, "bucket", "elsewhere")).contains("The store has no bucket elsewhere");
            assertThat(refused(2, store, "secret-key", "guessed"))
                    .contains("The store refuses the keys")
                    .doesNotContain("guessed");
            assertThat(refused(2, store, "secret-key", "")).contains("set both, or neither");
        }
    }

    private String refused(int status, S3Server store, String setting, String value) throws IOException {
        Map<String, String> settings = new TreeMap<>(store.settings());
        settings.put("touchstone.evidence." + setting, value);
        return refused(
                status,
                settings.entrySet().stream()
                        .flatMap(each -> Stream.of("--set", each.getKey() + "=" + each.getValue()))
                        .toArray(String[]::new));
    }

    @Test
    void aDatabaseOfANewerVersion() {
        Path data = folder.resolve("data");
        Map<String, String> database = RunningService.database();
        RunningService service = RunningService.over(data, database);
        service.bean(JdbcClient.class).sql("""
                        insert into flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)""").update();
        service.stop();
        String[] same = database.entrySet().stream()
                .flatMap(setting -> Stream.of("--set", setting.getKey() + "=" + setting.getValue()))
                .toArray(String[]::new);
        assertThat(refused(data, 2, same))
                .contains("schema version 99, which this version of Touchstone does not know");
    }
}
