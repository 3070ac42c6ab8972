package org.touchstone.casework.sheets;

/** A file that is no spreadsheet that can be read. Its message says to people why, and what to do. */
public final class SheetRefusedException extends Exception {

    SheetRefusedException(String key, Object... arguments) {
        super(SheetMessages.text("refused." + key, arguments));
    }
}
