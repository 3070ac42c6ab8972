package org.touchstone.door.cli;

/** What the command line's exit statuses mean. */
final class ExitStatus {

    /** Nothing is not met. */
    static final int NOTHING_NOT_MET = 0;
    /** Something is not met; or an example of the rules failed. */
    static final int NOT_MET = 1;
    /** The input could not be read. */
    static final int BAD_INPUT = 2;
    /** The ruleset is broken. */
    static final int BROKEN_RULESET = 3;
    /** Our own fault. */
    static final int OUR_FAULT = 70;

    private ExitStatus() {}
}
