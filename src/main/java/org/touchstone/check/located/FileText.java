package org.touchstone.check.located;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a file into its text: UTF-8; UTF-16 that says so in its first two bytes; and Windows-1252, in which
 * older editors save, where the text can hardly be anything else. Of any other file it says what it is, and what to do.
 */
public final class FileText {

    private static final String HOW_TO_SAVE =
            "Save it as plain text: in your editor choose \"Save as\", then the encoding UTF-8.";
    private static final int MOST_SAID = 20;

    /** A whole character of more than one byte in UTF-8, as each byte would read alone. */
    private static final Pattern UTF_8_CHARACTER = Pattern.compile(
            "[\u00c2-\u00df][\u0080-\u00bf]" + "|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}");
    /** What Windows-1252 has beside ASCII and people type in western Europe: no thorn, for one. */
    private static final Pattern TYPED = Pattern.compile(
            "[\\t\\n\\u000B\\f\\r -~\u00a0-\u00bf\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00dd\u00df-\u00ef\u00f1-\u00f6\u00f8-\u00fd"
                    + "\u20ac\u201a\u201e\u2026\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122\u0152\u0153]*");
    /**
     * No language written with it has such words: three letters with accents in a row, or a capital with an accent after a
     * small letter. Texts of other alphabets and of old Macs are full of them.
     */
    private static final Pattern NO_WORD =
            Pattern.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{3}|[a-z][\u00c0-\u00d6\u00d8-\u00de]");

    private FileText() {}

    /**
     * The text of a file.
     *
     * @param file the name that a mistake is given
     * @throws MistakesException where the bytes are no text that is known for certain
     */
    public static String of(byte[] bytes, String file) throws MistakesException {
        Optional<FileKind> other = FileKind.of(bytes);
        if (other.isPresent()) {
            throw new MistakesException(
                    new Mistake(file, 1, 1, other.get().what(), other.get().todo()));
        }
        String text = begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)
                ? ""
                : decoded(bytes).orElse("");
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new MistakesException(mistake(file, text, nul, "This is not a text file.", HOW_TO_SAVE));
        }
        if (text.isEmpty() && bytes.length > 0) {
            String utf8 = new String(bytes, StandardCharsets.UTF_8);
            throw new MistakesException(
                    mistake(file, utf8, Math.max(0, utf8.indexOf('\uFFFD')), "This is not a text file.", HOW_TO_SAVE));
        }
        return text;
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        return decoded(bytes, StandardCharsets.UTF_8).or(() -> windows(bytes));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Bytes that are not UTF-8, if they read well as Windows-1252; not those of a UTF-8 file that was damaged. */
    private static Optional<String> windows(byte[] bytes) {
        if (UTF_8_CHARACTER
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .find()) {
            return Optional.empty();
        }
        return decoded(bytes, Charset.forName("windows-1252"))
                .filter(text -> TYPED.matcher(text).matches())
                .filter(text -> !NO_WORD.matcher(text).find());
    }

    private static boolean begins(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** Every control character in a text, each with its place; of very many the first few. */
    static List<Mistake> controls(String text, String file) {
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < text.length() && mistakes.size() < MOST_SAID; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                mistakes.add(mistake(
                        file,
                        text,
                        i,
                        "An invisible control character stands here (" + code(c) + ").",
                        "Delete it, or type these words again."));
            }
        }
        return mistakes;
    }

    /** A character by its number: {@code U+0007}. */
    static String code(int c) {
        return "U+%04X".formatted(c);
    }

    private static Mistake mistake(String file, String text, int index, String what, String todo) {
        String before = text.substring(0, index).replace("\r\n", "\n").replace('\r', '\n');
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mistake(file, line, before.length() - before.lastIndexOf('\n'), what, todo);
    }
}
