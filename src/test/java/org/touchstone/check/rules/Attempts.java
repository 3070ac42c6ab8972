package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.touchstone.ShippedRules;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.located.Mistake;

/** Rules on the size of groups, made for tests. */
final class Attempts {

    private Attempts() {}

    /** A rule that says a condition of the recommended number. */
    static String rule(String name, String condition) {
        return "rule \"" + name + "\"\nwhen\n  Part recommended-number is asked\n  " + condition
                + "\nthen\n  It is not met\nend\n";
    }

    /** Rules that say a condition each. */
    static List<Rule> sentences(String... conditions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < conditions.length; i++) {
            text.append(rule("Rule " + i, conditions[i]));
        }
        List<Mistake> mistakes = new ArrayList<>();
        List<Rule> rules = new RuleFileReader(ShippedRules.RULESET.catalogue(), ShippedRules.RULESET.language())
                .read("group-size", text.toString().getBytes(StandardCharsets.UTF_8), List.of(), mistakes);
        assertThat(mistakes).isEmpty();
        return rules;
    }
}
