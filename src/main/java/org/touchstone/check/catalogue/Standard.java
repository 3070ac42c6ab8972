package org.touchstone.check.catalogue;

import java.util.Optional;

/**
 * One requirement of the accreditor.
 *
 * @param id such as {@code FW-DEL-01}
 * @param element the id of its element
 * @param title a few words that name it
 * @param asks what it asks, in our own words
 * @param strength how strongly it asks
 * @param source where it stands
 * @param interpretation how it is read, where the source is open
 * @param sameAs the standard whose text it repeats, if it does
 * @param days when it is in force
 */
public record Standard(
        String id,
        String element,
        String title,
        String asks,
        Strength strength,
        Source source,
        Optional<Interpretation> interpretation,
        Optional<String> sameAs,
        Days days) {

    /** This standard as one that repeats another, or none. */
    Standard repeating(Optional<String> other) {
        return new Standard(id, element, title, asks, strength, source, interpretation, other, days);
    }
}
