package org.touchstone.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is drawn as it is, and the quoted words on it are marked. */
@Tag("thorough")
class PagePictureTest {

    @TempDir
    Path folder;

    @Test
    void theQuotedWordsAreMarkedAndNothingElse() throws Exception {
        byte[] pdf = SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes.", "Goodbye."));

        BufferedImage plain = drawn(pdf, 2, "");
        BufferedImage marked = drawn(pdf, 2, "practise in THREES");

        assertThat(plain.getHeight()).isEqualTo(1400);
        assertThat(yellow(plain)).isEqualTo(0);
        // The line stands 700 points up and 72 from the left of a page of 612 by 792; "Learners " is about 52 wide.
        double scale = 1400 / 792.0;
        int first = firstYellow(marked);
        assertThat(first % marked.getWidth()).isBetween((int) (115 * scale), (int) (130 * scale));
        assertThat(first / marked.getWidth()).isBetween((int) (74 * scale), (int) (92 * scale));
        assertThat(yellow(marked)).isBetween(1000L, 8000L);
    }

    @Test
    void wordsThatAreNotThereAreNotMarked() throws Exception {
        byte[] pdf = SampleFiles.pdf(List.of("Welcome.", "Learners practise in threes."));

        assertThat(yellow(drawn(pdf, 1, "practise in threes"))).isZero();
    }

    @Test
    void whatIsNoPdfIsNotDrawn() throws Exception {
        assertThat(process("%PDF-1.7 nonsense".getBytes(StandardCharsets.US_ASCII), 1, "")
                        .exitValue())
                .isNotZero();
        assertThat(process(SampleFiles.pdf(List.of("One page.")), 2, "").exitValue())
                .isNotZero();
    }

    private BufferedImage drawn(byte[] pdf, int page, String quoted) throws Exception {
        Process process = process(pdf, page, quoted);
        assertThat(process.exitValue()).isZero();
        return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("page.png"))));
    }

    private Process process(byte[] pdf, int page, String quoted) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("a.pdf"), pdf);
        Process process = Apart.start("256m", DrawPage.class, file.toString(), String.valueOf(page));
        try (OutputStream words = process.getOutputStream()) {
            words.write(quoted.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("page.png"), process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process;
    }

    private static boolean isYellow(int rgb) {
        return (rgb >> 16 & 0xFF) > 200 && (rgb >> 8 & 0xFF) > 180 && (rgb & 0xFF) < 200;
    }

    private static long yellow(BufferedImage picture) {
        return java.util.stream.IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(at -> isYellow(picture.getRGB(at % picture.getWidth(), at / picture.getWidth())))
                .count();
    }

    private static int firstYellow(BufferedImage picture) {
        int width = picture.getWidth();
        return java.util.stream.IntStream.range(0, width * picture.getHeight())
                .filter(at -> isYellow(picture.getRGB(at % width, at / width)))
                .findFirst()
                .orElseThrow();
    }
}
