package org.touchstone.examples;

import org.touchstone.located.Node;

/**
 * One small change to a course.
 *
 * @param kind what is done: {@code set}, {@code remove} or {@code add}
 * @param path where: the section, then an item's id or number from 1, then the key
 * @param value the new value; what it is does not matter for {@code remove}
 */
record Change(String kind, String path, Node value) {}
