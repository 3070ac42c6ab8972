package org.touchstone.casework.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as they may stand in a cell. A text that a spreadsheet program could take for a formula gets an apostrophe before
 * it, as people write one there; it comes off when the text is read again.
 */
final class SafeText {

    /** Signs with which a formula begins in some program, those of full width included. */
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)'*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SafeText() {}

    /** A text to put into a cell. */
    static String out(String text) {
        return LIKE_A_FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** What somebody meant who put this into a cell. */
    static String in(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** A text with what XML cannot hold, and what would be read as such, in the way that Excel writes it: {@code _xFFFF_}. */
    static String toXml(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        Matcher escaped = ESCAPED.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\t';
            boolean looksEscaped = c == '_' && escaped.region(i, text.length()).lookingAt();
            if (control || c >= '\uFFFE' || looksEscaped) {
                xml.append("_x%04X_".formatted((int) c));
            } else {
                xml.append(c);
            }
        }
        return xml.toString();
    }

    /** The text that was meant by one from a file of Excel. */
    static String fromXml(String xml) {
        return ESCAPED.matcher(xml)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }
}
