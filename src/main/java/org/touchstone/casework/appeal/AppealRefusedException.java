package org.touchstone.casework.appeal;

/** What was given is no archive for an appeal, or none that is safe to read; the message is a sentence that says why. */
public final class AppealRefusedException extends Exception {

    AppealRefusedException(String key, Object... arguments) {
        super(AppealMessages.text(key, arguments));
    }
}
