package org.touchstone.door.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Where a person can be asked something. */
final class Terminal {

    private Terminal() {}

    /** The console; null where there is none. From Java 22 there always is one, which then reads nothing. */
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable Console console() {
        return System.console();
    }
}
