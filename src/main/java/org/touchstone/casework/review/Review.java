package org.touchstone.casework.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One reviewer's review of one version.
 *
 * @param id its id
 * @param version the id of the version, which is that of the case
 * @param reviewer the id of the reviewer's account
 * @param name the reviewer's name
 * @param interests what they declared; empty where that is no interest
 * @param declared when; nothing where they have not
 * @param barred whether a declared interest keeps them from it until a lead decides
 * @param finished when their review came in; nothing where it has not
 */
public record Review(
        UUID id,
        UUID version,
        UUID reviewer,
        String name,
        String interests,
        Optional<Instant> declared,
        boolean barred,
        Optional<Instant> finished) {

    /** Whether the reviewer may read what there is to judge: they have declared, and nothing bars them. */
    public boolean reads() {
        return declared.isPresent() && !barred;
    }

    /** Whether the reviewer may judge now: they have declared, nothing bars them, and the review is not in. */
    public boolean open() {
        return reads() && finished.isEmpty();
    }
}
