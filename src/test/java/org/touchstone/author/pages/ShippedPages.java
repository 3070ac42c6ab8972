package org.touchstone.author.pages;

import java.nio.file.Path;
import org.touchstone.ShippedRules;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** The pages of the ruleset of the project. */
final class ShippedPages {

    static final Pages PAGES = of(ShippedRules.FOLDER, ShippedRules.RULESET);

    private ShippedPages() {}

    static Pages of(Path rules, Ruleset ruleset) {
        try {
            return Pages.of(ruleset, ExamplesReader.read(rules, ruleset.catalogue()));
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }
}
