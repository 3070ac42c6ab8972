package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that start a submission and that print schemas. */
@Tag("thorough")
class NewAndSchemaCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aSkeletonIsWrittenAndCanBeChecked(@TempDir Path folder) {
        String file = folder.resolve("course.yaml").toString();

        assertThat(run("new", "submission", "--element", "HC:2", "--element", "HC:1", "--output", file))
                .isZero();
        assertThat(Path.of(file)).content().contains("levels: [1, 2]");
        assertThat(run("check", file)).isZero();
        assertThat(out.toString()).contains("Pre-check of \"Course title\"", "Not stated");
    }

    @Test
    void aFileThatExistsIsLeftAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("course.yaml"), "mine");

        assertThat(run("new", "submission", "--output", file.toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains("exists already, and is left as it is");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderThatIsNotThereIsSaid(@TempDir Path folder) {
        String file = folder.resolve("none/course.yaml").toString();

        assertThat(run("new", "submission", "--output", file)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains("cannot be written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XX:1 | There is no approach or component \"XX\"",
                "FW:1 | There is no approach or component \"FW\"",
                "HC   | \"HC\" names no level. Write HC:1, HC:2 or HC:3.",
                "HC:4 | \"HC:4\" names no level. Write HC:1, HC:2 or HC:3."
            })
    void anUnknownElementOrLevelIsSaid(String element, String says) {
        assertThat(run("new", "submission", "--element", element)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains(says);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void bothSchemasArePrinted() {
        assertThat(run("schema", "submission")).isZero();
        assertThat(run("schema", "report")).isZero();
        assertThat(out.toString()).contains("\"Touchstone submission\"", "\"Touchstone report\"");
    }

    @ParameterizedTest
    @CsvSource({"html,<!DOCTYPE html>", "earl,earl:Assertion", "json,\"\"\"findings\"\"\"", "text,Pre-check of"})
    void aReportIsHadInEachFormat(String format, String holds) {
        run("check", "--format", format, "--as-of", "2026-09-01", "rules/examples/complete-course.yaml");

        assertThat(out.toString()).contains(holds.replace("\"\"\"", "\""));
    }
}
