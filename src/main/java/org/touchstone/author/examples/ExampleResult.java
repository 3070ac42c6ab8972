package org.touchstone.author.examples;

import java.util.List;
import java.util.Set;
import org.touchstone.check.findings.Outcome;

/**
 * How one example came out.
 *
 * @param example the example
 * @param wrong what did not come out as it says, as sentences; empty if it passed
 * @param fired the full names of the rules that spoke in it
 * @param shown what the findings that it lists came out as, on every standard they are on
 */
public record ExampleResult(Example example, List<String> wrong, Set<String> fired, Set<Shown> shown) {

    /**
     * An outcome that an example shows.
     *
     * @param standard the standard's id
     * @param part the full name of the part
     * @param outcome its outcome
     */
    public record Shown(String standard, String part, Outcome outcome) {}

    public boolean passed() {
        return wrong.isEmpty();
    }
}
