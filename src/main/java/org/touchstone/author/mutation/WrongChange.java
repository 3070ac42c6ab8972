package org.touchstone.author.mutation;

import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Said;

/** What a small wrong change does to a ruleset. */
sealed interface WrongChange {

    /** Another rule stands in place of a rule, which is told by its full name. */
    record OtherRule(String rule, Rule instead) implements WrongChange {}

    /** A rule is not there. */
    record NoRule(String rule) implements WrongChange {}

    /** A rule concludes something else. */
    record OtherConclusion(String rule) implements WrongChange {

        static Said insteadOf(Said said) {
            return switch (said) {
                case MET, CONFLICTING -> Said.NOT_MET;
                case NOT_MET, TO_JUDGE, DOES_NOT_APPLY -> Said.MET;
            };
        }
    }

    /** A standard is not said to ask for a part; {@code part} is the part's full name. */
    record NoRow(String standard, String part) implements WrongChange {}

    /** A number, a strength or a question is another one, or is not there. */
    record OtherCatalogue(Catalogue catalogue) implements WrongChange {}
}
