package org.touchstone.check.findings;

import java.util.List;
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
 * @param shown what else the submission says that a reader has to see to judge it; nothing rests on these facts
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
        List<Fact> shown,
        List<Parameter> parameters,
        List<Question> missing,
        List<String> unset,
        List<Rule> rules,
        boolean denied) {

    /** Whether the course fails by it: something required is not met. */
    public boolean fails() {
        return outcome == Outcome.NOT_MET && strength != Strength.RECOMMENDED;
    }
}
