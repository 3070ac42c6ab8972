package org.touchstone.check.located;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are read whatever characters are in them. */
class NodeReaderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String UTF_8_ASKED =
            " Save it as plain text: in your editor choose \"Save as\", then the encoding UTF-8.";

    private static String read(byte[] bytes, String file) throws MistakesException {
        Node node = NodeReader.read(bytes, file);
        return ((Node.Scalar)
                        Objects.requireNonNull(((Node.Entries) node).entries().get("k")))
                .text();
    }

    private static String yaml(String text) throws MistakesException {
        return read(text.getBytes(StandardCharsets.UTF_8), "course.yaml");
    }

    private static List<String> refused(byte[] bytes, String file) {
        try {
            NodeReader.read(bytes, file);
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes().stream().map(Mistake::toString).toList();
        }
    }

    private static List<String> refused(String text, String file) {
        return refused(text.getBytes(StandardCharsets.UTF_8), file);
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhereInAFile() throws MistakesException {
        for (int length = 1_000; length < 1_040; length++) {
            String text = "x".repeat(length) + "\ud83d\ude00";

            assertThat(yaml("k: \"" + text + "\"\n")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2003", "\u202f", "\u3000", "\u1680"})
    void anOddSpaceIndentsAndSeparatesLikeAnyOther(String space) throws MistakesException {
        Node node = NodeReader.read(
                "a:\n__b:_1\n__c:\n__-_2\n".replace("_", space).getBytes(StandardCharsets.UTF_8), "course.yaml");

        assertThat(node)
                .isEqualTo(
                        NodeReader.read("a:\n  b: 1\n  c:\n  - 2\n".getBytes(StandardCharsets.UTF_8), "course.yaml"));
    }

    @Test
    void whatIsNotSeenAtTheBeginningOfALineIsNoPartOfAKey() throws MistakesException {
        assertThat(yaml("\ufeff\u200bk: a\n")).isEqualTo("a");
        assertThat(yaml("x:\n\u2060k\u00ad: a\n")).isEqualTo("a");
    }

    @Test
    void aFileInUtf16IsReadWhereItSaysSo() throws MistakesException {
        String text = "k: Zo\u00eb \u2013 \u0175\n";

        assertThat(read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE), "course.yaml"))
                .isEqualTo("Zo\u00eb \u2013 \u0175");
        assertThat(read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE), "course.yaml"))
                .isEqualTo("Zo\u00eb \u2013 \u0175");
        assertThat(read("\ufeff{\"k\": \"a\"}".getBytes(StandardCharsets.UTF_16LE), "course"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zo\u00eb",
                "It\u2019s \u201cours\u201d \u2013 caf\u00e9, na\u00efve, \u00a320",
                "cr\u00e9\u00e9e, \u00e0 l\u2019\u0153uvre",
                "\u00c9cole d\u2019\u00c9tat",
                "one\u00a0two\u2026"
            })
    void aFileInWindows1252IsRead(String text) throws MistakesException {
        assertThat(read(("k: " + text + "\n").getBytes(WINDOWS), "course.yaml")).isEqualTo(text.replace('\u00a0', ' '));
    }

    @Test
    void aFileWhoseLettersAreNotCertainIsRefusedWithHowToSaveIt() {
        String said = "course.yaml:2:4: This is not a text file." + UTF_8_ASKED;

        assertThat(refused(
                        "x: 1\nk: \u041f\u0440\u0438\u0432\u0435\u0442".getBytes(Charset.forName("windows-1251")),
                        "course.yaml"))
                .as("another alphabet")
                .containsExactly(said);
        assertThat(refused(new byte[] {'x', ':', '1', '\n', 'k', ':', ' ', (byte) 0x8d}, "course.yaml"))
                .as("a byte that Windows-1252 does not have")
                .containsExactly(said);
        assertThat(refused(
                        new byte[] {'x', ':', '1', '\n', 'k', ':', ' ', (byte) 0xe9, ' ', (byte) 0xc3, (byte) 0xa9},
                        "course.yaml"))
                .as("UTF-8 that was damaged")
                .containsExactly(said);
        assertThat(refused("k: don\u00d5t".getBytes(WINDOWS), "course.yaml"))
                .as("an old Mac")
                .hasSize(1);
        assertThat(refused("\ufeffk: a".getBytes(Charset.forName("UTF-32LE")), "course.yaml"))
                .as("UTF-32")
                .hasSize(1);
        assertThat(refused("k: a".getBytes(StandardCharsets.UTF_16LE), "course.yaml"))
                .as("UTF-16 that does not say so")
                .containsExactly("course.yaml:1:2: This is not a text file." + UTF_8_ASKED);
    }

    @Test
    void everyControlCharacterIsNamedWithItsPlace() {
        assertThat(refused("x: 1\nk: a\u0007b\u001bc\n", "course.yaml"))
                .containsExactly(
                        "course.yaml:2:5: An invisible control character stands here (U+0007)."
                                + " Delete it, or type these words again.",
                        "course.yaml:2:7: An invisible control character stands here (U+001B)."
                                + " Delete it, or type these words again.");
        assertThat(refused("{\"k\":\r\n\"a\u0092b\"}", "course.json"))
                .containsExactly("course.json:2:3: An invisible control character stands here (U+0092)."
                        + " Delete it, or type these words again.");
        assertThat(refused("k: \"a\\u0007b\"", "course.yaml"))
                .containsExactly("course.yaml:1:4: This text holds an invisible control character (U+0007)."
                        + " Type it again without invisible signs.");
    }

    @Test
    void aTabThatCannotBeReadIsNamedWithItsPlace() {
        String said =
                "A tab stands here. Use spaces: a tab may stand neither at the beginning of a line nor after a colon.";

        assertThat(refused("x:\n\tk: a\n", "course.yaml")).containsExactly("course.yaml:2:1: " + said);
        assertThat(refused("x:\n  y: 1\n  \tk: a\n", "course.yaml")).containsExactly("course.yaml:3:3: " + said);
        assertThat(refused("x:\n  - y: 1\n  \tz: 2\n", "course.yaml")).containsExactly("course.yaml:3:3: " + said);
        assertThat(refused("x:\n-\ty: 1\n\tz: 2\n", "course.yaml"))
                .singleElement()
                .asString()
                .contains(said);
        assertThat(refused("k:\ta\n", "course.yaml")).containsExactly("course.yaml:1:3: " + said);
        assertThat(refused("{\"x\": 1,\n \"k\": \"a\tb\"}", "course.json"))
                .containsExactly("course.json:2:9: A tab stands here. Use a space, or write \\t.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k: a\t", "x: 1\t# c\nk: a", "{k:\ta}", "k: |\n  a\t\n"})
    void aTabThatDoesNoHarmIsRead(String text) throws MistakesException {
        assertThat(yaml(text)).isEqualTo("a");
    }

    @Test
    void anEmptyItemIsAMistakeExceptAmongAnswers() throws MistakesException {
        byte[] file = "k: [a, null, '']\n".getBytes(StandardCharsets.UTF_8);

        assertThat(refused(file, "rules.yaml"))
                .hasSize(2)
                .allSatisfy(said -> assertThat(said).contains("This list item is empty."));
        Node answers = NodeReader.readAnswers(file, "course.yaml");
        assertThat(((Node.Items) Objects.requireNonNull(
                                ((Node.Entries) answers).entries().get("k")))
                        .items())
                .extracting(item -> ((Node.Scalar) item).text())
                .containsExactly("a", "", "");
    }

    @Test
    void aDashAloneIsNoAnswer() throws MistakesException {
        Node node = NodeReader.read(
                "a: -\nb: - # later\nc: {d: -, e: -}\nf: a - b\ng: -1\nh:\n- i\n".getBytes(StandardCharsets.UTF_8),
                "course.yaml");

        assertThat(((Node.Entries) node).entries()).containsOnlyKeys("c", "f", "g", "h");
    }
}
