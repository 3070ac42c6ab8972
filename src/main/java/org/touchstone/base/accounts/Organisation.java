package org.touchstone.base.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A body that offers courses.
 *
 * @param id its id
 * @param name what it is called
 * @param createdAt when it was added
 */
public record Organisation(UUID id, String name, Instant createdAt) {}
