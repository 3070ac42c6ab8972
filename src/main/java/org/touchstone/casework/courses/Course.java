package org.touchstone.casework.courses;

import java.time.Instant;
import java.util.UUID;

/**
 * A course that an organisation describes.
 *
 * @param id its id
 * @param organisationId whose it is
 * @param title what the draft calls it
 * @param revision the number of its latest saved draft, from 1
 * @param createdAt when it was added
 */
public record Course(UUID id, UUID organisationId, String title, int revision, Instant createdAt) {

    /** How the record names it. */
    public String subject() {
        return "course " + id;
    }
}
