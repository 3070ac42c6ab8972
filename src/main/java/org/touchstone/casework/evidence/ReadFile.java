package org.touchstone.casework.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file in a process of its own, for files come from strangers: whatever one of them does to a reader, it does it
 * there, within the memory and the time that the process is given. Writes JSON lines: first what the file is, then its pages.
 */
final class ReadFile {

    /** More pages than this make it no document that a person is to look things up in. */
    static final int MOST_PAGES = 3000;
    /** In all, in characters. */
    private static final int MOST_TEXT = 20_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(tools.jackson.core.json.JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .build();

    private final OutputStream out;
    private int text;

    private ReadFile(OutputStream out) {
        this.out = out;
    }

    /**
     * Reads a file.
     *
     * @param arguments the file, and whether it is {@code pdf} or {@code word}
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        ReadFile reading = new ReadFile(System.out);
        Path file = Path.of(arguments[0]);
        try {
            if (arguments[1].equals("pdf")) {
                reading.pdf(file);
            } else {
                reading.word(file);
            }
        } catch (InvalidPasswordException | EncryptedDocumentException e) {
            reading.is(DocumentText.State.LOCKED, 0);
        } catch (TooMuchException e) {
            reading.is(DocumentText.State.TOO_LARGE, 0);
        } catch (IOException | RuntimeException e) {
            reading.is(DocumentText.State.BROKEN, 0);
        }
        System.out.flush();
    }

    private void pdf(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new TooMuchException();
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            boolean anything = false;
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String words = stripper.getText(document);
                anything = anything || !words.isBlank();
                page(page, words);
            }
            is(anything ? DocumentText.State.READ : DocumentText.State.PICTURE, pages);
        }
    }

    private void word(Path file) throws IOException {
        ZipSecureFile.setMaxEntrySize(100L * 1024 * 1024);
        ZipSecureFile.setMaxTextSize(MOST_TEXT);
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            page(1, words.getText());
            is(DocumentText.State.READ, 0);
        }
    }

    private void page(int number, String words) throws IOException {
        text += words.length();
        if (text > MOST_TEXT) {
            throw new TooMuchException();
        }
        try (JsonGenerator line = JSON.createGenerator(out)) {
            line.writeStartObject();
            line.writeNumberProperty("number", number);
            line.writeStringProperty("text", words.replace("\0", ""));
            line.writeEndObject();
        }
        out.write('\n');
    }

    private void is(DocumentText.State state, int pages) throws IOException {
        try (JsonGenerator line = JSON.createGenerator(out)) {
            line.writeStartObject();
            line.writeStringProperty("state", state.name());
            line.writeNumberProperty("pages", pages);
            line.writeEndObject();
        }
        out.write('\n');
    }

    private static final class TooMuchException extends IOException {}
}
