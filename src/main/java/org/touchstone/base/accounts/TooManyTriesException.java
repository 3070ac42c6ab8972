package org.touchstone.base.accounts;

import java.time.Duration;

/** Too many wrong passwords were tried; the next try has to wait. */
public final class TooManyTriesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("too many wrong passwords", null, false, false);
        this.wait = wait;
    }

    /** How long, in whole minutes, at least one. */
    public long minutes() {
        return wait.toMinutes() + 1;
    }
}
