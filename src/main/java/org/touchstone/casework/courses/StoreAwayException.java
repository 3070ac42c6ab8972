package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The store of evidence files does not answer, or not as it should. Nothing was stored; later it may be. */
public final class StoreAwayException extends UncheckedIOException {

    StoreAwayException(String sentence, Exception cause) {
        super(sentence, new IOException(sentence, cause));
    }
}
