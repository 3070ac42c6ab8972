package org.touchstone.check.located;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Characters that show nothing of themselves: control characters, those that turn the direction of a text, spaces without
 * width, and others like them. With them a text can look like another than it is.
 */
public final class Unseen {

    /** Enough for anyone to see what is wrong with a file. */
    private static final int NOTED_AT_MOST = 100;

    private Unseen() {}

    private static boolean is(int character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default ->
                character == 0x034F
                        || character == 0x115F
                        || character == 0x1160
                        || character == 0x3164
                        || character == 0xFFA0;
        };
    }

    /** The code of a character as people look it up: {@code U+202E}. */
    public static String code(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    /** The text with the code of each such character in its place: {@code [U+202E]}. */
    public static String shown(String text) {
        if (text.codePoints().noneMatch(Unseen::is)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (is(character)) {
                shown.append('[').append(code(character)).append(']');
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** The mistakes that such characters are in the text of a file; line ends and tabs are none. */
    static List<Mistake> in(String text, String file) {
        List<Mistake> mistakes = new ArrayList<>();
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length() && mistakes.size() < NOTED_AT_MOST; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean lineEnd = character == '\r' && at < text.length() && text.charAt(at) == '\n';
            if (character == '\n') {
                line++;
                column = 1;
            } else {
                if (is(character) && character != '\t' && !lineEnd) {
                    mistakes.add(mistake(file, new Place("", line, column), character));
                }
                column++;
            }
        }
        return mistakes;
    }

    /**
     * Notes such characters in what was read from a file, where they were written as escapes; line ends and tabs are none.
     */
    public static void check(Node node, String file, List<Mistake> mistakes) {
        if (node instanceof Node.Scalar scalar) {
            check(scalar.text(), scalar.place(), file, mistakes);
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> check(item, file, mistakes));
        } else if (node instanceof Node.Entries entries) {
            entries.keys().keySet().forEach(key -> check(key, entries.keyPlace(key), file, mistakes));
            for (Map.Entry<String, Node> entry : entries.entries().entrySet()) {
                check(entry.getValue(), file, mistakes);
            }
        }
    }

    private static void check(String text, Place place, String file, List<Mistake> mistakes) {
        text.codePoints()
                .filter(character -> is(character) && character != '\t' && character != '\n')
                .findFirst()
                .ifPresent(character -> mistakes.add(mistake(file, place, character)));
    }

    private static Mistake mistake(String file, Place place, int character) {
        String name = Character.getName(character);
        return Mistake.at(
                file,
                place,
                "The character " + code(character) + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")")
                        + " stands here, and cannot be seen.",
                "Remove it, or type the text again.");
    }
}
