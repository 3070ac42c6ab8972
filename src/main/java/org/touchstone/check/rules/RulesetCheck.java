package org.touchstone.check.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Placeholders;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.Said;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

/** Holds the rules of a ruleset against its requirements: what one promises the other must keep. */
final class RulesetCheck {

    private static final Map<String, Said> CONCLUDED = Map.of(
            "met", Said.MET,
            "not-met", Said.NOT_MET,
            "to-judge", Said.TO_JUDGE,
            "does-not-apply", Said.DOES_NOT_APPLY);

    private final Catalogue catalogue;
    private final RuleBook book;
    private final Map<String, Node> files;
    private final List<Mistake> mistakes;

    private RulesetCheck(Catalogue catalogue, RuleBook book, Map<String, Node> files, List<Mistake> mistakes) {
        this.catalogue = catalogue;
        this.book = book;
        this.files = files;
        this.mistakes = mistakes;
    }

    /**
     * Notes what does not fit together; of requirements with mistakes, whose rules are not known, nothing is said.
     *
     * @param files the YAML files that the catalogue was read from, by name, so that a mistake can say where it is
     */
    static void check(Catalogue catalogue, RuleBook book, Map<String, Node> files, List<Mistake> mistakes) {
        RulesetCheck check = new RulesetCheck(catalogue, book, files, mistakes);
        Set<String> mistaken = mistakes.stream()
                .map(mistake -> mistake.file().replaceFirst("/[^/]*$", ""))
                .collect(Collectors.toSet());
        for (Requirement requirement : catalogue.requirements()) {
            if (mistaken.contains(requirement.id())) {
                continue;
            }
            Set<String> spokenOf = new HashSet<>();
            for (Part part : requirement.parts()) {
                check.part(part);
                check.words(part);
                check.messages(part);
                check.numbers(part, spokenOf);
            }
            check.unspokenOf(requirement, spokenOf);
        }
    }

    private void part(Part part) {
        Set<Said> conclusions = conclusions(part);
        if (part.answer().isEmpty() && conclusions.isEmpty()) {
            mistake(
                    part,
                    "No rule speaks of the part \"" + part.id() + "\".",
                    "Add a rule to rules.dslr, or name the question that answers it (\"answer\").");
        }
        boolean judged = conclusions.contains(Said.TO_JUDGE) || mayBeForSome(part);
        if (conclusions.contains(Said.TO_JUDGE) && part.question().isEmpty()) {
            mistake(
                    part,
                    "A rule leaves the part \"" + part.id() + "\" to a reviewer, but there is no \"question\" to ask.",
                    "Add the question.");
        }
        if (part.answer().isEmpty() && !judged && part.question().isPresent()) {
            mistake(
                    part,
                    "The part \"" + part.id() + "\" has a question for a reviewer that no rule asks.",
                    "Let a rule leave it to a reviewer, or remove the question.");
        }
    }

    /** Whether a rule says that a part is met because of things that may be for some of the learners only. */
    private boolean mayBeForSome(Part part) {
        return !someOnly(part).isEmpty();
    }

    /** The questions that show that a part is met by things for some of the learners only, and for which. */
    private Set<String> someOnly(Part part) {
        Set<String> someOnly = new TreeSet<>();
        book.about(part.key()).stream()
                .filter(rule -> rule.said() == Said.MET)
                .forEach(rule -> Stream.concat(
                                rule.kinds().stream(),
                                rule.questions().stream().flatMap(question -> DerivedFacts.named(question).stream()))
                        .distinct()
                        .flatMap(kind -> catalogue.questions().named(kind + ".only for").stream())
                        .forEach(onlyFor -> {
                            someOnly.add(onlyFor.name());
                            rule.questions().forEach(question -> someOnly.add(question.name()));
                        }));
        return someOnly;
    }

    private Set<Said> conclusions(Part part) {
        Set<Said> conclusions = new HashSet<>();
        book.about(part.key()).forEach(rule -> conclusions.add(rule.said()));
        return conclusions;
    }

    /** Words alone never make anything met, for no program can tell what they say. */
    private void words(Part part) {
        part.answer()
                .flatMap(catalogue.questions()::named)
                .filter(catalogue.questions()::inOwnWords)
                .filter(answer -> part.question().isEmpty())
                .ifPresent(answer -> mistake(
                        part,
                        "Words answer the part \"" + part.id() + "\" (\"" + answer.words()
                                + "\"), and it has no \"question\", so that any words would make it met.",
                        "Add a \"question\" that a reviewer can answer with yes or no, and a \"to-judge\" that shows "
                                + "the words: {" + answer.words() + "}."));
    }

    /** Each message is said by some rule, and shows nothing that no such rule speaks of. */
    private void messages(Part part) {
        for (Map.Entry<String, Said> each : CONCLUDED.entrySet()) {
            String message = part.says().get(each.getKey());
            if (message == null) {
                continue;
            }
            boolean answered = (part.answer().isPresent() && each.getValue() != Said.DOES_NOT_APPLY)
                    || (each.getValue() == Said.TO_JUDGE && mayBeForSome(part));
            List<Rule> saying = book.about(part.key()).stream()
                    .filter(rule -> rule.said() == each.getValue())
                    .toList();
            if (saying.isEmpty() && !answered) {
                mistake(
                        part,
                        "No rule comes to the message \"" + each.getKey() + "\" of the part \"" + part.id() + "\".",
                        "Add a rule that does, or remove the message.");
            } else {
                filled(part, each.getKey(), message, saying);
            }
        }
    }

    private void filled(Part part, String outcome, String message, List<Rule> saying) {
        Set<String> shown = new TreeSet<>(part.shows());
        part.answer().ifPresent(shown::add);
        saying.forEach(rule -> rule.questions().forEach(question -> shown.add(question.name())));
        if (outcome.equals("to-judge")) {
            shown.addAll(someOnly(part));
        }
        List<String> ways = Placeholders.ways(message);
        for (String name : Placeholders.in(ways.get(ways.size() - 1))) {
            Optional<Question> question =
                    Placeholders.isAnswer(name) ? catalogue.questions().resolve(name, part.per()) : Optional.empty();
            if (question.filter(each -> !shown.contains(each.name())).isPresent()) {
                mistake(
                        part,
                        "The message \"" + outcome + "\" of the part \"" + part.id() + "\" shows {" + name
                                + "}, and no rule that comes to it speaks of that.",
                        "Remove it from the message, or name it in the rules.");
            }
        }
    }

    /** A number that differs by element, level or mode is compared with where that can be told. */
    private void numbers(Part part, Set<String> spokenOf) {
        Set<String> compared = new TreeSet<>();
        book.about(part.key()).forEach(rule -> compared.addAll(rule.parameters()));
        spokenOf.addAll(compared);
        texts(part)
                .forEach(text -> Placeholders.in(text).stream()
                        .filter(name -> name.startsWith("parameter "))
                        .forEach(name -> spokenOf.add(name.substring("parameter ".length()))));
        for (Parameter parameter : catalogue.parameters()) {
            boolean here = parameter.requirement().equals(part.requirement()) && compared.contains(parameter.name());
            Parameter.For only = parameter.only();
            boolean ofElement = part.per().equals("element");
            boolean about = ofElement
                    || catalogue.questions().named(part.per() + ".elements").isPresent();
            if (here && ((only.element().isPresent() && !about) || (only.level().isPresent() && !ofElement))) {
                differs(part, parameter, "an approach or component");
            } else if (here && only.mode().isPresent() && !part.per().equals("session")) {
                differs(part, parameter, "a session");
            }
        }
    }

    private void differs(Part part, Parameter parameter, String of) {
        mistake(
                part,
                "The number \"" + parameter.name() + "\" has a value for " + parameter.only() + ", but the part \""
                        + part.id() + "\" is not asked of " + of + ".",
                "Remove \"for\" in parameters.yaml, or ask the part of " + of + " (\"per\").");
    }

    private static List<String> texts(Part part) {
        List<String> texts = new ArrayList<>(part.says().values());
        texts.add(part.asks());
        texts.add(part.remedy());
        part.question().ifPresent(texts::add);
        return texts;
    }

    private void unspokenOf(Requirement requirement, Set<String> spokenOf) {
        for (String name : new TreeSet<>(catalogue.parameterNames(requirement.id()))) {
            if (!spokenOf.contains(name)) {
                mistakes.add(new Mistake(
                        "parameters.yaml",
                        1,
                        1,
                        "No rule and no message of " + requirement.id() + " speaks of the number \"" + name + "\".",
                        "Use it in a rule, or remove it."));
            }
        }
    }

    private void mistake(Part part, String what, String todo) {
        String file = part.requirement() + "/requirement.yaml";
        Place place = files.get(file) instanceof Node.Entries entries
                        && entries.entries().get("parts") instanceof Node.Entries parts
                ? parts.keyPlace(part.id())
                : Place.START;
        mistakes.add(Mistake.at(file, place, what, todo));
    }
}
