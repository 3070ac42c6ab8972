package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;

/** {@code touchstone impact} as its users run it. */
class ImpactCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int impact(Path courses, String... options) throws IOException {
        Path before = new EditedRules(folder.resolve("before"), "group-size").folder();
        Path after = new EditedRules(folder.resolve("after"), "group-size")
                .edit("parameters.yaml", "value: 18\n", "value: 15\n")
                .folder();
        List<String> arguments = new ArrayList<>(List.of("impact", "--as-of", "2026-09-01"));
        arguments.addAll(List.of("--from", before.toString(), "--to", after.toString(), courses.toString()));
        arguments.addAll(List.of(options));
        return Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    /** More files than are compared at a time; each group of 16 comes out otherwise, each of 14 does not. */
    @Test
    void manyCoursesAreComparedInTheOrderOfTheirFiles() throws IOException {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        String smaller = complete.replace("groupSize: 16", "groupSize: 14").replace("value: 16", "value: 14");
        Path courses = Files.createDirectory(folder.resolve("courses"));
        for (int i = 1000; i < 1120; i++) {
            Files.writeString(courses.resolve(i + ".yaml"), i % 2 == 0 ? complete : smaller);
        }

        assertThat(impact(courses, "--each")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(courses.toString())))
                .hasSize(60)
                .isSorted();
        assertThat(out.toString())
                .contains(
                        "120 courses compared; results change on 60.",
                        "  60  group-size/recommended-number: met -> recommendation not met");
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersAreCompared() throws IOException {
        Path courses = Files.createDirectory(folder.resolve("courses"));
        Files.copy(Path.of("rules/examples/complete-course.yaml"), courses.resolve("a.yaml"));
        Files.writeString(courses.resolve("b.yaml"), "notes: [");

        assertThat(impact(courses)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains(courses.resolve("b.yaml") + " cannot be read");
        assertThat(out.toString()).contains("1 course compared; results change on 1.");
    }
}
