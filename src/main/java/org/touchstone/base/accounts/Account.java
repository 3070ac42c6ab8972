package org.touchstone.base.accounts;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's account.
 *
 * @param id its id
 * @param email the address the person signs in with, in lower case
 * @param name the person's name
 * @param role what they do
 * @param organisationId a provider's organisation; null for every other role
 * @param active whether they may sign in
 * @param epoch raised to end every session begun before
 */
public record Account(
        UUID id,
        String email,
        String name,
        Role role,
        @Nullable UUID organisationId,
        boolean active,
        int epoch) implements Serializable {

    /** The organisation of a provider; nothing for other roles. */
    public Optional<UUID> organisation() {
        return Optional.ofNullable(organisationId);
    }
}
