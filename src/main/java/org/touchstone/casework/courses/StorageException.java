package org.touchstone.casework.courses;

import java.io.IOException;

/** The disk did not take a file, as when it is full. Nothing was stored. */
public final class StorageException extends RuntimeException {

    StorageException(IOException cause) {
        super(cause);
    }
}
