package org.touchstone.casework.rulesets;

import java.time.LocalDate;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.rules.Ruleset;

/**
 * What is in force on one day: what a piece of work asks for once, and passes on.
 *
 * @param day the day
 * @param ruleset the ruleset in force on it
 */
public record InForce(LocalDate day, Ruleset ruleset) {

    /** What the ruleset holds on the day. */
    public Catalogue catalogue() {
        return ruleset.catalogue().on(day);
    }
}
