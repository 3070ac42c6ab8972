package org.touchstone.author.pages;

import java.util.List;

/**
 * All there is to say about one thing.
 *
 * @param address where it stands in the site
 * @param kind what it is, in words: {@code Standard FW-DEL-01}
 * @param title its name
 * @param trail the pages above it, from the top
 * @param sections what is said of it
 */
public record Page(Address address, String kind, String title, List<Text> trail, List<PageSection> sections) {}
