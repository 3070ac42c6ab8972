package org.touchstone.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read in a process of their own, whatever is in them. */
@Tag("thorough")
class FileReaderTest {

    private static final FileReader READER = new FileReader(Duration.ofMinutes(5), "256m");

    @TempDir
    Path folder;

    private DocumentText read(byte[] bytes, String kind) throws Exception {
        return READER.read(Files.write(folder.resolve("file"), bytes), kind, () -> false);
    }

    @Test
    void aPdfIsReadByThePage() throws Exception {
        DocumentText text = read(SampleFiles.pdf(List.of("The first page.", "Learners practise in threes.")), "pdf");

        assertThat(text.state()).isEqualTo(DocumentText.State.READ);
        assertThat(text.pages()).isEqualTo(2);
        assertThat(text.texts()).hasSize(2);
        assertThat(text.texts().get(1)).contains("Learners practise in threes.");
    }

    @Test
    void aWordFileHasNoFixedPages() throws Exception {
        DocumentText text = read(SampleFiles.word("Learners practise in threes."), "word");

        assertThat(text.state()).isEqualTo(DocumentText.State.READ);
        assertThat(text.pages()).isZero();
        assertThat(text.texts()).singleElement().asString().contains("Learners practise in threes.");
    }

    @Test
    void pagesWithoutTextAreAPicture() throws Exception {
        assertThat(read(SampleFiles.pdf(List.of("", "")), "pdf"))
                .isEqualTo(new DocumentText(DocumentText.State.PICTURE, 2, List.of()));
    }

    @Test
    void whatCannotBeReadIsToldApart() throws Exception {
        byte[] sound = SampleFiles.pdf(List.of("Words"));
        byte[] half = Arrays.copyOf(sound, sound.length / 3);

        assertThat(read(SampleFiles.locked("Words"), "pdf").state()).isEqualTo(DocumentText.State.LOCKED);
        assertThat(read(half, "pdf").state()).isEqualTo(DocumentText.State.BROKEN);
        assertThat(read("%PDF-1.7 nonsense".getBytes(StandardCharsets.UTF_8), "pdf")
                        .state())
                .isEqualTo(DocumentText.State.BROKEN);
        assertThat(read("PK no zip".getBytes(StandardCharsets.UTF_8), "word").state())
                .isEqualTo(DocumentText.State.BROKEN);
        assertThat(read(SampleFiles.pdf(Collections.nCopies(ReadFile.MOST_PAGES + 1, "")), "pdf")
                        .state())
                .isEqualTo(DocumentText.State.TOO_LARGE);
    }

    @Test
    void readingEndsWhenItTakesTooLongOrNobodyWantsItOrMemoryEnds() throws Exception {
        Path file = Files.write(folder.resolve("file"), SampleFiles.pdf(Collections.nCopies(500, "Words")));

        assertThat(new FileReader(Duration.ofMillis(1), "256m")
                        .read(file, "pdf", () -> false)
                        .state())
                .isEqualTo(DocumentText.State.BROKEN);
        assertThat(READER.read(file, "pdf", () -> true).state()).isEqualTo(DocumentText.State.BROKEN);
        assertThat(new FileReader(Duration.ofMinutes(5), "6m")
                        .read(file, "pdf", () -> false)
                        .state())
                .isEqualTo(DocumentText.State.BROKEN);
    }
}
