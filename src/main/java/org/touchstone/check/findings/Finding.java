package org.touchstone.check.findings;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.language.Rule;
import org.touchstone.check.submission.Question;

/**
 * The outcome of one part of one standard on one target.
 *
 * @param standard the standard
 * @param alsoStandards the standards that repeat its text and share this finding
 * @param part the part of the requirement
 * @param target what it is about
 * @param outcome the outcome
 * @param strength how strongly the source asks for this
 * @param facts the facts it rests on
 * @param beside what else the submission says that a reader has to see to judge it; empty where nothing is to be judged
 * @param parameters the numbers that were compared with
 * @param missing what would settle it, where it is not stated
 * @param unset the names of the numbers without which it cannot be told, where none is in force on the day
 * @param rules the rules that spoke, in the order of their full names
 * @param denied whether a rule said that it is not met; where that is only asked where appropriate, a reviewer judges
 */
public record Finding(
        Standard standard,
        List<String> alsoStandards,
        Part part,
        Subject target,
        Outcome outcome,
        Strength strength,
        List<Fact> facts,
        Optional<ShownBeside> beside,
        List<Parameter> parameters,
        List<Question> missing,
        List<String> unset,
        List<Rule> rules,
        boolean denied) {

    /** What is shown beside it; nothing rests on these facts. */
    public List<Fact> shown() {
        return beside.map(ShownBeside::facts).orElse(List.of());
    }

    /** What is shown beside it in answer to a question. */
    public List<Fact> shown(Question question) {
        return beside.map(shown -> shown.facts(question)).orElse(List.of());
    }

    /** Whether the course fails by it: something required is not met. */
    public boolean fails() {
        return outcome == Outcome.NOT_MET && strength != Strength.RECOMMENDED;
    }
}
