package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;

/** There is no group of nobody, and nothing is held no times; but nobody of some kind may be there. */
class LeastCountTest {

    private static Submission read(String answer) throws MistakesException {
        String course = "provider: {name: Hillside Training}\ncourse: {title: A course}\n"
                + "sessions: [{title: Day, mode: remote, " + answer + "}]\n";
        return SubmissionReader.read(
                course.getBytes(StandardCharsets.UTF_8),
                "course.yaml",
                ShippedRules.RULESET.catalogue().questions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupSize", "groupSizeLeast", "times"})
    void nothingIsRefusedAndOneIsTaken(String key) throws MistakesException {
        assertThatThrownBy(() -> read(key + ": 0"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("\"0\" does not answer \"" + key + "\"")
                .hasMessageContaining("Write a whole number, 1 or more")
                .hasMessageContaining("Leave it out where there is none.");
        assertThat(read(key + ": 1").items()).hasSize(1);
    }

    @Test
    void noFacilitatorMayBeThere() throws MistakesException {
        assertThat(read("facilitatorsPresent: 0").items()).hasSize(1);
    }
}
