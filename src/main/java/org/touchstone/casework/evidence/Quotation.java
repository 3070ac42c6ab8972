package org.touchstone.casework.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words quoted from a document, compared as a person would: line breaks, hyphens, ligatures, case, quotation marks and
 * spaces make no difference; letters and figures do. Words left out are marked by three dots.
 */
public final class Quotation {

    private static final Pattern LEFT_OUT = Pattern.compile("\\[?(?:\\.\\s?\\.\\s?\\.|\u2026)\\]?");

    private final List<String> parts = new ArrayList<>();

    public Quotation(String quoted) {
        for (String part : LEFT_OUT.split(quoted)) {
            String letters = new Letters(part).toString();
            if (!letters.isEmpty()) {
                parts.add(letters);
            }
        }
    }

    /**
     * Where quoted words stand in a text.
     *
     * @param from the place of the first character
     * @param to the place after the last one
     */
    record Range(int from, int to) {}

    /**
     * A piece of a text.
     *
     * @param text the piece
     * @param quoted whether it is quoted
     */
    public record Passage(String text, boolean quoted) {}

    /** Whether it holds no letters or figures to look for. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether its words stand in a text, in their order. */
    boolean standsIn(String text) {
        return !rangesIn(text).isEmpty();
    }

    /** Where its words stand in a text, in their order; nothing where they do not all stand there. */
    List<Range> rangesIn(String text) {
        Letters letters = new Letters(text);
        List<Range> ranges = new ArrayList<>(parts.size());
        int from = 0;
        for (String part : parts) {
            int found = letters.indexOf(part, from);
            if (found < 0) {
                return List.of();
            }
            from = found + part.length();
            ranges.add(new Range(letters.begin(found), letters.end(from - 1)));
        }
        return ranges;
    }

    /** A page in pieces, those that are quoted apart; the words may run over to the next page. */
    public List<Passage> passages(String page, String next) {
        List<Passage> passages = new ArrayList<>();
        int at = 0;
        for (Range range : rangesOn(page, next)) {
            int from = Math.max(at, range.from()); // Two parts may share a ligature.
            int to = Math.max(from, range.to());
            passages.add(new Passage(page.substring(at, from), false));
            passages.add(new Passage(page.substring(from, to), true));
            at = to;
        }
        passages.add(new Passage(page.substring(at), false));
        return passages;
    }

    /** Where its words stand on a page, also where they run over to the next. */
    List<Range> rangesOn(String page, String next) {
        List<Range> here = rangesIn(page);
        if (!here.isEmpty() || standsIn(next)) {
            return here;
        }
        return rangesIn(page + "\n" + next).stream()
                .filter(range -> range.from() < page.length())
                .map(range -> new Range(range.from(), Math.min(range.to(), page.length())))
                .toList();
    }

    /** The letters and figures of a text, with a mark between figures that something parts, and where each stands in it. */
    private static final class Letters {

        private final StringBuilder letters;
        private int[] begins;
        private int[] ends;
        private int placed;
        private boolean apart;
        private int last;

        Letters(String text) {
            letters = new StringBuilder(text.length());
            begins = new int[text.length()];
            ends = new int[text.length()];
            for (int at = 0; at < text.length(); ) {
                int begin = at;
                int end = end(text, begin);
                char first = text.charAt(begin);
                if (end == begin + 1 && first < 128) {
                    add(Character.toLowerCase(first), begin, end);
                } else {
                    Normalizer.normalize(text.substring(begin, end), Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT)
                            .codePoints()
                            .forEach(point -> add(point, begin, end));
                }
                at = end;
            }
        }

        private void add(int point, int begin, int end) {
            if (!Character.isLetterOrDigit(point)) {
                apart = true;
                return;
            }
            if (apart && Character.isDigit(point) && Character.isDigit(last)) {
                letters.append('|');
            }
            letters.appendCodePoint(point);
            if (letters.length() > begins.length) {
                begins = Arrays.copyOf(begins, 2 * letters.length());
                ends = Arrays.copyOf(ends, 2 * letters.length());
            }
            Arrays.fill(begins, placed, letters.length(), begin);
            Arrays.fill(ends, placed, letters.length(), end);
            placed = letters.length();
            last = point;
            apart = false;
        }

        /** A letter and the marks that are set on it belong together. */
        private static int end(String text, int at) {
            int end = at + Character.charCount(text.codePointAt(at));
            while (end < text.length() && Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK) {
                end++;
            }
            return end;
        }

        int indexOf(String part, int from) {
            return letters.indexOf(part, from);
        }

        int begin(int letter) {
            return begins[letter];
        }

        int end(int letter) {
            return ends[letter];
        }

        @Override
        public String toString() {
            return letters.toString();
        }
    }
}
