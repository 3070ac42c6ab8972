package org.touchstone.author.pages;

import org.touchstone.ShippedRules;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** The pages of the ruleset of the project. */
final class ShippedPages {

    static final StandardsSite PAGES = of(ShippedRules.RULESET);

    private ShippedPages() {}

    static StandardsSite of(Ruleset ruleset) {
        try {
            return StandardsSite.of(ruleset, ExamplesReader.read(ruleset));
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }
}
