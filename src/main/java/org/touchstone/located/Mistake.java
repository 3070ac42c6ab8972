package org.touchstone.located;

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
}
