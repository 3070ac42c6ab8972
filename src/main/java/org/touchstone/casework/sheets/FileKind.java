package org.touchstone.casework.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Tells by what is in a file what it is, and whether it is one to read at all. */
final class FileKind {

    /** The most that a workbook may hold when it is unpacked, in bytes: many times what a list of a course takes. */
    private static final long MOST_UNPACKED = 8L * 1024 * 1024;

    private static final long MOST_KEPT = 256 * 1024;
    private static final int MOST_PARTS = 500;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final String DECLARES_TYPES = "<!doctype";

    private FileKind() {}

    /** Whether a file is a workbook, which may be harmful; it is text otherwise, unless it is neither. */
    static boolean isWorkbook(byte[] file) throws SheetRefusedException {
        if (begins(file, OLD_OFFICE)) {
            throw new SheetRefusedException("old");
        }
        if (begins(file, PDF)) {
            throw new SheetRefusedException("pdf");
        }
        return begins(file, ZIP);
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }

    /**
     * Refuses a workbook that is none, that would fill the memory, that holds programs or links to other files, or that
     * makes its reader open something else. It is unpacked for this as the library unpacks it, and nothing of it is kept.
     */
    static void refuseHarm(ZipFile zip) throws IOException, SheetRefusedException {
        List<ZipArchiveEntry> parts = new ArrayList<>(Collections.list(zip.getEntries()));
        List<String> names = parts.stream()
                .map(part -> part.getName().toLowerCase(Locale.ROOT).replaceFirst("^/", ""))
                .toList();
        if (!names.contains("xl/workbook.xml")) {
            throw new SheetRefusedException(names.contains("mimetype") ? "open-document" : "other");
        }
        if (names.stream().anyMatch(name -> name.contains("vbaproject") || name.contains("macrosheets"))) {
            throw new SheetRefusedException("macros");
        }
        if (names.stream()
                .anyMatch(name -> name.startsWith("xl/externallinks/")
                        || name.startsWith("xl/connections")
                        || name.startsWith("xl/querytables/"))) {
            throw new SheetRefusedException("links");
        }
        if (parts.size() > MOST_PARTS) {
            throw new SheetRefusedException("unpacked");
        }
        long left = MOST_UNPACKED;
        for (ZipArchiveEntry part : parts) {
            try (InputStream in = zip.getInputStream(part)) {
                left -= unpack(in, isKeptWhole(part.getName()) ? Math.min(left, MOST_KEPT) : left);
            }
        }
    }

    /** Whether the library keeps what it reads of a part in memory, in a form that is many times as large. */
    private static boolean isKeptWhole(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return name.endsWith(".rels") || name.contains("[content_types]") || name.contains("docprops/");
    }

    /** Reads a part to its end, and refuses one that is too long or that declares types and entities of its own. */
    private static long unpack(InputStream in, long most) throws IOException, SheetRefusedException {
        byte[] some = new byte[16 * 1024];
        long length = 0;
        int matched = 0;
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            length += read;
            if (length > most) {
                throw new SheetRefusedException("unpacked");
            }
            for (int i = 0; i < read; i++) {
                int c = Character.toLowerCase(some[i]);
                // The zero bytes of UTF-16 do not count, so that its letters are found, too.
                if (c != 0) {
                    matched = c == DECLARES_TYPES.charAt(matched) ? matched + 1 : c == '<' ? 1 : 0;
                    if (matched == DECLARES_TYPES.length()) {
                        throw new SheetRefusedException("declares");
                    }
                }
            }
        }
        return length;
    }
}
