package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;

/** The option {@code --no-advice}. */
class AdviceOptionTest {

    private static final Path COURSE = Path.of("fixtures", "silent-course", "course.yaml");

    @Test
    void adviceIsTheLastSectionAndIsLeftOutOnRequest() {
        StringWriter with = new StringWriter();
        StringWriter without = new StringWriter();

        int status = check(with, "--full");
        int statusWithout = check(without, "--full", "--no-advice");

        assertThat(statusWithout).isEqualTo(status);
        assertThat(without.toString()).contains("Pre-check").doesNotContain("ADVICE");
        assertThat(with.toString()).startsWith(without.toString()).contains("ADVICE (NEVER COUNTS AGAINST THE COURSE)");
    }

    private static int check(StringWriter out, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(
                List.of("check", COURSE.toString(), "--as-of=" + ShippedRules.AS_OF, "--rules=" + ShippedRules.FOLDER));
        java.util.Collections.rotate(all, -options.length);
        return Touchstone.run(
                new PrintWriter(out, true), new PrintWriter(new StringWriter()), all.toArray(String[]::new));
    }
}
