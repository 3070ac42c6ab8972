package org.touchstone.author.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Questions;

/**
 * Changes rules: leaves out a rule or a condition, makes a condition another one, or concludes something else. What the
 * language refuses is no change.
 */
final class RuleMutants {

    private final Ruleset ruleset;
    private final List<Mutant> mutants = new ArrayList<>();

    private RuleMutants(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    static List<Mutant> of(Ruleset ruleset, Optional<String> only) {
        RuleMutants all = new RuleMutants(ruleset);
        ruleset.rules().all().stream()
                .filter(rule -> only.map(rule.requirement()::equals).orElse(true))
                .forEach(all::change);
        return all.mutants;
    }

    private void change(Rule rule) {
        add(rule, "leave out the rule", "one in which the rule speaks", new WrongChange.NoRule(rule.fullName()));
        add(
                rule,
                "conclude something else than \"" + rule.conclusion().text() + "\"",
                "one in which the rule speaks",
                new WrongChange.OtherConclusion(rule.fullName()));
        SentenceWriter writer = new SentenceWriter(ruleset.language(), per(rule));
        Set<List<Condition>> tried = new HashSet<>(List.of(rule.when()));
        for (int i = inherited(rule); i < rule.when().size(); i++) {
            Condition condition = rule.when().get(i);
            List<Condition> without = new ArrayList<>(rule.when());
            without.remove(i);
            replace(
                    rule,
                    without,
                    "leave out \"" + writer.line(condition) + "\"",
                    "one in which every other condition of the rule holds, and this one does not",
                    tried);
            for (Condition other : ConditionMutants.of(condition)) {
                List<Condition> instead = new ArrayList<>(rule.when());
                instead.set(i, other);
                replace(
                        rule,
                        instead,
                        "\"" + writer.line(other) + "\" instead of \"" + writer.line(condition) + "\"",
                        "one in which the two do not both hold",
                        tried);
            }
        }
    }

    /** How many of its conditions are those of its part, which are changed where the part says when it applies. */
    private int inherited(Rule rule) {
        return ruleset.rules().of(rule.requirement()).stream()
                .filter(other -> !other.equals(rule)
                        && other.about().equals(rule.about())
                        && other.when().size() == 1)
                .map(other -> other.when().get(0))
                .filter(Condition.Not.class::isInstance)
                .map(not -> ((Condition.Not) not).condition())
                .filter(Condition.AllOf.class::isInstance)
                .map(all -> ((Condition.AllOf) all).conditions())
                .filter(limits -> rule.when().size() >= limits.size()
                        && rule.when().subList(0, limits.size()).equals(limits))
                .map(List::size)
                .findFirst()
                .orElse(0);
    }

    private String per(Rule rule) {
        return ruleset.catalogue().parts().stream()
                .filter(part -> rule.isAbout(part.key()))
                .map(Part::per)
                .findFirst()
                .orElse(Questions.COURSE);
    }

    private void replace(Rule rule, List<Condition> when, String change, String caughtBy, Set<List<Condition>> tried) {
        Rule instead = rule.saying(when, rule.said());
        if (tried.add(when) && RuleFileReader.accepts(instead)) {
            add(rule, change, caughtBy, new WrongChange.OtherRule(rule.fullName(), instead));
        }
    }

    private void add(Rule rule, String change, String caughtBy, WrongChange wrong) {
        mutants.add(new Mutant(
                rule.requirement(),
                rule.name(),
                RuleFileReader.fileOf(rule.requirement()),
                rule.line(),
                change,
                caughtBy,
                wrong));
    }
}
