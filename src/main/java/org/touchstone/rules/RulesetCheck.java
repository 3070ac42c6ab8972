package org.touchstone.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Part;
import org.touchstone.catalogue.Requirement;
import org.touchstone.language.Rule;
import org.touchstone.language.RuleBook;
import org.touchstone.language.Said;
import org.touchstone.located.Mistake;

/** Holds the rules of a ruleset against its requirements: what one promises the other must keep. */
final class RulesetCheck {

    private RulesetCheck() {}

    /** Notes what does not fit together; of requirements with mistakes, whose rules are not known, nothing is said. */
    static void check(Catalogue catalogue, RuleBook book, List<Mistake> mistakes) {
        Set<String> mistaken = mistakes.stream()
                .map(mistake -> mistake.file().replaceFirst("/[^/]*$", ""))
                .collect(Collectors.toSet());
        for (Requirement requirement : catalogue.requirements()) {
            if (mistaken.contains(requirement.id())) {
                continue;
            }
            for (Part part : requirement.parts()) {
                Set<Said> conclusions = book.about(requirement.id(), part.key()).stream()
                        .map(Rule::said)
                        .collect(Collectors.toSet());
                part(requirement, part, conclusions, mistakes);
            }
        }
    }

    /** Words alone never make anything met, for no program can tell what they say: the parts that they would make met. */
    static List<Mistake> metByWords(Catalogue catalogue) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Part part : catalogue.parts()) {
            part.answer()
                    .flatMap(catalogue.questions()::named)
                    .filter(catalogue.questions()::inOwnWords)
                    .filter(answer -> part.question().isEmpty())
                    .ifPresent(answer -> mistakes.add(new Mistake(
                            part.requirement() + "/requirement.yaml",
                            1,
                            1,
                            "Words answer the part \"" + part.id() + "\" (\"" + answer.words()
                                    + "\"), and it has no \"question\", so that any words would make it met.",
                            "Add a \"question\" that a reviewer can answer with yes or no, and a \"to-judge\" that shows "
                                    + "the words: {" + answer.words() + "}.")));
        }
        return mistakes;
    }

    private static void part(Requirement requirement, Part part, Set<Said> conclusions, List<Mistake> mistakes) {
        String file = requirement.id() + "/requirement.yaml";
        if (part.answer().isEmpty() && conclusions.isEmpty()) {
            mistakes.add(new Mistake(
                    file,
                    1,
                    1,
                    "No rule speaks of the part \"" + part.id() + "\".",
                    "Add a rule to rules.dslr, or name the question that answers it (\"answer\")."));
        }
        boolean judged = conclusions.contains(Said.TO_JUDGE);
        if (judged && part.question().isEmpty()) {
            mistakes.add(new Mistake(
                    file,
                    1,
                    1,
                    "A rule leaves the part \"" + part.id() + "\" to a reviewer, but there is no \"question\" to ask.",
                    "Add the question."));
        }
        if (part.answer().isEmpty() && !judged && part.question().isPresent()) {
            mistakes.add(new Mistake(
                    file,
                    1,
                    1,
                    "The part \"" + part.id() + "\" has a question for a reviewer that no rule asks.",
                    "Let a rule leave it to a reviewer, or remove the question."));
        }
    }
}
