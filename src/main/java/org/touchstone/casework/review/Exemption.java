package org.touchstone.casework.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a course need not meet for a while. It is evaluated all the same.
 *
 * @param id its id
 * @param standard the id of the standard
 * @param reason why
 * @param until the first day on which it no longer holds
 * @param by the name of whoever made it
 * @param at when
 */
public record Exemption(UUID id, String standard, String reason, LocalDate until, String by, Instant at) {}
