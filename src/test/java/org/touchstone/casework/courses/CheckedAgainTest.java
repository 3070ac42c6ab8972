package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.report.Report;

/** What a change came to, for whoever made it. */
class CheckedAgainTest {

    private static Report group(int least, int most) throws Exception {
        String text = Files.readString(Path.of("rules/examples/complete-course.yaml"))
                .replaceFirst(
                        "groupSizeLeast: 12\n    groupSize: 16",
                        "groupSizeLeast: " + least + "\n    groupSize: " + most);
        return Report.of(ShippedRules.assess(text));
    }

    @Test
    void statementsThatNoLongerConflictAreNotWorse() throws Exception {
        assertThat(CheckedAgain.of(group(20, 14), group(10, 14)).worse()).isEmpty();
        assertThat(CheckedAgain.of(group(12, 14), group(10, 14)).worse()).hasSize(1);
        assertThat(CheckedAgain.of(group(10, 14), group(20, 14)).worse()).isNotEmpty();
    }
}
