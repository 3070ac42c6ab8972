package org.touchstone.casework.courses;

/** Somebody else saved the course since; nothing was changed. */
public final class OutdatedException extends Exception {

    private final transient Revision latest;

    /**
     * A refusal to save.
     *
     * @param latest the draft as it is now
     */
    public OutdatedException(Revision latest) {
        super("revision " + latest.number() + " was saved since", null, false, false);
        this.latest = latest;
    }

    /** The draft as it is now. */
    public Revision latest() {
        return latest;
    }
}
