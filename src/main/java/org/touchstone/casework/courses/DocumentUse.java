package org.touchstone.casework.courses;

import java.util.UUID;

/**
 * An answer that cites a document.
 *
 * @param digest the content of the document
 * @param courseId the course that is described
 * @param course what it is called; may be empty
 * @param version the number of the submitted version that has the answer; 0 for the latest draft
 * @param question the question that is answered
 * @param about what the answer is about, in words; empty for the course
 * @param pointer where the answer stands in the file, as a JSON Pointer
 */
public record DocumentUse(
        String digest, UUID courseId, String course, int version, String question, String about, String pointer) {

    /** Whether it is an answer of the latest draft, which may still be changed. */
    public boolean inDraft() {
        return version == 0;
    }
}
