package org.touchstone.casework.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * How long a PDF of 200 full pages takes to be read, and one of its pages to be drawn, each in its process with all that a
 * process takes to start. Run by {@code src/docs/measure.sh}.
 */
public final class ReadBenchmark {

    private static final int TIMES = 7;
    private static final int PAGES = 200;
    private static final int LINES = 48;
    private static final String LINE =
            "Learners practise in threes and give each other feedback on what they have tried.";

    private ReadBenchmark() {}

    /** Prints both medians. */
    public static void main(String... arguments) throws Exception {
        Path file = Files.createTempFile("touchstone-read", ".pdf");
        write(file);
        FileReader reader = new FileReader(Duration.ofMinutes(5), "256m");
        print("read a PDF of " + PAGES + " pages", () -> {
            if (reader.read(file, "pdf", () -> false).pages() != PAGES) {
                throw new IllegalStateException("not all of it was read");
            }
        });
        print("draw one of its pages with words marked", () -> {
            Process process = Apart.start("256m", DrawPage.class, file.toString(), "100");
            process.getOutputStream()
                    .write("give each other feedback".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("it was not drawn");
            }
        });
        Files.delete(file);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void print(String what, Work work) throws Exception {
        long[] took = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            work.run();
            took[i] = (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(took);
        System.out.printf(Locale.ROOT, "%s: %d ms (median of %d)%n", what, took[TIMES / 2], TIMES);
    }

    private static void write(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int number = 1; number <= PAGES; number++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 10);
                    content.newLineAtOffset(60, 740);
                    for (int line = 0; line < LINES; line++) {
                        content.showText(number + "." + line + " " + LINE);
                        content.newLineAtOffset(0, -14);
                    }
                    content.endText();
                }
            }
            document.save(file.toFile());
        }
    }
}
