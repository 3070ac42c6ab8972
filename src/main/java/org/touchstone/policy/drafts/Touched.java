package org.touchstone.policy.drafts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.rules.Ruleset;

/** Which requirements may come out otherwise under another ruleset. What all rest on, such as the questions, touches all. */
public final class Touched {

    private static final String STANDARDS = "catalogue/standards/";
    /** Files that decide nothing about a course. */
    private static final Set<String> SILENT = Set.of("parameters.yaml", "mutants-excused.yaml", "cannot-fail.yaml");

    private Touched() {}

    /** The ids of the requirements that may come out otherwise, those that only one of the two has included. */
    public static Set<String> between(Ruleset one, Ruleset other) {
        Set<String> touched = new TreeSet<>();
        Set<String> names = new TreeSet<>(one.files().content().keySet());
        names.addAll(other.files().content().keySet());
        for (String name : names) {
            if (Arrays.equals(one.files().bytes(name), other.files().bytes(name))
                    || name.endsWith(".md")
                    || name.endsWith("examples.yaml")
                    || name.startsWith("examples/")
                    || name.startsWith(STANDARDS)
                    || SILENT.contains(name)) {
                continue;
            }
            String folder = name.substring(0, Math.max(0, name.indexOf('/')));
            if (!isRequirement(folder, one) && !isRequirement(folder, other)) {
                return all(one, other);
            }
            touched.add(folder);
        }
        for (String id : all(one, other)) {
            if (!numbers(id, one).equals(numbers(id, other))
                    || !standards(id, one).equals(standards(id, other))) {
                touched.add(id);
            }
        }
        return touched;
    }

    private static boolean isRequirement(String folder, Ruleset ruleset) {
        return ruleset.catalogue().requirement(folder).isPresent();
    }

    private static Set<String> all(Ruleset one, Ruleset other) {
        Set<String> all = new TreeSet<>();
        one.catalogue().requirements().forEach(requirement -> all.add(requirement.id()));
        other.catalogue().requirements().forEach(requirement -> all.add(requirement.id()));
        return all;
    }

    private static List<Parameter> numbers(String requirement, Ruleset ruleset) {
        return ruleset.catalogue().parameters().stream()
                .filter(parameter -> parameter.requirement().equals(requirement))
                .toList();
    }

    private static List<Standard> standards(String requirement, Ruleset ruleset) {
        Catalogue catalogue = ruleset.catalogue();
        return catalogue.requirement(requirement).map(Requirement::covers).orElse(List.of()).stream()
                .map(Coverage::standard)
                .flatMap(id -> catalogue.standard(id).stream())
                .toList();
    }
}
