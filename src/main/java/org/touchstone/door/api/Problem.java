package org.touchstone.door.api;

import java.util.List;
import java.util.Optional;

/**
 * What an answer says when it cannot do what was asked (RFC 9457).
 *
 * @param type what kind of problem it is, as a link to its place on the page {@code /api/docs}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong this time, and what to do
 * @param mistakes every mistake in the submission file, where it has some
 */
public record Problem(String type, String title, int status, String detail, Optional<List<Mistake>> mistakes) {

    /**
     * A mistake in a submission file.
     *
     * @param line line number, from 1
     * @param column column number, from 1
     * @param what what is wrong, as a sentence
     * @param todo what to do about it, as a sentence; empty where {@code what} says it already
     * @param pointer JSON Pointer to what it is about, also where that is missing; empty for the whole file
     */
    public record Mistake(int line, int column, String what, String todo, String pointer) {}
}
