package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the bytes of evidence files are, each under the SHA-256 of its bytes. A file is there as a whole or not at all, and
 * nothing that is there is ever changed or deleted.
 */
interface EvidenceStore extends AutoCloseable {

    /**
     * Does what takes time of keeping a file, before the transaction of what it belongs to. Where that transaction never
     * comes, what is left here counts for nothing.
     */
    default void bring(String digest, Path bytes) throws IOException {}

    /**
     * Keeps a file that was brought. When this returns it is kept for good; where the same bytes are kept already, those stay.
     *
     * @param bytes where the bytes are until then; they may be gone afterwards
     */
    void keep(String digest, Path bytes) throws IOException;

    /** Keeps a file in place of one that is missing or damaged. */
    void mend(String digest, Path bytes) throws IOException;

    /**
     * Reads a file from its beginning.
     *
     * @throws java.nio.file.NoSuchFileException where it is not there
     * @throws StoreAwayException where the store as a whole does not answer
     */
    InputStream open(String digest) throws IOException;

    @Override
    default void close() {}

    /** Where a file is, below where all are: the same in a folder and in a bucket, so that one can be copied to the other. */
    static String place(String digest) {
        return digest.substring(0, 2) + "/" + digest;
    }
}
