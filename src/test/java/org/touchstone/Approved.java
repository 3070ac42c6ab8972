package org.touchstone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what people read with what was approved. A change of an approved file is reviewed as a change of policy. To
 * approve what there is now, run the tests with {@code -Dtouchstone.approve=true} and read the difference.
 */
public final class Approved {

    private Approved() {}

    public static void verify(Path approved, String actual) {
        try {
            if (Boolean.getBoolean("touchstone.approve")) {
                Files.createDirectories(approved.toAbsolutePath().getParent());
                Files.writeString(approved, actual);
            }
            assertThat(approved)
                    .as("%s is not there yet: run with -Dtouchstone.approve=true and read it", approved)
                    .exists();
            assertThat(actual)
                    .as("differs from %s: if that is meant, run with -Dtouchstone.approve=true", approved)
                    .isEqualTo(Files.readString(approved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
