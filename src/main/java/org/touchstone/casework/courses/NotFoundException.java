package org.touchstone.casework.courses;

/** There is no such thing, or it is another organisation's, which people are not told apart. */
public final class NotFoundException extends RuntimeException {

    public NotFoundException() {
        super("not found", null, false, false);
    }
}
