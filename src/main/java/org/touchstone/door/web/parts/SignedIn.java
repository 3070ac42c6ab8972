package org.touchstone.door.web.parts;

/**
 * Who is signed in.
 *
 * @param name their name
 * @param role what they do here, in words
 */
public record SignedIn(String name, String role) {}
