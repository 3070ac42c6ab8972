package org.touchstone.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.touchstone.located.Fields;
import org.touchstone.located.Mistake;
import org.touchstone.located.Node;
import org.touchstone.located.Place;
import org.touchstone.located.Words;
import org.touchstone.submission.Question;
import org.touchstone.submission.Questions;

/** Reads the catalogue, the requirements and the parameters of a ruleset, and reports every mistake at once. */
public final class CatalogueReader {

    /** The outcomes that a part may have a sentence for, as written in {@code requirement.yaml}. */
    public static final List<String> SAYS =
            List.of("met", "not-met", "not-stated", "conflicting", "to-judge", "does-not-apply");

    private static final Node NOTHING = new Node.Items(List.of(), Place.START);

    private final SortedMap<String, Node> files;
    private final List<Mistake> mistakes;

    private CatalogueReader(SortedMap<String, Node> files, List<Mistake> mistakes) {
        this.files = files;
        this.mistakes = mistakes;
    }

    /**
     * Reads a catalogue.
     *
     * @param files the ruleset's YAML files by their path below its folder
     * @param derived makes the further facts that the program works out from answers known, so that rules can name them
     * @param mistakes takes what is wrong
     */
    public static Catalogue read(SortedMap<String, Node> files, List<Question> derived, List<Mistake> mistakes) {
        return new CatalogueReader(files, mistakes).read(derived);
    }

    /**
     * A catalogue whose files are unchanged, but for {@code parameters.yaml}.
     *
     * @return the catalogue with the parameters as they are now; empty if other ones are named, or there is a mistake in
     *     them, so that everything has to be read again
     */
    public static Optional<Catalogue> withParameters(Catalogue known, SortedMap<String, Node> files) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Set<String>> names = new HashMap<>();
        List<Parameter> parameters = new CatalogueReader(files, mistakes).parameters(names);
        return mistakes.isEmpty() && names.equals(names(known.parameters()))
                ? Optional.of(known.with(parameters))
                : Optional.empty();
    }

    private static Map<String, Set<String>> names(List<Parameter> parameters) {
        return parameters.stream()
                .collect(Collectors.groupingBy(
                        Parameter::requirement, Collectors.mapping(Parameter::name, Collectors.toSet())));
    }

    private Catalogue read(List<Question> derived) {
        List<Element> elements = elements();
        Set<String> elementIds = new LinkedHashSet<>();
        elements.forEach(element -> elementIds.add(element.id()));
        List<String> claimable =
                elements.stream().filter(Element::isClaimable).map(Element::id).toList();
        Questions questions =
                Questions.read("questions.yaml", node("questions.yaml").orElse(NOTHING), claimable, derived, mistakes);
        List<Standard> standards = new ArrayList<>();
        List<LearningOutcome> outcomes = new ArrayList<>();
        for (String element : elementIds) {
            standards.addAll(standards(element));
            outcomes.addAll(outcomes(element));
        }
        Set<String> standardIds = new LinkedHashSet<>();
        standards.forEach(standard -> standardIds.add(standard.id()));
        Map<String, Set<String>> parameterNames = new HashMap<>();
        List<Parameter> parameters = parameters(parameterNames);
        List<Requirement> requirements = new ArrayList<>();
        for (String file : files.keySet()) {
            if (file.endsWith("/requirement.yaml")) {
                String id = file.substring(0, file.length() - "/requirement.yaml".length());
                node(file)
                        .ifPresent(node -> requirements.add(requirement(
                                id, Fields.of(file, node, mistakes), questions, standardIds, parameterNames)));
            }
        }
        Guidance guidance = new GuidanceReader(this::list, elementIds, questions).read();
        return new Catalogue(questions, elements, standards, outcomes, requirements, parameters, guidance);
    }

    private Optional<Node> node(String file) {
        Node node = files.get(file);
        if (node == null) {
            mistakes.add(new Mistake(file, 1, 1, "This file of the ruleset is missing.", "Put it back."));
        }
        return Optional.ofNullable(node);
    }

    private List<Fields> list(String file) {
        return node(file).map(node -> Fields.each(file, node, mistakes)).orElse(List.of());
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (Fields fields : list("catalogue/elements.yaml")) {
            elements.add(new Element(
                    fields.text("id"),
                    fields.text("name"),
                    fields.oneOf("kind", Element.KINDS),
                    fields.texts("levels").stream().map(Integer::valueOf).toList(),
                    fields.text("topic"),
                    fields.text("section"),
                    fields.texts("rests-on")));
            fields.done();
        }
        return elements;
    }

    private List<Standard> standards(String element) {
        String file = "catalogue/standards/" + element + ".yaml";
        List<Standard> standards = new ArrayList<>();
        if (!files.containsKey(file)) {
            return standards;
        }
        for (Fields fields : list(file)) {
            standards.add(new Standard(
                    fields.text("id"),
                    element,
                    fields.text("title"),
                    fields.text("asks"),
                    Strength.of(fields.oneOf("strength", List.of("required", "recommended", "where appropriate"))),
                    source(fields),
                    fields.group("interpretation").map(CatalogueReader::interpretation),
                    fields.optionalText("same-as")));
            fields.done();
        }
        return standards;
    }

    private static Source source(Fields fields) {
        return new Source(Source.CURRICULUM, fields.text("section"), fields.text("position"));
    }

    private static Interpretation interpretation(Fields fields) {
        Interpretation interpretation =
                new Interpretation(fields.text("says"), fields.text("read-as"), fields.text("because"));
        fields.done();
        return interpretation;
    }

    private List<LearningOutcome> outcomes(String element) {
        String file = "catalogue/outcomes/" + element + ".yaml";
        List<LearningOutcome> outcomes = new ArrayList<>();
        if (!files.containsKey(file)) {
            return outcomes;
        }
        for (Fields fields : list(file)) {
            outcomes.add(new LearningOutcome(
                    fields.text("id"),
                    element,
                    fields.optionalNumber("level").orElse(0),
                    fields.text("asks"),
                    fields.oneOf("depth", LearningOutcome.DEPTHS),
                    source(fields),
                    fields.optionalText("same-as"),
                    fields.optionalText("reading")));
            fields.done();
        }
        return outcomes;
    }

    private List<Parameter> parameters(Map<String, Set<String>> names) {
        List<Parameter> parameters = new ArrayList<>();
        for (Fields fields : list("parameters.yaml")) {
            String requirement = fields.text("requirement");
            String name = fields.text("name");
            String value = fields.text("value");
            String unit = fields.text("unit");
            Optional<LocalDate> from = date(fields, "from");
            Optional<LocalDate> to = date(fields, "to");
            String source = fields.text("source");
            names.computeIfAbsent(requirement, id -> new LinkedHashSet<>()).add(name);
            if (!files.containsKey(requirement + "/requirement.yaml")) {
                fields.mistake(fields.place("requirement"), "There is no requirement \"" + requirement + "\".", "");
            }
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                fields.mistake(
                        fields.place("to"),
                        "\"to\" is not after \"from\".",
                        "\"to\" is the first day on which the value no longer holds.");
            }
            double number = number(fields, value);
            Parameter parameter = new Parameter(requirement, name, number, unit, from, to, source);
            if (parameters.stream().anyMatch(other -> overlap(other, parameter))) {
                fields.mistake(
                        fields.place("from"),
                        "\"" + name + "\" has two values for the same days.",
                        "Let the earlier one end (\"to\") on the day the later one begins (\"from\").");
            }
            parameters.add(parameter);
            fields.done();
        }
        return parameters;
    }

    private static double number(Fields fields, String value) {
        if (value.equals("not set") || value.isEmpty()) {
            return Double.NaN;
        }
        if (!value.matches("\\d{1,7}(\\.\\d{1,3})?")) {
            fields.mistake(fields.place("value"), "\"" + value + "\" is not a number.", "Write a number, or: not set");
            return Double.NaN;
        }
        return Double.parseDouble(value);
    }

    private static boolean overlap(Parameter a, Parameter b) {
        return a.requirement().equals(b.requirement())
                && a.name().equals(b.name())
                && a.from().orElse(LocalDate.MIN).isBefore(b.to().orElse(LocalDate.MAX))
                && b.from().orElse(LocalDate.MIN).isBefore(a.to().orElse(LocalDate.MAX));
    }

    private static Optional<LocalDate> date(Fields fields, String key) {
        return fields.optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                fields.mistake(
                        fields.place(key),
                        "\"" + text + "\" is not a date.",
                        "Write year-month-day, such as 2026-09-30.");
                return Optional.empty();
            }
        });
    }

    private Requirement requirement(
            String id,
            Fields fields,
            Questions questions,
            Set<String> standards,
            Map<String, Set<String>> parameterNames) {
        Map<String, Part> parts = new LinkedHashMap<>();
        fields.group("parts")
                .ifPresentOrElse(
                        group -> group.named()
                                .forEach((name, node) -> parts.put(
                                        name,
                                        part(
                                                id,
                                                name,
                                                Fields.of(fields.file(), node, mistakes),
                                                questions,
                                                parameterNames.getOrDefault(id, Set.of())))),
                        () -> fields.mistake(fields.place(), "\"parts\" is missing.", "Add at least one part."));
        List<Coverage> covers = new ArrayList<>();
        fields.group("covers")
                .ifPresentOrElse(
                        group -> group.named().keySet().forEach(standard -> {
                            if (!standards.contains(standard)) {
                                fields.mistake(
                                        group.place(standard),
                                        "There is no standard " + standard + ".",
                                        Words.didYouMean(standard, standards, ""));
                            }
                            List<String> asked = group.texts(standard);
                            for (String part : asked) {
                                if (!parts.containsKey(part)) {
                                    fields.mistake(
                                            group.place(standard),
                                            "There is no part \"" + part + "\" below.",
                                            Words.didYouMean(part, parts.keySet(), ""));
                                }
                            }
                            covers.add(new Coverage(
                                    standard,
                                    asked.stream().filter(parts::containsKey).toList()));
                        }),
                        () -> fields.mistake(
                                fields.place(), "\"covers\" is missing.", "Say which standards this covers."));
        Requirement requirement = new Requirement(
                id,
                fields.text("title"),
                fields.text("asks"),
                fields.optionalText("reading"),
                List.copyOf(parts.values()),
                List.copyOf(covers));
        fields.done();
        return requirement;
    }

    private static Part part(
            String requirement, String id, Fields fields, Questions questions, Set<String> parameters) {
        String per = fields.optionalText("per").orElse(Questions.COURSE);
        boolean knownKind = per.equals(Questions.COURSE) || questions.kinds().contains(per);
        if (!knownKind) {
            fields.mistake(
                    fields.place("per"),
                    "\"" + per + "\" is not a kind of thing that a submission describes.",
                    Words.didYouMean(per, questions.kinds(), ""));
        }
        Optional<String> answer =
                fields.optionalText("answer").flatMap(words -> fact(fields, "answer", words, per, questions));
        List<String> needs = new ArrayList<>(answer.map(List::of).orElse(List.of()));
        fields.texts("needs")
                .forEach(words -> fact(fields, "needs", words, per, questions).ifPresent(needs::add));
        List<String> alsoAsks = new ArrayList<>();
        fields.texts("also-asks")
                .forEach(words ->
                        fact(fields, "also-asks", words, per, questions).ifPresent(alsoAsks::add));
        if (needs.isEmpty()) {
            fields.mistake(
                    fields.place(),
                    "The part \"" + id + "\" says nothing about what settles it.",
                    "Add \"answer\" or \"needs\".");
        }
        Map<String, String> says = new LinkedHashMap<>();
        for (String outcome : SAYS) {
            boolean must = outcome.equals("not-stated");
            Optional<String> text = must ? Optional.of(fields.text(outcome)) : fields.optionalText(outcome);
            text.ifPresent(sentence -> {
                Placeholders.check(sentence, per, questions, parameters)
                        .forEach(unknown -> fields.mistake(fields.place(outcome), unknown, ""));
                says.put(outcome, sentence);
            });
        }
        for (String key : List.of("asks", "question", "remedy")) {
            fields.optionalText(key)
                    .ifPresent(text -> Placeholders.check(text, per, questions, parameters)
                            .forEach(unknown -> fields.mistake(fields.place(key), unknown, "")));
        }
        Part part = new Part(
                requirement,
                id,
                fields.text("asks"),
                per,
                fields.optionalOneOf("strength", Strength.WORDS).map(Strength::of),
                answer,
                List.copyOf(needs),
                List.copyOf(alsoAsks),
                says,
                fields.optionalText("question"),
                fields.text("remedy"),
                fields.text("who"));
        fields.done();
        return part;
    }

    /** The name of the fact that these words mean: a question about {@code per}, or about the course, or "kind: words". */
    private static Optional<String> fact(Fields fields, String key, String words, String per, Questions questions) {
        Optional<String> name = questions.resolve(words, per).map(Question::name);
        if (name.isEmpty()) {
            fields.mistake(
                    fields.place(key),
                    "\"" + words + "\" is not a question that a submission answers about " + per + ".",
                    Words.didYouMean(words, questions.words(per), "See questions.yaml for the known ones."));
        }
        return name;
    }
}
