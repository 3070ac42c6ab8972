package org.touchstone.check.located;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen has no place in a rule file, and is shown where a mistake quotes it. */
class UnseenTest {

    private static List<String> mistakes(String text) {
        MistakesException thrown = catchThrowableOfType(
                MistakesException.class, () -> RuleFile.read(text.getBytes(StandardCharsets.UTF_8), "rules.yaml"));
        return thrown == null ? List.of() : thrown.lines();
    }

    @ParameterizedTest
    @CsvSource({
        "202E, right-to-left override",
        "2066, left-to-right isolate",
        "200B, zero width space",
        "200D, zero width joiner",
        "FEFF, zero width no-break space",
        "00AD, soft hyphen",
        "2028, line separator",
        "2029, paragraph separator",
        "0085, next line (nel)",
        "0007, bel",
        "007F, delete",
        "E0041, tag latin capital letter a",
        "3164, hangul filler",
    })
    void aCharacterThatCannotBeSeenIsRefusedWithItsPlaceAndCode(String code, String name) {
        String character = Character.toString(Integer.parseInt(code, 16));

        assertThat(mistakes("- name: a\n- name: gr" + character + "oup\n"))
                .containsExactly("rules.yaml:2:11: The character U+" + code + " (" + name
                        + ") stands here, and cannot be seen. Remove it, or type the text again.");
    }

    @Test
    void oneThatIsWrittenAsAnEscapeIsRefusedToo() {
        assertThat(mistakes("- name: \"gr\\u202Eoup\"\n- \"a\\u200Bb\": c\n"))
                .containsExactly(
                        "rules.yaml:1:9: The character U+202E (right-to-left override) stands here, and cannot be seen."
                                + " Remove it, or type the text again.",
                        "rules.yaml:2:3: The character U+200B (zero width space) stands here, and cannot be seen."
                                + " Remove it, or type the text again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- name: café…\r\n- b: “c”\n", "- name: >-\n    ŵ\n\n    ε\n", "- a: 1\t\n", "\uFEFF- a: b\n"})
    void whatCanBeSeenIsAccepted(String text) {
        assertThat(mistakes(text)).isEmpty();
    }

    @Test
    void aFileFullOfThemSaysSoOnceAndForAll() {
        assertThat(mistakes("\u202E".repeat(100_000))).hasSize(51).last().isEqualTo("There are 51 more mistakes.");
    }

    @Test
    void aMistakeShowsTheCodesOfWhatCannotBeSeen() {
        assertThat(new Mistake("a\u202Eb.yaml", 1, 2, "\"x\u0007\u2028\ny\" is not known.", "Write \"\uD800\"."))
                .hasToString("a[U+202E]b.yaml:1:2: \"x[U+0007][U+2028][U+000A]y\" is not known. Write \"[U+D800]\".");
    }

    @Test
    void aMistakeQuotesEightyCharactersAtMost() {
        Mistake mistake = new Mistake(
                "a.yaml",
                1,
                1,
                "\"" + "x".repeat(5000) + "\" is not a \"date\", and \"" + "y".repeat(81) + "\" no day.",
                "");

        assertThat(mistake.what())
                .isEqualTo("\"" + "x".repeat(80) + "…\" is not a \"date\", and \"" + "y".repeat(80) + "…\" no day.");
    }

    @Test
    void whatIsNotQuotedDoesNotGoOnForEver() {
        assertThat(new Mistake("a", 1, 1, "There is no element " + "x".repeat(100_000) + ".", "").what())
                .hasSize(2001);
    }

    @Test
    void fiftyMistakesAreShownAndTheOthersCounted() {
        List<Mistake> mistakes = new ArrayList<>(IntStream.rangeClosed(1, 51)
                .mapToObj(line -> new Mistake("a", line, 1, "Wrong.", ""))
                .toList());
        assertThat(new MistakesException(mistakes).lines()).hasSize(51).last().isEqualTo("There is 1 more mistake.");
        mistakes.add(new Mistake("a", 52, 1, "Wrong.", ""));

        assertThat(new MistakesException(mistakes).getMessage())
                .startsWith("a:1:1: Wrong.\n")
                .endsWith("a:50:1: Wrong.\nThere are 2 more mistakes.");
        assertThat(new MistakesException(mistakes).mistakes()).hasSize(52);
    }

    @Test
    void aLineThatNobodyCanReadIsRefused() {
        assertThat(mistakes("a: b\nc: " + "d".repeat(2000) + "\n"))
                .containsExactly(
                        "rules.yaml:2:2001: This line has 2003 characters; a line may have 2000. Break it: a text"
                                + " that begins with >- goes on over several lines.");
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThat(RuleFile.check(new byte[] {(byte) 0xC3, 0x28}, "a.dslr"))
                .extracting(Mistake::toString)
                .containsExactly("a.dslr:1:1: This is not a text file. Save it as plain text, in UTF-8.");
    }
}
