package org.touchstone.author.examples;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.located.Place;

/**
 * One example: a complete course, a small change, and every finding that then differs.
 *
 * @param requirement the requirement it belongs to
 * @param name what it shows
 * @param from the course that is changed
 * @param changes the changes
 * @param expected every finding of this requirement that differs from the unchanged course's
 * @param also parts of other requirements, by their full names, whose findings differ as well
 * @param element the element it was written out for, where it says the same of many; otherwise empty
 * @param asOf the day that it is assessed as of; nothing for the day of all examples that name none
 * @param place where it stands in {@code examples.yaml}
 */
public record Example(
        String requirement,
        String name,
        String from,
        List<ExampleChange> changes,
        List<Expected> expected,
        List<String> also,
        String element,
        Optional<LocalDate> asOf,
        Place place) {

    /** What it says of the parts of one requirement, and nothing else. */
    public Example about(String other) {
        return new Example(
                requirement,
                name,
                from,
                changes,
                requirement.equals(other) ? expected : List.of(),
                also.stream().filter(part -> part.startsWith(other + "/")).toList(),
                element,
                asOf,
                place);
    }
}
