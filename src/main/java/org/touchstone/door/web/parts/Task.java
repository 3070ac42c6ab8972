package org.touchstone.door.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * One part of what a person has to do.
 *
 * @param name what it is
 * @param hint more about it, in a sentence
 * @param address where it is done; null while it cannot be started
 * @param status how far it is, in words
 * @param done whether nothing is left to do
 */
public record Task(
        String name, @Nullable String hint, @Nullable String address, String status, boolean done) {}
