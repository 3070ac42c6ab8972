package org.touchstone.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What many standards share; its rules are written once.
 *
 * @param id the name of its folder
 * @param title what it is called
 * @param asks what it asks, in our own words
 * @param reading how we read it, where that needs saying
 * @param parts its parts, in order
 * @param covers the standards it covers, with the parts each asks for
 */
public record Requirement(
        String id, String title, String asks, Optional<String> reading, List<Part> parts, List<Coverage> covers) {

    public Part part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
    }
}
