package org.touchstone.author.pages;

import java.util.List;

/**
 * A part of a page under its own heading.
 *
 * @param anchor where links to it lead
 * @param heading its heading
 * @param blocks what stands in it, in order; never empty
 */
public record PageSection(String anchor, String heading, List<Block> blocks) {}
