package org.touchstone.casework.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Draws one page of a PDF as a PNG, with quoted words marked, in a process of its own like {@link ReadFile}. */
final class DrawPage {

    /** The longer side of a picture, in pixels. */
    private static final float LONGEST = 1400;

    private static final float MOST_SCALE = 2;
    /** Yellow, as a marker pen: it leaves what is black as black as it was. */
    private static final int MARK = 0xFFDD50;

    private DrawPage() {}

    /**
     * Writes the picture to the standard output, and reads the quoted words from the standard input.
     *
     * @param arguments the file, and the number of the page from 1
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        ImageIO.setUseCache(false);
        String quoted = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        int page = Integer.parseInt(arguments[1]);
        try (PDDocument document = Loader.loadPDF(new File(arguments[0]), IOUtils.createTempFileOnlyStreamCache())) {
            PDRectangle box = document.getPage(page - 1).getCropBox();
            float scale = Math.min(MOST_SCALE, LONGEST / Math.max(box.getWidth(), box.getHeight()));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage picture = renderer.renderImage(page - 1, scale, ImageType.RGB);
            mark(picture, scale, new Places(document, page).of(new Quotation(quoted)));
            ImageIO.write(picture, "png", System.out);
        }
        System.out.flush();
    }

    private static void mark(BufferedImage picture, float scale, List<Rectangle2D> places) {
        BufferedImage marked =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = marked.createGraphics();
        pen.scale(scale, scale);
        pen.setColor(Color.WHITE);
        places.forEach(pen::fill);
        pen.dispose();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((marked.getRGB(x, y) & 1) != 0) {
                    picture.setRGB(x, y, through(picture.getRGB(x, y)));
                }
            }
        }
    }

    /** A colour seen through that of the mark. */
    private static int through(int rgb) {
        int seen = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            seen |= ((rgb >> shift & 0xFF) * (MARK >> shift & 0xFF) / 255) << shift;
        }
        return seen;
    }

    /** Where each letter of a page stands. */
    private static final class Places extends PDFTextStripper {

        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable TextPosition> positions = new ArrayList<>();
        private final String next;

        Places(PDDocument document, int page) throws IOException {
            setSortByPosition(true);
            setStartPage(page);
            setEndPage(page);
            getText(document);
            PDFTextStripper after = new PDFTextStripper();
            after.setSortByPosition(true);
            after.setStartPage(page + 1);
            after.setEndPage(page + 1);
            next = page < document.getNumberOfPages() ? after.getText(document) : "";
        }

        @Override
        protected void writeString(String words, List<TextPosition> letters) throws IOException {
            for (TextPosition letter : letters) {
                String written = letter.getUnicode();
                text.append(written);
                for (int i = 0; i < written.length(); i++) {
                    positions.add(letter);
                }
            }
        }

        @Override
        protected void writeWordSeparator() {
            blank();
        }

        @Override
        protected void writeLineSeparator() {
            blank();
        }

        private void blank() {
            text.append(' ');
            positions.add(null);
        }

        /** A rectangle for each letter of the quoted words, in points from the upper left corner. */
        List<Rectangle2D> of(Quotation quotation) {
            List<Rectangle2D> places = new ArrayList<>();
            for (Quotation.Range range : quotation.rangesOn(text.toString(), next)) {
                TextPosition last = null;
                for (TextPosition letter : positions.subList(range.from(), range.to())) {
                    if (letter != null && !letter.equals(last)) {
                        double height = letter.getHeightDir() * 1.6;
                        places.add(new Rectangle2D.Double(
                                letter.getXDirAdj(),
                                letter.getYDirAdj() - height * 0.8,
                                letter.getWidthDirAdj(),
                                height));
                        last = letter;
                    }
                }
            }
            return places;
        }
    }
}
