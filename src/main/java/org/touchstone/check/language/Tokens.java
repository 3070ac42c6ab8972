package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.List;

/** The words of a line, with commas, colons and the "'s" of possession as words of their own. */
final class Tokens {

    /** How many words a line may have. */
    static final int MOST = 150;

    private Tokens() {}

    /**
     * A word.
     *
     * @param text the word
     * @param column where it begins in its line, from 1
     */
    record Token(String text, int column) {}

    static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = line.indexOf(' ', at);
            add(tokens, line.substring(at, end < 0 ? line.length() : end), at + 1);
            at = end < 0 ? line.length() : end;
        }
        return tokens;
    }

    private static void add(List<Token> tokens, String word, int column) {
        char last = word.charAt(word.length() - 1);
        if (word.length() > 1 && (last == ',' || last == ':')) {
            add(tokens, word.substring(0, word.length() - 1), column);
            tokens.add(new Token(String.valueOf(last), column + word.length() - 1));
        } else if (word.length() > 2 && (word.endsWith("'s") || word.endsWith("’s"))) {
            tokens.add(new Token(word.substring(0, word.length() - 2), column));
            tokens.add(new Token("'s", column + word.length() - 2));
        } else {
            tokens.add(new Token(word, column));
        }
    }

    /** Words joined to a line again. */
    static String join(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            boolean tight = word.equals(",") || word.equals(":") || word.equals("'s");
            line.append(line.isEmpty() || tight ? "" : " ").append(word);
        }
        return line.toString();
    }
}
