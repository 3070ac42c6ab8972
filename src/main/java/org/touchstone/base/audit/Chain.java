package org.touchstone.base.audit;

import java.util.ArrayList;
import java.util.List;

/** Follows the entries of a record, one after the other, and notes where one does not follow from the one before. */
public final class Chain {

    private final List<String> faults = new ArrayList<>();
    private long seq;
    private String hash = AuditLog.BEGINNING;

    /** Takes the next entry. */
    public void next(Event event) {
        if (event.seq() != seq + 1) {
            faults.add("Entry " + (seq + 1) + " is missing: entry " + event.seq() + " follows entry " + seq + ".");
        } else if (!event.previous().equals(hash)) {
            faults.add("Entry " + event.seq() + " does not follow from the entry before it.");
        }
        if (!isAsSealed(event)) {
            faults.add("Entry " + event.seq() + " has been changed: its hash does not fit what it says.");
        }
        seq = event.seq();
        hash = event.hash();
    }

    /** Whether the hash of an entry fits what it says. */
    public static boolean isAsSealed(Event event) {
        return event.hash().equals(AuditLog.hash(event));
    }

    /** Takes where the record says that it ends. */
    public void end(AuditLog.Head head) {
        if (head.seq() != seq || !head.hash().equals(hash)) {
            faults.add("The record should end with entry " + head.seq() + ", but ends with entry " + seq + ".");
        }
    }

    /** Where the entries taken so far end. */
    public AuditLog.Head head() {
        return new AuditLog.Head(seq, hash);
    }

    /** What is wrong, as sentences; empty where the chain is whole. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
