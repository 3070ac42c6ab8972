package org.touchstone.author.examples;

/** A change that does not fit the course or the ruleset. */
public final class MisfitException extends Exception {

    MisfitException(String message) {
        super(message);
    }
}
