package org.touchstone.policy.drafts;

/** Somebody else changed the same file since the person saw it. */
public final class OvertakenException extends Exception {

    private final DraftChange change;

    OvertakenException(DraftChange change) {
        super("changed since, by change " + change.number(), null, false, false);
        this.change = change;
    }

    /** The change that the person has not seen. */
    public DraftChange change() {
        return change;
    }
}
