package org.touchstone.casework.courses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A document that an organisation holds as evidence, for one course or for all of its courses.
 *
 * @param id its id
 * @param organisationId whose it is
 * @param courseId the one course it is for; nothing where it is held for the whole organisation
 * @param kind what it shows
 * @param title what it is called
 * @param fileName the name it was uploaded under
 * @param digest the SHA-256 of its bytes
 * @param size in bytes
 * @param mediaType what it is, such as {@code application/pdf}
 * @param expiresOn the last day it holds, if it runs out
 * @param uploadedAt when it was uploaded
 * @param takenOff whether it was taken off the lists since
 */
public record Document(
        UUID id,
        UUID organisationId,
        Optional<UUID> courseId,
        DocumentKind kind,
        String title,
        String fileName,
        String digest,
        long size,
        String mediaType,
        Optional<LocalDate> expiresOn,
        Instant uploadedAt,
        boolean takenOff) {

    /** Whether it has run out by this day. */
    public boolean expired(LocalDate today) {
        return expiresOn.filter(today::isAfter).isPresent();
    }

    /** Whether it has pages that can be drawn. */
    public boolean isPdf() {
        return mediaType.equals(MediaType.PDF.mediaName());
    }

    /** How a submission file names it, as the answer to where a document is: by its content, which cannot change. */
    public String link() {
        return LINK + digest;
    }

    /** The content that a link names; nothing where it is no link of a stored document. */
    static Optional<String> digest(String link) {
        return Optional.of(link).filter(KEPT).map(kept -> kept.substring(LINK.length()));
    }

    /** What the links of stored documents begin with. */
    public static final String LINK = "sha256:";

    private static final Predicate<String> KEPT =
            Pattern.compile(LINK + "[0-9a-f]{64}").asMatchPredicate();
}
