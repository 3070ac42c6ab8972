package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.door.bulk.CheckInBulk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On Spark every course has the findings that the command line gives it. */
class CheckInBulkTest {

    private static final String DAY = "2026-09-01";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Every file of the fixtures, those that cannot be read among them, with its text. */
    private static final Map<String, String> FILES = files();

    @TempDir
    Path folder;

    private SparkSession spark;

    @BeforeAll
    static void local() {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.sql.shuffle.partitions", "2");
    }

    @BeforeEach
    void start() {
        spark = SparkSession.builder().appName("test").getOrCreate();
    }

    @AfterAll
    static void stop() {
        SparkSession.builder().getOrCreate().stop();
        List.of("master", "ui.enabled", "driver.bindAddress", "driver.host", "sql.shuffle.partitions")
                .forEach(each -> System.clearProperty("spark." + each));
    }

    private static Map<String, String> files() {
        try (Stream<Path> fixtures = Files.walk(Path.of("fixtures"));
                Stream<Path> examples = Files.walk(Path.of("rules/examples"))) {
            return Stream.concat(fixtures, examples)
                    .filter(
                            file -> file.toString()
                                    .matches(
                                            "fixtures/.*/course\\.(yaml|json)|fixtures/mistakes/(many|missing|unknown|bad).*\\.yaml|rules/examples/.*\\.yaml"))
                    .collect(Collectors.toMap(Path::toString, CheckInBulkTest::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the command line says of a file: its findings or the mistakes in it, a line each. */
    private static List<String> byCommand(String file) {
        StringWriter said = new StringWriter();
        StringWriter wrong = new StringWriter();
        int status = Touchstone.run(
                new PrintWriter(said),
                new PrintWriter(wrong),
                "check",
                file,
                "--format",
                "json",
                "--as-of",
                DAY,
                "--rules",
                "rules");
        if (status >= ExitStatus.BAD_INPUT) {
            return wrong.toString().lines().skip(1).map(String::strip).toList();
        }
        JsonNode report = JSON.readTree(said.toString());
        List<String> findings = new ArrayList<>();
        for (JsonNode each : report.path("findings")) {
            findings.add(String.join(
                    "|",
                    report.path("course").asString(),
                    report.path("ruleset").asString(),
                    report.path("asOf").asString(),
                    report.path("verdict").asString(),
                    each.path("standard").asString(),
                    each.path("part").asString(),
                    each.path("target").path("kind").asString(),
                    each.path("target").path("id").asString(),
                    each.path("outcome").asString(),
                    each.path("strength").asString(),
                    each.path("reason").asString(),
                    each.path("remedy").asString("")));
        }
        return findings;
    }

    private static String line(Row row) {
        if (row.getAs("standard") == null) {
            return row.getAs("mistake");
        }
        return Stream.of(
                        "course",
                        "ruleset",
                        "asOf",
                        "verdict",
                        "standard",
                        "part",
                        "targetKind",
                        "target",
                        "outcome",
                        "strength",
                        "reason",
                        "remedy")
                .map(column -> row.<String>getAs(column) == null ? "" : row.<String>getAs(column))
                .collect(Collectors.joining("|"));
    }

    private static Map<String, List<String>> byFile(Dataset<Row> findings) {
        return findings.sort("file", "number").collectAsList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.getAs("file"), Collectors.mapping(CheckInBulkTest::line, Collectors.toList())));
    }

    private void check(String from, String to) throws IOException {
        // It ends its session, as a program of its own does.
        CheckInBulk.main(from, to, "rules", DAY);
        start();
    }

    private String jsonLines() throws IOException {
        Path lines = folder.resolve("submissions.jsonl");
        Files.write(
                lines,
                FILES.entrySet().stream()
                        .map(each -> JSON.writeValueAsString(Map.of("file", each.getKey(), "text", each.getValue())))
                        .toList());
        return lines.toString();
    }

    @Test
    void jsonLinesHaveTheAnswersOfTheCommandLine() throws IOException {
        String to = folder.resolve("findings").toString();
        check(jsonLines(), to);
        Map<String, List<String>> found = byFile(spark.read().json(to));
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(FILES.keySet());
        assertThat(found)
                .allSatisfy((file, findings) ->
                        assertThat(findings).as(file).isNotEmpty().containsExactlyElementsOf(byCommand(file)));
        assertThat(found.get("fixtures/mistakes/many-mistakes.yaml"))
                .as("one that cannot be read")
                .hasSizeGreaterThan(1);
    }

    @Test
    void parquetHasTheAnswersOfJsonLines() throws IOException {
        String lines = jsonLines();
        String submissions = folder.resolve("submissions.parquet").toString();
        spark.read().schema("file string, text string").json(lines).write().parquet(submissions);
        String to = folder.resolve("findings.parquet").toString();
        check(submissions, to);
        Map<String, List<String>> fromParquet = byFile(spark.read().parquet(to));
        String other = folder.resolve("findings").toString();
        check(lines, other);
        assertThat(fromParquet).isEqualTo(byFile(spark.read().json(other)));
    }

    @Test
    void aFolderOfFilesHasThemToo() throws IOException {
        String to = folder.resolve("findings").toString();
        check("fixtures/two-day-coaching", to);
        Map<String, List<String>> found = byFile(spark.read().json(to));
        assertThat(found.entrySet().stream()
                        .filter(each -> each.getKey().endsWith("/course.yaml"))
                        .map(Map.Entry::getValue))
                .containsExactly(byCommand("fixtures/two-day-coaching/course.yaml"));
    }

    @Test
    void aLineThatHoldsNoSubmissionIsSaidToBeNone() throws IOException {
        Path lines = Files.writeString(folder.resolve("bad.jsonl"), "{\"file\": \"a.yaml\"}\nnonsense\n");
        String to = folder.resolve("findings").toString();
        check(lines.toString(), to);
        Dataset<Row> written = spark.read()
                .schema("file string, number int, standard string, mistake string")
                .json(to);
        assertThat(byFile(written).values())
                .allSatisfy(said -> assertThat(said).containsOnly("this line holds no text of a submission"))
                .hasSize(2);
    }
}
