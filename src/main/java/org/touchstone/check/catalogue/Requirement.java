package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** This requirement with other parts. */
    public Requirement with(List<Part> others) {
        return new Requirement(id, title, asks, reading, others, covers);
    }

    /**
     * What of it is in force on a day.
     *
     * @param standards the standards in force
     * @param insteadOf the standard that stands in the place of one that has gone, by the id of that one
     */
    Requirement on(LocalDate day, Set<String> standards, Map<String, String> insteadOf) {
        Map<String, Part> now = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.days().include(day)) {
                now.put(part.id(), part.on(day));
            }
        }
        List<Coverage> rows = new ArrayList<>();
        for (Coverage row : covers) {
            String standard = insteadOf.getOrDefault(row.standard(), row.standard());
            List<String> asked = row.parts().stream().filter(now::containsKey).toList();
            if (row.days().include(day) && standards.contains(standard) && !asked.isEmpty()) {
                rows.add(new Coverage(standard, asked, row.days(), row.strength()));
            }
        }
        return new Requirement(id, title, asks, reading, List.copyOf(now.values()), List.copyOf(rows));
    }
}
