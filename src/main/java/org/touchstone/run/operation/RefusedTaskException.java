package org.touchstone.run.operation;

/** A task cannot be done as asked, and changed nothing; the message is a sentence that says why. */
public final class RefusedTaskException extends Exception {

    RefusedTaskException(String sentence) {
        super(sentence);
    }
}
