package org.touchstone.casework.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words quoted from a document, compared as a person would: line breaks, hyphens, ligatures, case, quotation marks and
 * spaces make no difference; letters and figures do. Words left out are marked by three dots.
 */
final class Quotation {

    private static final Pattern LEFT_OUT = Pattern.compile("\\[?(?:\\.\\s?\\.\\s?\\.|\u2026)\\]?");

    private final List<String> parts = new ArrayList<>();

    Quotation(String quoted) {
        for (String part : LEFT_OUT.split(quoted)) {
            String letters = letters(part);
            if (!letters.isEmpty()) {
                parts.add(letters);
            }
        }
    }

    /** Whether it holds no letters or figures to look for. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether its words stand in a text, in their order. */
    boolean standsIn(String text) {
        String letters = letters(text);
        int from = 0;
        for (String part : parts) {
            int found = letters.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return !parts.isEmpty();
    }

    /** The letters and figures of a text, with a mark between figures that something parts. */
    private static String letters(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(plain.length());
        boolean apart = false;
        int last = 0;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            i += Character.charCount(point);
            if (!Character.isLetterOrDigit(point)) {
                apart = true;
                continue;
            }
            if (apart && Character.isDigit(point) && Character.isDigit(last)) {
                letters.append('|');
            }
            letters.appendCodePoint(point);
            last = point;
            apart = false;
        }
        return letters.toString();
    }
}
