package org.touchstone.base.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A token with which a person's programs use the API in that person's name. The token itself is shown once and not kept.
 *
 * @param id its id
 * @param name what the person calls it
 * @param createdAt when it was made
 * @param expiresAt when it stops working
 * @param lastUsed the day it was last used, if ever
 * @param revoked whether the person has ended it
 */
public record ApiToken(
        UUID id, String name, Instant createdAt, Instant expiresAt, Optional<LocalDate> lastUsed, boolean revoked) {}
