package org.touchstone.check.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;

/** The rules of a ruleset, requirement by requirement. Never changes once made. */
public final class RuleBook {

    /** The folder of the rules that hold for every requirement. */
    public static final String GENERAL = "every-requirement";

    private final SortedMap<String, List<Rule>> rules;
    private final Map<String, List<Rule>> byRequirement;
    private final List<Rule> all;
    private final Map<String, List<Rule>> byPart = new HashMap<>();
    private final Map<String, List<String>> comparedWith = new HashMap<>();
    private final Map<String, List<Mention>> mentions = new HashMap<>();

    /**
     * A book of rules.
     *
     * @param rules the rules of each requirement, in their order
     */
    public RuleBook(Map<String, List<Rule>> rules) {
        this.rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        this.byRequirement = new HashMap<>(rules);
        this.all = this.rules.values().stream().flatMap(List::stream).toList();
        for (Rule rule : all) {
            if (rule.about() instanceof About.OnePart one) {
                byPart.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(rule);
            }
        }
        byPart.forEach((key, about) -> {
            Set<String> compared = new TreeSet<>();
            about.forEach(rule -> compared.addAll(rule.parameters()));
            about.forEach(rule -> compared.removeAll(rule.parametersNotSet()));
            comparedWith.put(key, List.copyOf(compared));
            mentions.put(
                    key,
                    about.stream()
                            .flatMap(rule -> SpokenOf.mentions(rule.when()).stream())
                            .distinct()
                            .toList());
        });
    }

    /** Every rule, in the order of the requirements and then of their files. */
    public List<Rule> all() {
        return all;
    }

    /** The rules in the folder of a requirement. */
    public List<Rule> of(String requirement) {
        return byRequirement.getOrDefault(requirement, List.of());
    }

    /** The requirements that have rules of their own, and the folders of those that hold for every requirement. */
    public Set<String> requirements() {
        return rules.keySet();
    }

    /** The rules that are about one part by name. */
    public List<Rule> about(String partKey) {
        return Collections.unmodifiableList(byPart.getOrDefault(partKey, List.of()));
    }

    /** The names of the numbers that the rules about a part compare with, and that none of them takes to be not set. */
    public List<String> comparedWith(String partKey) {
        return comparedWith.getOrDefault(partKey, List.of());
    }

    /** What the rules about a part say of questions about things other than what it is asked of. */
    public List<Mention> mentions(String partKey) {
        return mentions.getOrDefault(partKey, List.of());
    }

    /** What the rules that hold on a day say of a course, worked out without an engine. */
    public Evaluation evaluate(List<Asked> asked, CourseFacts course, LocalDate day) {
        PlainEvaluator evaluator = new PlainEvaluator(course);
        ShownFacts shown = new ShownFacts(course);
        List<Remark> remarks = new ArrayList<>();
        for (Asked each : asked) {
            for (List<Rule> ofRequirement : List.of(of(each.part().requirement()), general())) {
                for (Rule rule : ofRequirement) {
                    if (rule.days().include(day) && evaluator.speaks(rule, each)) {
                        remarks.add(shown.remark(rule, each));
                    }
                }
            }
        }
        return new Evaluation(remarks, List.of());
    }

    private List<Rule> general() {
        return of(GENERAL);
    }
}
