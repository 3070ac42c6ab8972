package org.touchstone.check.catalogue;

/**
 * One wording of a message.
 *
 * @param text the text, with placeholders
 * @param days when it is used
 */
public record Message(String text, Days days) {}
