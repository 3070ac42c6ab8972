package org.touchstone.check.catalogue;

import org.touchstone.check.located.Place;

/**
 * A sentence as it is written in a rule file.
 *
 * @param text the sentence
 * @param place where it stands in the file, as far as known: a ruleset that was checked before is read without its places
 */
public record Written(String text, Place place) {}
