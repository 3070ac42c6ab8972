package org.touchstone.located;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Texts are read whatever characters are in them. */
class NodeReaderTest {

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhereInAFile() throws MistakesException {
        for (int length = 1_000; length < 1_040; length++) {
            String text = "x".repeat(length) + "\ud83d\ude00";

            Node node = NodeReader.read(("k: \"" + text + "\"\n").getBytes(StandardCharsets.UTF_8), "course.yaml");

            Node value = Objects.requireNonNull(((Node.Entries) node).entries().get("k"));
            assertThat(((Node.Scalar) value).text()).isEqualTo(text);
        }
    }
}
