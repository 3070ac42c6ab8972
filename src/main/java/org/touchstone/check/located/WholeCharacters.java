package org.touchstone.check.located;

import java.io.Reader;

/**
 * Hands out a text without ever ending between the two halves of one character. snakeyaml-engine 3.0.1 fails with an
 * {@link IndexOutOfBoundsException} where its buffer ends there (snakeyaml issue 1098, put right in 3.1.1).
 */
final class WholeCharacters extends Reader {

    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int end = Math.min(text.length(), next + length);
        if (next == end) {
            return length == 0 ? 0 : -1;
        }
        if (end - next > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(next, end, buffer, offset);
        int many = end - next;
        next = end;
        return many;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
