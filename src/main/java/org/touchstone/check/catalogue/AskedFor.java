package org.touchstone.check.catalogue;

import java.util.List;

/**
 * One part that one standard asks for.
 *
 * @param standard the standard
 * @param alsoStandards the ids of the standards that repeat its text
 * @param general whether it is asked of every course, whatever the course claims
 * @param part the part
 * @param partKey the part's name across all requirements
 * @param strength how strongly the standard asks for it
 */
public record AskedFor(
        Standard standard, List<String> alsoStandards, boolean general, Part part, String partKey, Strength strength) {

    public AskedFor {
        partKey = partKey.intern(); // Rules name it as well: comparing these takes one step.
    }
}
