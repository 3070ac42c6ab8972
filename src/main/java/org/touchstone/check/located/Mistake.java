package org.touchstone.check.located;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing wrong in a file that a person wrote: where it is, what it is and what to do.
 *
 * @param file the file's name as the person gave it
 * @param line line number, from 1
 * @param column column number, from 1
 * @param what what is wrong, as a sentence
 * @param todo what to do about it, as a sentence; empty where {@code what} says it already
 * @param pointer JSON Pointer (RFC 6901) to what it is about, also where that is missing; empty for the whole file
 */
public record Mistake(String file, int line, int column, String what, String todo, String pointer) {

    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_SENTENCE = 2000;
    private static final Pattern QUOTE = Pattern.compile("(?<![^\\s(\\[])\"(.*?)\"(?=[\\s.,;:)\\]]|$)");

    /** Whatever a mistake quotes is shortened, and what cannot be seen in it is shown by its code. */
    public Mistake {
        file = Unseen.shown(file);
        what = plain(what);
        todo = plain(todo);
    }

    /** A mistake that is about a place in the text and no one value. */
    public Mistake(String file, int line, int column, String what, String todo) {
        this(file, line, column, what, todo, "");
    }

    public static Mistake at(String file, Place place, String what, String todo) {
        return new Mistake(file, place.line(), place.column(), what, todo, place.pointer());
    }

    /** The mistake on one line: {@code file:line:column: what todo}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what + (todo.isEmpty() ? "" : " " + todo);
    }

    /** The same mistake, in a file that is named from further up. */
    public Mistake below(Path folder) {
        String path = file.isEmpty()
                ? folder.toString()
                : folder + folder.getFileSystem().getSeparator() + file;
        return new Mistake(path, line, column, what, todo, pointer);
    }

    private static String plain(String sentence) {
        String shown = Unseen.shown(sentence);
        if (shown.length() > LONGEST_QUOTE) {
            shown = QUOTE.matcher(shown)
                    .replaceAll(quote -> Matcher.quoteReplacement("\"" + cut(quote.group(1), LONGEST_QUOTE) + "\""));
        }
        return cut(shown, LONGEST_SENTENCE);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
