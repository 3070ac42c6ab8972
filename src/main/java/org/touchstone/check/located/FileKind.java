package org.touchstone.check.located;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What people send by mistake in place of a text file, known by how it begins. */
public enum FileKind {
    WORD("a Word document"),
    SPREADSHEET("a spreadsheet"),
    PRESENTATION("a presentation"),
    OPEN_DOCUMENT("a document of a word processor"),
    ZIP("a ZIP archive"),
    ARCHIVE("a packed archive"),
    OLD_OFFICE("a document in an old format of Microsoft Office"),
    RTF("a document with formatting (RTF)"),
    PDF("a PDF"),
    PICTURE("a picture"),
    REPORT("a report of Touchstone, not the file that it was made from"),
    WEB_PAGE("a web page");

    /** How much of a file tells what it is; what an archive holds may stand far from its beginning. */
    private static final int MOST_LOOKED_AT = 2_048;

    private static final String COPY = "Copy what it says into a plain text file: for a course, into the output of"
            + " \"touchstone new submission\". In the service, a form asks the same questions.";

    private final String name;

    FileKind(String name) {
        this.name = name;
    }

    /** What a file is, as a sentence. */
    public String what() {
        return "This is " + name + (this == REPORT ? "." : ", not a plain text file.");
    }

    /** What to do about it. */
    public String todo() {
        return switch (this) {
            case REPORT -> "Name the file that describes the course.";
            case ZIP, ARCHIVE -> "Unpack it, and take the file that describes the course.";
            case PICTURE -> "Name the file that describes the course. A picture may be evidence for what it says.";
            default -> COPY;
        };
    }

    /** What a file is, if it is one of these. */
    static Optional<FileKind> of(byte[] bytes) {
        String begins = new String(bytes, 0, Math.min(bytes.length, MOST_LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (begins.startsWith("PK\u0003\u0004")) {
            return Optional.of(packed(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        if (begins.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return Optional.of(OLD_OFFICE);
        }
        if (begins.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (begins.startsWith("{\\rtf")) {
            return Optional.of(RTF);
        }
        if (begins.startsWith("\u001f\u008b")
                || begins.startsWith("7z\u00bc\u00af")
                || begins.startsWith("Rar!\u001a")) {
            return Optional.of(ARCHIVE);
        }
        return isPicture(begins) ? Optional.of(PICTURE) : text(begins);
    }

    private static FileKind packed(String archive) {
        if (archive.contains("word/document")) {
            return WORD;
        }
        if (archive.contains("xl/workbook") || archive.contains("opendocument.spreadsheet")) {
            return SPREADSHEET;
        }
        if (archive.contains("ppt/presentation") || archive.contains("opendocument.presentation")) {
            return PRESENTATION;
        }
        return archive.contains("opendocument.text") ? OPEN_DOCUMENT : ZIP;
    }

    private static boolean isPicture(String begins) {
        return begins.startsWith("\u0089PNG")
                || begins.startsWith("\u00ff\u00d8\u00ff")
                || begins.startsWith("GIF87a")
                || begins.startsWith("GIF89a")
                || begins.startsWith("II*\0")
                || begins.startsWith("MM\0*")
                || (begins.startsWith("RIFF") && begins.startsWith("WEBP", 8))
                || (begins.startsWith("ftyp", 4) && (begins.startsWith("hei", 8) || begins.startsWith("avif", 8)));
    }

    private static Optional<FileKind> text(String begins) {
        String text = begins.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
        if (text.startsWith("Pre-check of \"")) {
            return Optional.of(REPORT);
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.startsWith("<!doctype html") || small.startsWith("<html")) {
            return Optional.of(text.contains("<title>Pre-check of") ? REPORT : WEB_PAGE);
        }
        return Optional.empty();
    }
}
