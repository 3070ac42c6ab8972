package org.touchstone.base.jobs;

import java.util.Locale;

/** How far a job has come. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT));
    }

    /** Whether it is still to be done. */
    public boolean open() {
        return this == WAITING || this == RUNNING;
    }
}
