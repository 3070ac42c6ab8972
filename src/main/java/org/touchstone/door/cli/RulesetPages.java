package org.touchstone.door.cli;

import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.pages.Pages;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** The pages of the ruleset that a command was given. */
final class RulesetPages {

    private RulesetPages() {}

    static Pages read(RulesFolder folder) throws RulesFolder.BrokenRulesetException {
        try (Ruleset ruleset = folder.read()) {
            return Pages.of(ruleset, ExamplesReader.read(ruleset));
        } catch (MistakesException e) {
            throw new RulesFolder.BrokenRulesetException(e);
        }
    }
}
