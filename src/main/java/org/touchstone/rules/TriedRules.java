package org.touchstone.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.touchstone.facts.Asked;
import org.touchstone.facts.CourseFacts;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;

/**
 * Rules under trial, compiled all at once beside those of a ruleset. Since no rule builds on what another says, each
 * says what it would say alone. They pass the same wall as any rule: sentences of the closed language, nothing else.
 */
public final class TriedRules implements AutoCloseable {

    private final CompiledRules compiled;

    private TriedRules(CompiledRules compiled) {
        this.compiled = compiled;
    }

    /**
     * What a rule means to the engine, so that two rules can be told to mean the same; empty where the language does not
     * accept it. Its name does not matter.
     */
    public static Optional<String> meaning(RuleText rule, Ruleset ruleset) {
        RuleText unnamed = new RuleText(rule.requirement(), "a rule", 1, rule.when(), rule.then());
        List<Mistake> mistakes = new ArrayList<>();
        String drl = translate(List.of(unnamed), ruleset, mistakes);
        return mistakes.isEmpty() ? Optional.of(drl.replaceAll("\\s+", " ")) : Optional.empty();
    }

    /** Compiles the rules of a ruleset and others beside them, each with a name of its own. */
    public static TriedRules compile(Ruleset ruleset, List<RuleText> others, BuiltRules built)
            throws MistakesException {
        List<RuleText> all = new ArrayList<>(ruleset.texts());
        all.addAll(others);
        List<Mistake> mistakes = new ArrayList<>();
        List<RuleSource> sources = new ArrayList<>();
        Map<String, List<RuleText>> byRequirement =
                all.stream().collect(Collectors.groupingBy(RuleText::requirement, TreeMap::new, Collectors.toList()));
        byRequirement.forEach(
                (requirement, rules) -> sources.add(new RuleSource(requirement, translate(rules, ruleset, mistakes))));
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return new TriedRules(built.rules(sources));
    }

    private static String translate(List<RuleText> rules, Ruleset ruleset, List<Mistake> mistakes) {
        String text = rules.stream().map(TriedRules::written).collect(Collectors.joining("\n"));
        return RuleTranslator.translate(
                        rules.get(0).requirement(),
                        text.getBytes(StandardCharsets.UTF_8),
                        ruleset.catalogue(),
                        ruleset.language(),
                        mistakes)
                .drl();
    }

    private static String written(RuleText rule) {
        return "rule \"" + rule.name() + "\"\nwhen\n" + String.join("\n", rule.when()) + "\nthen\n" + rule.then()
                + "\nend";
    }

    /** See {@link CompiledRules#evaluate}. */
    public Evaluation evaluate(List<Asked> asked, CourseFacts course) {
        return compiled.evaluate(asked, course);
    }

    /** Nothing to release: built rules are shared, and go when nothing uses them. */
    @Override
    public void close() {}
}
