package org.touchstone.author.examples;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.findings.Outcome;

/**
 * A finding that an example expects.
 *
 * @param part the part's id
 * @param target the id of what it is about
 * @param outcome its outcome
 * @param reason its reason, in full; not compared where empty
 * @param missing the words of the questions that would settle it; not compared where empty
 * @param standards every standard that the finding is on; not compared where empty
 * @param strength how strongly the source asks for it; not compared where empty
 * @param facts the words of the questions whose answers it rests on, each once; not compared where empty
 */
public record Expected(
        String part,
        String target,
        Outcome outcome,
        Optional<String> reason,
        Optional<List<String>> missing,
        Optional<List<String>> standards,
        Optional<Strength> strength,
        Optional<List<String>> facts) {

    /** One of which the outcome and the reason are compared. */
    public static Expected of(String part, String target, Outcome outcome, String reason) {
        return new Expected(
                part,
                target,
                outcome,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
