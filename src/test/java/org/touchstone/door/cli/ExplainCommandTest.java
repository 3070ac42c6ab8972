package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ExplainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aKnownIdIsExplained() {
        assertThat(run("explain", "group-size", "--rules", "rules")).isZero();
        assertThat(out.toString()).startsWith("Group size").contains("HOW TO PUT IT RIGHT");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearestOnTheErrorStream() {
        assertThat(run("explain", "grup-size", "--rules", "rules")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains("There is no", "Did you mean \"group-size\"?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownElementIsAnsweredWithTheNearest() {
        assertThat(run("standards", "--element", "MEC", "--rules", "rules")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err.toString()).contains("There is no element \"MEC\"", "Did you mean");
    }
}
