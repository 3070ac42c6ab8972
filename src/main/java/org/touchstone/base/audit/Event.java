package org.touchstone.base.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of the record.
 *
 * @param seq its number, from 1, without gaps
 * @param at when, to the millisecond
 * @param account who; nothing where the operator did it by a command
 * @param organisation whose record it belongs to, if any organisation's
 * @param kind what kind of change, in words: {@code course edited}
 * @param subject what was changed, such as {@code course 3f2a…}
 * @param why the reason given; may be empty
 * @param details what else there is to know, as JSON
 * @param previous the hash of the entry before
 * @param hash the hash of this entry, which covers everything above
 */
public record Event(
        long seq,
        Instant at,
        Optional<UUID> account,
        Optional<UUID> organisation,
        String kind,
        String subject,
        String why,
        String details,
        String previous,
        String hash) {}
