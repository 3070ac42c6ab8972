package org.touchstone.mutation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.rules.RuleText;
import org.touchstone.rules.Ruleset;
import org.touchstone.rules.TriedRules;

/**
 * Changes the sentences of rules: leaves out a rule or a condition, says another sentence with the same words in place
 * of a condition, or concludes something else. What means the same to the engine, or what the language refuses, is no
 * change.
 */
final class RuleMutants {

    private final Ruleset ruleset;
    private final Lines lines;
    private final List<Mutant> mutants = new ArrayList<>();
    private final List<RuleText> tried = new ArrayList<>();

    private RuleMutants(Path rules, Ruleset ruleset) {
        this.ruleset = ruleset;
        this.lines = new Lines(rules);
    }

    /**
     * The changed rules.
     *
     * @param mutants the changes
     * @param tried the rules that have to be compiled for them
     */
    record Changed(List<Mutant> mutants, List<RuleText> tried) {}

    static Changed of(Path rules, Ruleset ruleset, Optional<String> only) {
        RuleMutants all = new RuleMutants(rules, ruleset);
        ruleset.texts().stream()
                .filter(rule -> only.map(rule.requirement()::equals).orElse(true))
                .forEach(all::change);
        return new Changed(all.mutants, all.tried);
    }

    private void change(RuleText rule) {
        add(rule, "", "leave out the rule", "one in which the rule speaks", new WrongChange.NoRule(rule.fullName()));
        add(
                rule,
                rule.then(),
                "conclude something else than \"" + rule.then() + "\"",
                "one in which the rule speaks",
                new WrongChange.OtherConclusion(rule.fullName()));
        Set<String> meanings = new HashSet<>();
        TriedRules.meaning(rule, ruleset).ifPresent(meanings::add);
        for (int i = 1; i < rule.when().size(); i++) {
            String condition = rule.when().get(i);
            List<String> without = new ArrayList<>(rule.when());
            without.remove(i);
            replace(
                    rule,
                    without,
                    condition,
                    "leave out \"" + condition + "\"",
                    "one in which every other condition of the rule holds, and this one does not",
                    meanings);
            for (String other : ruleset.language().insteadOf(condition)) {
                List<String> instead = new ArrayList<>(rule.when());
                instead.set(i, other);
                replace(
                        rule,
                        instead,
                        condition,
                        "\"" + other + "\" instead of \"" + condition + "\"",
                        "one in which the two sentences do not both hold",
                        meanings);
            }
        }
    }

    private void replace(
            RuleText rule, List<String> when, String condition, String change, String caughtBy, Set<String> meanings) {
        RuleText instead = new RuleText(rule.requirement(), "mutant " + tried.size(), rule.line(), when, rule.then());
        if (TriedRules.meaning(instead, ruleset).filter(meanings::add).isPresent()) {
            tried.add(instead);
            add(rule, condition, change, caughtBy, new WrongChange.OtherRule(rule.fullName(), instead.fullName()));
        }
    }

    private void add(RuleText rule, String sentence, String change, String caughtBy, WrongChange wrong) {
        String file = rule.requirement() + "/rules.dslr";
        mutants.add(new Mutant(
                rule.requirement(),
                rule.name(),
                file,
                sentence.isEmpty() ? rule.line() : lines.of(file, rule.line(), sentence),
                change,
                caughtBy,
                wrong));
    }

    /** The lines of the rule files, so that a change can be shown where it is made. */
    private static final class Lines {

        private final Path rules;
        private final Map<String, List<String>> files = new HashMap<>();

        Lines(Path rules) {
            this.rules = rules;
        }

        /** The first line from here on that is this sentence. */
        int of(String file, int from, String sentence) {
            List<String> lines = files.computeIfAbsent(file, name -> Texts.lines(rules.resolve(name)));
            for (int i = from; i < lines.size(); i++) {
                if (lines.get(i).equals(sentence)) {
                    return i + 1;
                }
            }
            return from;
        }
    }
}
