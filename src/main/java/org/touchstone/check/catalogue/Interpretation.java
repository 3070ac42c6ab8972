package org.touchstone.check.catalogue;

/**
 * How Touchstone reads a standard where the source is open or names another topic by mistake.
 *
 * @param says what the source literally says, in our words
 * @param readAs how we read it
 * @param because why
 */
public record Interpretation(String says, String readAs, String because) {}
