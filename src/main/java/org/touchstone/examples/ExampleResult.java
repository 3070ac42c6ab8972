package org.touchstone.examples;

import java.util.List;

/**
 * How one example came out.
 *
 * @param example the example
 * @param wrong what did not come out as it says, as sentences; empty if it passed
 * @param fired the full names of the rules that spoke in it
 */
public record ExampleResult(Example example, List<String> wrong, java.util.Set<String> fired) {

    public boolean passed() {
        return wrong.isEmpty();
    }
}
