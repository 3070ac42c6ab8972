package org.touchstone.check.located;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small things that messages about text need. */
public final class Words {

    /** What {@link #small} gives for the letters that most texts are made of. */
    private static final char[] SMALL = new char[128];

    static {
        for (char letter = 0; letter < SMALL.length; letter++) {
            SMALL[letter] = small(letter);
        }
    }

    private Words() {}

    /** The known word nearest to a mistyped one, if one is near enough to offer. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.min(Math.max(1, word.length() / 3), word.length() - 1) + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - wanted.length()) >= least) {
                continue; // So many letters would have to be added or left out. A long text is not compared at all.
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code Did you mean "x"?}, or the fallback where nothing is near. */
    public static String didYouMean(String word, Collection<String> known, String otherwise) {
        return nearest(word, known)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse(otherwise);
    }

    /** {@code a, b and c}; {@code a, b; and c} where one of them is {@code a, b}. */
    public static String list(List<String> words) {
        return list(words, "and");
    }

    /** {@code a, b or c}. */
    public static String choice(List<String> words) {
        return list(words, "or");
    }

    private static String list(List<String> named, String last) {
        if (named.size() == 1) {
            return withoutStop(named.get(0));
        }
        boolean parted = false;
        for (String name : named) {
            parted |= isPartedItself(withoutStop(name));
        }
        String between = parted ? "; " : ", ";
        StringBuilder list = new StringBuilder(32 * named.size());
        for (int i = 0; i < named.size(); i++) {
            boolean ends = i == named.size() - 1;
            list.append(i == 0 ? "" : !ends ? between : parted ? "; " + last + " " : " " + last + " ")
                    .append(withoutStop(named.get(i)));
        }
        return list.toString();
    }

    /** A name that was written as a sentence, to stand within another. */
    public static String withoutStop(String word) {
        return word.endsWith(".") && !word.endsWith("..") ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether a name has parts of its own, so that nobody could tell where it ends in a list of others. */
    private static boolean isPartedItself(String word) {
        return !word.startsWith("\"") && (word.contains(", ") || word.contains(" and "));
    }

    /** A text in small letters, with a single space wherever there is anything but letters and digits. */
    public static String plain(String text) {
        char[] plain = text.toCharArray();
        return new String(plain, 0, plain(plain));
    }

    /** Puts a text in its place that is plain in the same way; gives how long it is then. */
    public static int plain(char[] text) {
        int length = 0;
        boolean parted = false;
        for (char letter : text) {
            char small = letter < SMALL.length ? SMALL[letter] : small(letter);
            if (small == 0) {
                parted = true;
            } else {
                if (parted && length > 0) {
                    text[length++] = ' ';
                }
                parted = false;
                text[length++] = small;
            }
        }
        return length;
    }

    /** A letter or digit in small; 0 for anything else. */
    private static char small(char letter) {
        return Character.isLetterOrDigit(letter) ? Character.toLowerCase(letter) : 0;
    }

    /** The text with a capital first letter. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The text with a small first letter, to go on after a colon. */
    public static String continued(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
