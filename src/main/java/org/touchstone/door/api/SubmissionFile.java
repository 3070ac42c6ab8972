package org.touchstone.door.api;

/** The submission file in the body of a request. */
final class SubmissionFile {

    private final byte[] bytes;
    private final String name;

    /**
     * A file.
     *
     * @param bytes the file, which nobody changes any more
     * @param name a name that says whether it is YAML or JSON
     */
    SubmissionFile(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    byte[] bytes() {
        return bytes;
    }

    String name() {
        return name;
    }
}
