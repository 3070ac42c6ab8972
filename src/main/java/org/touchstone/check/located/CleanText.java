package org.touchstone.check.located;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What counts as the same in what people write. A no-break space or any other odd space is a space; a line break of a word
 * processor is a line break; where two texts are compared, signs that nobody sees count for nothing and every hyphen is a
 * hyphen. One rule for files, the form and the API.
 */
public final class CleanText {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2043\\u2212]");
    /** Signs that take no room: soft hyphens, joiners, marks of direction, variants and the blank letters of Hangul. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0\\uFE00-\\uFE0F]");

    /** Letters of the Cyrillic and the Greek alphabet, and the Latin letters that look the same, in the same order. */
    private static final String LOOK_LATIN =
            "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

    private static final String LATIN = "ABCEHIJKMOPSTX" + "ABEZHIKMNOPTYX";

    private CleanText() {}

    /**
     * A text as it is kept: its spaces are spaces, its line breaks are those of files, and nothing that is not seen stands
     * at its ends. What it says stays to the letter.
     */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                clean.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
            } else {
                clean.append(isBreak(c) ? '\n' : isSpace(c) ? ' ' : c);
            }
        }
        int start = 0;
        int end = clean.length();
        while (start < end && isEdge(clean.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(start, end);
    }

    /** A text with capitals of the Latin alphabet instead of those that only look like them. */
    public static String inLatinLetters(String text) {
        StringBuilder latin = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int letter = LOOK_LATIN.indexOf(text.charAt(i));
            if (letter >= 0) {
                latin.setCharAt(i, LATIN.charAt(letter));
            }
        }
        return latin.toString();
    }

    /** A text to compare with others: two that look the same and mean the same give the same. */
    public static String plain(String text) {
        return isPlain(text) ? text : DASHES.matcher(seen(text)).replaceAll("-");
    }

    /** A text as it is seen, on one line: composed alike, without what is not seen, with single spaces. */
    public static String seen(String text) {
        if (isPlain(text)) {
            return text;
        }
        String clean = UNSEEN.matcher(of(text)).replaceAll("");
        return SPACES.matcher(of(Normalizer.normalize(clean, Normalizer.Form.NFKC)))
                .replaceAll(" ");
    }

    /** Whether there is nothing to clean, as in most texts: nothing but ASCII, with single spaces between its words. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /**
     * The text of a file with its odd spaces made spaces, each in its place. The line breaks of word processors are spaces,
     * too: a real one in the midst of an answer would end it.
     */
    static String spaced(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n')) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text.length());
        boolean indentation = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char kept = isBreak(c) || isSpace(c) ? ' ' : c;
            if (!indentation || !isZeroWidth(c)) {
                spaced.append(kept);
            }
            indentation = kept == '\n' || kept == '\r' || (indentation && (kept == ' ' || isZeroWidth(c)));
        }
        return spaced.toString();
    }

    /** VT and FF (Word's breaks of line and page), NEL, and the separators of lines and paragraphs. */
    private static boolean isBreak(char c) {
        return c == '\u000B' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isSpace(char c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isZeroWidth(char c) {
        return c == '\u00AD' || c == '\u180E' || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c) || isZeroWidth(c);
    }
}
