package org.touchstone.door.cli;

import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.pages.StandardsSite;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** The pages of the ruleset that a command was given. */
final class SiteOfRules {

    private SiteOfRules() {}

    static StandardsSite read(RulesFolder folder) throws RulesFolder.BrokenRulesetException {
        try (Ruleset ruleset = folder.read()) {
            return StandardsSite.of(ruleset, ExamplesReader.read(ruleset));
        } catch (MistakesException e) {
            throw new RulesFolder.BrokenRulesetException(e);
        }
    }
}
