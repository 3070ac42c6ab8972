package org.touchstone.author.mutation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.language.Said;
import org.touchstone.check.rules.Ruleset;

/**
 * Changes what is not written as rules: leaves out what a standard asks for, moves a number by one, changes a strength,
 * takes a question from the reviewer.
 */
final class CatalogueMutants {

    private final Ruleset ruleset;
    private final Catalogue catalogue;
    private final List<Mutant> mutants = new ArrayList<>();

    private CatalogueMutants(Ruleset ruleset, LocalDate asOf) {
        this.ruleset = ruleset;
        this.catalogue = ruleset.catalogue().on(asOf);
    }

    /** The changes to what holds on a day. */
    static List<Mutant> of(Ruleset ruleset, LocalDate asOf, Optional<String> only) {
        CatalogueMutants all = new CatalogueMutants(ruleset, asOf);
        for (Requirement requirement : all.catalogue.requirements()) {
            if (only.map(requirement.id()::equals).orElse(true)) {
                requirement.covers().forEach(row -> all.rows(requirement, row));
                requirement.parts().forEach(part -> all.part(requirement, part));
            }
        }
        all.catalogue.parameters(asOf).stream()
                .filter(parameter -> only.map(parameter.requirement()::equals).orElse(true))
                .forEach(all::number);
        return all.mutants;
    }

    private void rows(Requirement requirement, Coverage row) {
        for (String part : row.parts()) {
            add(
                    requirement.id(),
                    row.standard(),
                    line(requirement.id() + "/requirement.yaml", row.standard() + ":"),
                    "leave out " + part,
                    "one that names the standards of a finding on " + part + " in a course that claims the element",
                    new WrongChange.NoRow(row.standard(), requirement.id() + "/" + part));
        }
    }

    private void part(Requirement requirement, Part part) {
        int line = line(requirement.id() + "/requirement.yaml", part.id() + ":");
        part.strength().ifPresent(strength -> {
            for (Strength other : Strength.values()) {
                if (other != strength) {
                    add(
                            requirement.id(),
                            part.id(),
                            line,
                            "strength: " + other.words() + " instead of " + strength.words(),
                            "one that names the strength of a finding on " + part.id(),
                            with(requirement, part, Optional.of(other), part.question()));
                }
            }
        });
        boolean ruleAsks = ruleset.rulesOf(part).stream().anyMatch(rule -> rule.said() == Said.TO_JUDGE);
        if (part.answer().isPresent() && part.question().isPresent() && !ruleAsks) {
            add(
                    requirement.id(),
                    part.id(),
                    line,
                    "leave out the question",
                    "one in which the answer to " + part.id() + " is given and a reviewer judges it",
                    with(requirement, part, part.strength(), Optional.empty()));
        }
    }

    private WrongChange with(
            Requirement requirement, Part part, Optional<Strength> strength, Optional<String> question) {
        Part other = part.with(strength, question);
        return new WrongChange.OtherCatalogue(catalogue.with(requirement.with(requirement.parts().stream()
                .map(each -> each.equals(part) ? other : each)
                .toList())));
    }

    private void number(Parameter parameter) {
        for (double other : new double[] {parameter.number() - 1, parameter.number() + 1}) {
            Catalogue changed = catalogue.with(parameter.requirement(), parameter.name(), other);
            Parameter as = changed.parameters().stream()
                    .filter(each -> each.requirement().equals(parameter.requirement())
                            && each.name().equals(parameter.name()))
                    .findFirst()
                    .orElse(parameter);
            mutants.add(new Mutant(
                    parameter.requirement(),
                    parameter.name(),
                    "parameters.yaml",
                    line("parameters.yaml", "name: " + parameter.name()),
                    as.text() + " instead of " + parameter.text(),
                    "one on each side of the number",
                    new WrongChange.OtherCatalogue(changed)));
        }
    }

    private int line(String file, String begins) {
        List<String> lines = new String(ruleset.files().bytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(begins)) {
                return i + 1;
            }
        }
        return 1;
    }

    private void add(String requirement, String rule, int line, String change, String caughtBy, WrongChange wrong) {
        mutants.add(new Mutant(requirement, rule, requirement + "/requirement.yaml", line, change, caughtBy, wrong));
    }
}
