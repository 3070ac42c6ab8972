package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstone.Approved;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/** What a provider is told about each file that is refused. */
class MistakesApprovalTest {

    private static final Path MISTAKES = Path.of("fixtures/mistakes");

    private static List<Mistake> mistakes(Path file) {
        try {
            SubmissionReader.read(file, ShippedRules.RULESET.catalogue().questions());
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }

    @Test
    void everyMistakeIsSaidWithItsPlaceAndWhatToDo() throws IOException {
        try (Stream<Path> files = Files.list(MISTAKES)) {
            String all = files.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .peek(file -> assertThat(mistakes(file)).as(file.toString()).isNotEmpty())
                    .map(file -> mistakes(file).stream()
                            .map(mistake -> mistake.toString().replace('\\', '/'))
                            .collect(Collectors.joining("\n")))
                    .collect(Collectors.joining("\n\n", "", "\n"));
            Approved.verify(MISTAKES.resolve("messages.txt"), all);
        }
    }

    @Test
    void twoMegabytesOfNonsenseAreRefusedAtOnce() {
        byte[] nonsense = "nonsense: [".repeat(200_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(refused(nonsense))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).contains("larger than 1 MB"));
    }

    @Test
    void nonsenseOfAnyKindIsRefusedAndNeverThrowsAnythingElse() {
        java.util.Random random = new java.util.Random(20261121);
        String pieces = "{}[]:,-&*!|>'\"%@`#? \n\tabc\u00e9\u0000provider course sessions ~ 1 0x - ---";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n >= 0; n--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            assertThat(refused(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .as("%s", text)
                    .isNotEmpty()
                    .allSatisfy(mistake -> {
                        assertThat(mistake.line()).isPositive();
                        assertThat(mistake.column()).isPositive();
                    });
        }
    }

    private static List<Mistake> refused(byte[] bytes) {
        try {
            SubmissionReader.read(
                    bytes, "x.yaml", ShippedRules.RULESET.catalogue().questions());
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }
}
