package org.touchstone.casework.courses;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A draft of a course as it was saved once. Kept for ever.
 *
 * @param courseId the course
 * @param number its number, from 1
 * @param text the submission file
 * @param fileName the name of the file, whose ending says whether it is YAML or JSON
 * @param savedBy who saved it
 * @param savedAt when
 * @param what what was changed, in words
 */
public record Revision(
        UUID courseId,
        int number,
        String text,
        String fileName,
        Optional<UUID> savedBy,
        Instant savedAt,
        String what) {}
