package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Words;

/**
 * All the words that advice looks for in the texts of a course: a text is gone through once for all of them.
 *
 * <p>Each is one or more words in plain letters with a space before, and is found where a text has it, or has a word that begins
 * like its last one.
 */
final class WordsLookedFor {

    /** How many letters tell words apart before they are compared. */
    private static final int LETTERS = 3;

    private static final int BEGINNINGS = 1 << 12;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Numbered> shorter = new ArrayList<>();
    private final Numbered[][] byBeginning = new Numbered[BEGINNINGS][];

    /** Words to look for, with the number that they are known by when they are found. */
    private static final class Numbered {

        private final char[] words;
        private final int number;

        Numbered(String words, int number) {
            this.words = words.toCharArray();
            this.number = number;
        }

        /** Whether they stand at a place of a text that is so long. */
        boolean standAt(int place, char[] text, int length) {
            int end = place + words.length;
            return end <= length && Arrays.equals(words, 0, words.length, text, place, end);
        }
    }

    WordsLookedFor(Stream<String> all) {
        all.distinct().forEach(words -> {
            Numbered next = new Numbered(words.substring(1), numbers.size());
            numbers.put(words, next.number);
            if (next.words.length < LETTERS) {
                shorter.add(next);
            } else {
                int beginning = beginning(next.words, 0);
                byBeginning[beginning] = with(next, byBeginning[beginning]);
            }
        });
    }

    private static Numbered[] with(Numbered next, Numbered @Nullable [] known) {
        Numbered[] with = known == null ? new Numbered[1] : Arrays.copyOf(known, known.length + 1);
        with[with.length - 1] = next;
        return with;
    }

    /** A number that is the same for words that begin with the same three letters. */
    private static int beginning(char[] text, int at) {
        return (961 * text[at] + 31 * text[at + 1] + text[at + 2]) & (BEGINNINGS - 1);
    }

    /** Which of these a text has, by their numbers. */
    BitSet in(String text) {
        char[] plain = text.toCharArray();
        int length = Words.plain(plain);
        BitSet found = new BitSet(numbers.size());
        for (int i = 0; i < length; i++) {
            if (i > 0 && plain[i - 1] != ' ') {
                continue;
            }
            for (int j = 0; j < shorter.size(); j++) {
                note(shorter.get(j), i, plain, length, found);
            }
            Numbered[] alike = i + LETTERS <= length ? byBeginning[beginning(plain, i)] : null;
            if (alike != null) {
                for (Numbered each : alike) {
                    note(each, i, plain, length, found);
                }
            }
        }
        return found;
    }

    private static void note(Numbered each, int at, char[] text, int length, BitSet found) {
        if (each.standAt(at, text, length)) {
            found.set(each.number);
        }
    }

    /** Whether some of these words, which are among all that are looked for, were found. */
    boolean found(List<String> words, BitSet found) {
        for (String each : words) {
            Integer number = numbers.get(each);
            if (number != null && found.get(number)) {
                return true;
            }
        }
        return false;
    }
}
