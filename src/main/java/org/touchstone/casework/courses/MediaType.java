package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The kinds of file that evidence may be, told by what is in the file and not by its name. */
public enum MediaType {
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP_BEGINS = {'P', 'K', 3, 4};
    private static final byte[] PDF_BEGINS = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /** Some programs put the mark of UTF-8 before every file they write. */
    private static final byte[] PDF_BEHIND_A_MARK = "\ufeff%PDF-".getBytes(StandardCharsets.UTF_8);

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_CONTENT_TYPES = 256 * 1024;

    private final String name;
    private final String suffixes;

    MediaType(String name, String... suffixes) {
        this.name = name;
        this.suffixes = String.join(" ", suffixes);
    }

    /** Its name on the web. */
    public String mediaName() {
        return name;
    }

    /** The endings of file names of this kind; the usual one first. */
    public List<String> suffixes() {
        return List.of(suffixes.split(" "));
    }

    /** What a file is; nothing where it is none of these, or a Word file with macros. */
    static Optional<MediaType> of(Path file) throws IOException {
        byte[] begins = new byte[8];
        try (var in = Files.newInputStream(file)) {
            begins = Arrays.copyOf(begins, in.readNBytes(begins, 0, begins.length));
        }
        if (begins(begins, PDF_BEGINS) || begins(begins, PDF_BEHIND_A_MARK)) {
            return Optional.of(PDF);
        }
        if (begins(begins, PNG_BEGINS)) {
            return Optional.of(PNG);
        }
        if (begins(begins, JPEG_BEGINS)) {
            return Optional.of(JPEG);
        }
        return begins(begins, ZIP_BEGINS) && isWord(file) ? Optional.of(WORD) : Optional.empty();
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }

    private static boolean isWord(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES
                    || zip.getEntry("[Content_Types].xml") == null
                    || zip.getEntry("word/document.xml") == null) {
                return false;
            }
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                if (all.nextElement().getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    return false;
                }
            }
            return declaresNoMacros(zip);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the list of what a Word file holds is short and plain, and names no macros. */
    private static boolean declaresNoMacros(ZipFile zip) throws IOException {
        byte[] list;
        try (InputStream in = zip.getInputStream(zip.getEntry("[Content_Types].xml"))) {
            list = in.readNBytes(MOST_CONTENT_TYPES + 1);
        }
        // Without the zero bytes of UTF-16, so that its letters are found too.
        String words =
                new String(list, StandardCharsets.ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
        return list.length <= MOST_CONTENT_TYPES
                && !words.contains("macroenabled")
                && !words.contains("vbaproject")
                && !words.contains("&#")
                && !words.contains("<!doctype");
    }
}
