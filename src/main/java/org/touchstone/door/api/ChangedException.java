package org.touchstone.door.api;

/** Something is no longer as the program has seen it; nothing was changed. */
public final class ChangedException extends RuntimeException {

    private final String tag;

    /**
     * A refusal to change something.
     *
     * @param tag the tag of it as it is now
     */
    ChangedException(String tag) {
        super("is now " + tag, null, false, false);
        this.tag = tag;
    }

    String tag() {
        return tag;
    }
}
