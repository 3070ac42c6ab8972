package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.touchstone.check.submission.Questions;

/** Everything under {@code rules/} that holds no logic, joined and indexed. Never changes once made. */
public final class Catalogue {

    private final Questions questions;
    private final Map<String, Element> elements;
    private final Map<String, Standard> standards;
    private final Map<String, LearningOutcome> outcomes;
    private final Map<String, Requirement> requirements;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<Part>> partsOfStandard = new LinkedHashMap<>();
    private final Map<String, List<String>> repeats = new LinkedHashMap<>();
    private final List<Standard> allStandards;
    private final List<LearningOutcome> allOutcomes;
    private final Map<String, List<LearningOutcome>> outcomesOfElement;
    private final Map<String, Map<Integer, List<LearningOutcome>>> outcomesOfLevel;
    private final List<AskedFor> askedFor = new ArrayList<>();
    private final List<Standard> notCovered;
    private final List<Parameter> parameters;
    private final Guidance guidance;
    private final Proposals proposals;
    private final Optional<Catalogue> whole;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final Map<LocalDate, Catalogue> onDays = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> workedOut = new ConcurrentHashMap<>();
    private final Map<String, Fillable> messages = new ConcurrentHashMap<>();

    Catalogue(
            Questions questions,
            List<Element> elements,
            List<Standard> standards,
            List<LearningOutcome> outcomes,
            List<Requirement> requirements,
            List<Parameter> parameters,
            Guidance guidance,
            Proposals proposals) {
        this(questions, elements, standards, outcomes, requirements, parameters, guidance, proposals, Optional.empty());
    }

    private Catalogue(
            Questions questions,
            List<Element> elements,
            List<Standard> standards,
            List<LearningOutcome> outcomes,
            List<Requirement> requirements,
            List<Parameter> parameters,
            Guidance guidance,
            Proposals proposals,
            Optional<Catalogue> whole) {
        this.whole = whole;
        this.questions = questions;
        this.elements = index(elements, Element::id);
        this.standards = index(standards, Standard::id);
        this.outcomes = index(outcomes, LearningOutcome::id);
        this.requirements = index(requirements, Requirement::id);
        this.parameters = List.copyOf(parameters);
        this.guidance = guidance;
        this.proposals = proposals;
        this.allStandards = List.copyOf(this.standards.values());
        this.allOutcomes = List.copyOf(this.outcomes.values());
        for (Standard standard : allStandards) {
            standard.sameAs()
                    .ifPresent(first -> repeats.computeIfAbsent(first, id -> new ArrayList<>())
                            .add(standard.id()));
        }
        for (Requirement requirement : requirements) {
            requirement.parts().forEach(part -> parts.put(part.key(), part));
            for (Coverage coverage : requirement.covers()) {
                List<Part> covered = partsOfStandard.computeIfAbsent(coverage.standard(), id -> new ArrayList<>());
                coverage.parts().stream()
                        .map(requirement::part)
                        .filter(part -> !covered.contains(part))
                        .forEach(covered::add);
            }
        }
        outcomesOfElement = allOutcomes.stream().collect(Collectors.groupingBy(LearningOutcome::element));
        outcomesOfLevel = allOutcomes.stream()
                .collect(Collectors.groupingBy(
                        LearningOutcome::element, Collectors.groupingBy(outcome -> Math.max(1, outcome.level()))));
        notCovered = allStandards.stream()
                .filter(standard -> !isCovered(standard.id()))
                .toList();
        noteWhatIsAskedFor();
        if (whole.isEmpty()) {
            noteChanges();
        }
    }

    /** What follows from this catalogue alone, worked out by whoever first asks for it and kept as long as the catalogue is. */
    public <T> T once(Class<T> what, Function<Catalogue, T> workOut) {
        return what.cast(workedOut.computeIfAbsent(what, type -> workOut.apply(this)));
    }

    /** A message of this catalogue, ready to be said; each is taken apart when it is said for the first time. */
    public Fillable fillable(String message) {
        Fillable known = messages.get(message);
        return known == null ? messages.computeIfAbsent(message, Fillable::of) : known;
    }

    private void noteWhatIsAskedFor() {
        Map<String, List<AskedFor>> rows = new HashMap<>();
        for (Requirement requirement : requirements.values()) {
            for (Coverage row : requirement.covers()) {
                standard(row.standard())
                        .filter(standard -> standard.sameAs().isEmpty())
                        .ifPresent(standard -> {
                            List<AskedFor> asked = rows.computeIfAbsent(standard.id(), id -> new ArrayList<>());
                            row.parts().forEach(id -> asked.add(askedFor(standard, requirement.part(id), row)));
                        });
            }
        }
        allStandards.forEach(standard -> askedFor.addAll(rows.getOrDefault(standard.id(), List.of())));
    }

    private AskedFor askedFor(Standard standard, Part part, Coverage row) {
        boolean general = element(standard.element()).filter(Element::isGeneral).isPresent();
        Strength usual = part.strength().map(standard.strength()::and).orElse(standard.strength());
        return new AskedFor(
                standard,
                repeatsOf(standard.id()),
                general,
                part,
                part.key().intern(),
                row.strength().orElse(usual));
    }

    private void noteChanges() {
        allStandards.forEach(standard -> noteChanges(standard.days()));
        for (Requirement requirement : requirements.values()) {
            requirement.covers().forEach(row -> noteChanges(row.days()));
            for (Part part : requirement.parts()) {
                noteChanges(part.days());
                part.wordings().values().forEach(all -> all.forEach(message -> noteChanges(message.days())));
            }
        }
    }

    private void noteChanges(Days days) {
        days.from().ifPresent(changes::add);
        days.to().ifPresent(changes::add);
    }

    /**
     * What is in force on a day: no other standards, parts and rows, and messages in the words of that day. Parameters of
     * other days are still there. Where nothing is dated, that is this catalogue itself.
     */
    public Catalogue on(LocalDate day) {
        if (whole.isPresent()) {
            return whole.get().on(day);
        }
        if (changes.isEmpty()) {
            return this;
        }
        LocalDate since = changes.floor(day);
        return onDays.computeIfAbsent(since == null ? LocalDate.MIN : since, this::inForceSince);
    }

    private Catalogue inForceSince(LocalDate day) {
        List<Standard> inForce = new ArrayList<>();
        Map<String, String> insteadOf = new HashMap<>();
        for (Standard standard : allStandards) {
            if (standard.days().include(day)) {
                inForce.add(standard.sameAs()
                        .filter(first -> standard(first)
                                .filter(other -> other.days().include(day))
                                .isEmpty())
                        .map(gone -> inPlaceOf(gone, standard, insteadOf))
                        .orElse(standard));
            }
        }
        Set<String> ids = inForce.stream().map(Standard::id).collect(Collectors.toSet());
        List<Requirement> requirementsNow = requirements.values().stream()
                .map(requirement -> requirement.on(day, ids, insteadOf))
                .toList();
        return new Catalogue(
                questions,
                elements(),
                inForce,
                allOutcomes,
                requirementsNow,
                parameters,
                guidance,
                proposals,
                Optional.of(this));
    }

    /** A standard whose text repeats one that is gone: the first such stands in its place, the others repeat that one. */
    private static Standard inPlaceOf(String gone, Standard standard, Map<String, String> insteadOf) {
        String first = insteadOf.putIfAbsent(gone, standard.id());
        return standard.repeating(Optional.ofNullable(first));
    }

    private static <T> Map<String, T> index(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    public Questions questions() {
        return questions;
    }

    public List<Element> elements() {
        return List.copyOf(elements.values());
    }

    public Optional<Element> element(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    public List<Standard> standards() {
        return allStandards;
    }

    public Optional<Standard> standard(String id) {
        return Optional.ofNullable(standards.get(id));
    }

    public List<LearningOutcome> outcomes() {
        return allOutcomes;
    }

    public Optional<LearningOutcome> outcome(String id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    /** The learning outcomes of one element, in order. */
    public List<LearningOutcome> outcomesOf(String element) {
        return outcomesOfElement.getOrDefault(element, List.of());
    }

    /** The learning outcomes of one element at a level, in order; those for which no level is stated are of the first. */
    public List<LearningOutcome> outcomesOf(String element, int level) {
        return outcomesOfLevel.getOrDefault(element, Map.of()).getOrDefault(level, List.of());
    }

    public List<Requirement> requirements() {
        return List.copyOf(requirements.values());
    }

    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    /** The part known across all requirements by this key. */
    public Part part(String key) {
        return Optional.ofNullable(parts.get(key)).orElseThrow();
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** The parts that settle a standard, in order; none if no requirement covers it yet. */
    public List<Part> partsOf(String standard) {
        return partsOfStandard.getOrDefault(standard, List.of());
    }

    /**
     * Each standard that does not repeat another, with each part it asks for, in order. Over all time, a part may be
     * asked for more than once, in rows for other days; on one day it is not: see {@link #on}.
     */
    public List<AskedFor> askedFor() {
        return Collections.unmodifiableList(askedFor);
    }

    /** The standards that no rule covers, in order. */
    public List<Standard> notCovered() {
        return notCovered;
    }

    /** The standards that repeat this one's text and share its findings. */
    public List<String> repeatsOf(String standard) {
        return repeats.getOrDefault(standard, List.of());
    }

    /** The ids of every standard, requirement and element. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(standards.keySet());
        ids.addAll(requirements.keySet());
        ids.addAll(elements.keySet());
        return ids;
    }

    /** Whether this is the id of a standard, a requirement or an element. */
    public boolean knows(String id) {
        return standards.containsKey(id) || requirements.containsKey(id) || elements.containsKey(id);
    }

    /**
     * Whether a standard is covered by rules. One that repeats another is covered with it.
     *
     * @param standard the standard's id
     */
    public boolean isCovered(String standard) {
        Standard found = standards.get(standard);
        return found != null && !partsOf(found.sameAs().orElse(standard)).isEmpty();
    }

    /** How a standard is checked: {@code automatically}, {@code in part}, {@code by a reviewer} or {@code not yet}. */
    public String howChecked(String standard) {
        List<Part> settled =
                partsOf(standard(standard).flatMap(Standard::sameAs).orElse(standard));
        if (settled.isEmpty()) {
            return "not yet";
        }
        long judged =
                settled.stream().filter(part -> part.question().isPresent()).count();
        if (judged == 0) {
            return "automatically";
        }
        return judged == settled.size() ? "by a reviewer, with the facts gathered" : "in part";
    }

    /** Every parameter, of any time, those without a value included. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** This catalogue with the general value of one parameter set to a number, of all times. */
    public Catalogue with(String requirement, String name, double number) {
        List<Parameter> changed = parameters.stream()
                .map(p -> p.requirement().equals(requirement)
                                && p.name().equals(name)
                                && p.only().isAll()
                        ? new Parameter(requirement, name, number, p.unit(), Days.ALWAYS, Parameter.For.ALL, p.source())
                        : p)
                .toList();
        return with(changed);
    }

    /** This catalogue with other parameters. */
    Catalogue with(List<Parameter> changed) {
        return new Catalogue(
                questions, elements(), allStandards, allOutcomes, requirements(), changed, guidance, proposals);
    }

    /** This catalogue with one requirement in place of the one of the same id. */
    public Catalogue with(Requirement changed) {
        List<Requirement> all = requirements.values().stream()
                .map(each -> each.id().equals(changed.id()) ? changed : each)
                .toList();
        return new Catalogue(questions, elements(), allStandards, allOutcomes, all, parameters, guidance, proposals);
    }

    /** This catalogue with some of its requirements: only what they ask is asked. */
    public Catalogue only(Predicate<Requirement> wanted) {
        List<Requirement> some = requirements.values().stream().filter(wanted).toList();
        return new Catalogue(questions, elements(), allStandards, allOutcomes, some, parameters, guidance, proposals);
    }

    /** The names of a requirement's parameters. */
    public Set<String> parameterNames(String requirement) {
        return parameters.stream()
                .filter(parameter -> parameter.requirement().equals(requirement))
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    /** By what something is proposed to people on the way of a case. */
    public Proposals proposals() {
        return proposals;
    }

    /** What the sources suggest, for advice. */
    public Guidance guidance() {
        return guidance;
    }

    /** The general values that hold on a day; those without a number are left out. */
    public List<Parameter> parameters(LocalDate day) {
        return parameters.stream()
                .filter(parameter -> parameter.isSet() && parameter.only().isAll() && parameter.holdsOn(day))
                .toList();
    }

    /**
     * The values that hold on a day for some element, level or mode only, in place of the general one; one that is not
     * set is among them, for it takes the general one away.
     */
    public List<Parameter> specialParameters(LocalDate day) {
        return parameters.stream()
                .filter(parameter -> !parameter.only().isAll() && parameter.holdsOn(day))
                .toList();
    }
}
