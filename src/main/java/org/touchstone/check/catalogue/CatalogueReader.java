package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Reads the catalogue, the requirements and the parameters of a ruleset, and reports every mistake at once. */
public final class CatalogueReader {

    /** The outcomes that a part may have a sentence for, as written in {@code requirement.yaml}. */
    public static final List<String> SAYS =
            List.of("met", "not-met", "not-stated", "conflicting", "to-judge", "does-not-apply");

    private static final Node NOTHING = new Node.Items(List.of(), Place.START);

    private final SortedMap<String, Node> files;
    private final List<Mistake> mistakes;
    private final Ids ids = new Ids();
    private final References sameStandards = new References("standard", "repeats");
    private final References sameOutcomes = new References("outcome", "repeats");

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
        List<Parameter> parameters = new CatalogueReader(files, mistakes)
                .parameters(known.elements().stream().map(Element::id).toList(), known.questions());
        return mistakes.isEmpty() && shapes(parameters).equals(shapes(known.parameters()))
                ? Optional.of(known.with(parameters))
                : Optional.empty();
    }

    /** What rules may say of parameters: their names, whether they are lengths of time, and what has values of its own. */
    private static Map<String, Set<List<Object>>> shapes(List<Parameter> parameters) {
        return parameters.stream()
                .collect(Collectors.groupingBy(
                        Parameter::requirement,
                        Collectors.mapping(
                                each -> List.of(each.name(), each.isLengthOfTime(), each.only()), Collectors.toSet())));
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
        Map<String, String> claimable = new LinkedHashMap<>();
        elements.stream().filter(Element::isClaimable).forEach(element -> claimable.put(element.id(), element.name()));
        List<Standard> standards = new ArrayList<>();
        List<LearningOutcome> outcomes = new ArrayList<>();
        for (String element : elementIds) {
            standards.addAll(standards(element));
            outcomes.addAll(outcomes(element));
        }
        List<String> outcomeIds = outcomes.stream().map(LearningOutcome::id).toList();
        Questions questions = Questions.read(
                "questions.yaml", node("questions.yaml").orElse(NOTHING), claimable, outcomeIds, derived, mistakes);
        noteFilesOfNoElement("catalogue/standards/", elementIds);
        noteFilesOfNoElement("catalogue/outcomes/", elementIds);
        Map<String, Standard> standardsById = new LinkedHashMap<>();
        standards.forEach(standard -> standardsById.putIfAbsent(standard.id(), standard));
        sameStandards.checkOneStep(standardsById.keySet());
        sameOutcomes.checkOneStep(outcomeIds);
        List<Parameter> parameters = parameters(elementIds, questions);
        RequirementReader reader = new RequirementReader(questions, standardsById, names(parameters), mistakes);
        List<Requirement> requirements = new ArrayList<>();
        for (String file : files.keySet()) {
            if (file.endsWith("/requirement.yaml")) {
                String id = file.substring(0, file.length() - "/requirement.yaml".length());
                node(file).ifPresent(node -> requirements.add(reader.read(id, Fields.of(file, node, mistakes))));
            }
        }
        Guidance guidance = new GuidanceReader(this::list, elementIds, questions).read();
        Proposals proposals = Optional.ofNullable(files.get(ProposalsReader.FILE))
                .map(node -> ProposalsReader.read(Fields.of(ProposalsReader.FILE, node, mistakes)))
                .orElse(Proposals.NONE);
        return new Catalogue(questions, elements, standards, outcomes, requirements, parameters, guidance, proposals);
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

    private List<Parameter> parameters(Collection<String> elements, Questions questions) {
        return new ParameterReader(files.keySet(), elements, questions).read(list("parameters.yaml"));
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        References restsOn = new References("element", "rests on");
        for (Fields fields : list("catalogue/elements.yaml")) {
            Element element = new Element(
                    ids.read(fields, "id", Name.ELEMENT),
                    fields.text("name"),
                    fields.oneOf("kind", Element.KINDS),
                    fields.levels("levels"),
                    fields.text("topic"),
                    fields.text("section"),
                    fields.names("rests-on", Name.ELEMENT));
            if (element.isClaimable() && element.levels().isEmpty()) {
                fields.mistake(
                        fields.place("levels"),
                        "Nothing says at which levels " + element.id() + " can be claimed.",
                        "Give \"levels\", such as [1, 2, 3].");
            }
            fields.scalars("rests-on").forEach(other -> restsOn.add(element.id(), other, fields));
            elements.add(element);
            fields.done();
        }
        restsOn.check(elements.stream().map(Element::id).toList());
        return elements;
    }

    private static int level(Fields fields) {
        List<Integer> levels = fields.levels("level");
        if (levels.size() > 1) {
            fields.mistake(fields.place("level"), "An outcome has one level.", "Keep one of them.");
        }
        return levels.isEmpty() ? 0 : levels.get(0);
    }

    /** Notes the files of standards or outcomes that belong to no element. */
    private void noteFilesOfNoElement(String folder, Set<String> elements) {
        for (String file : files.keySet()) {
            if (file.startsWith(folder) && file.endsWith(".yaml")) {
                String element = file.substring(folder.length(), file.length() - ".yaml".length());
                if (!elements.contains(element)) {
                    mistakes.add(new Mistake(
                            file,
                            1,
                            1,
                            "There is no element " + element + ", so nothing in this file is used.",
                            Words.didYouMean(element, elements, "Name the file after an element of elements.yaml.")));
                }
            }
        }
    }

    private List<Standard> standards(String element) {
        String file = "catalogue/standards/" + element + ".yaml";
        List<Standard> standards = new ArrayList<>();
        if (!files.containsKey(file)) {
            return standards;
        }
        for (Fields fields : list(file)) {
            String id = ids.read(fields, "id", Name.STANDARD);
            fields.scalars("same-as").forEach(other -> sameStandards.add(id, other, fields));
            standards.add(new Standard(
                    id,
                    element,
                    fields.text("title"),
                    fields.text("asks"),
                    Strength.of(fields.oneOf("strength", List.of("required", "recommended", "where appropriate"))),
                    source(fields),
                    fields.group("interpretation").map(CatalogueReader::interpretation),
                    fields.optionalText("same-as"),
                    Days.read(fields)));
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
            String id = ids.read(fields, "id", Name.OUTCOME);
            fields.scalars("same-as").forEach(other -> sameOutcomes.add(id, other, fields));
            outcomes.add(new LearningOutcome(
                    id,
                    element,
                    level(fields),
                    fields.text("asks"),
                    fields.oneOf("depth", LearningOutcome.DEPTHS),
                    source(fields),
                    fields.optionalText("same-as"),
                    fields.optionalText("reading")));
            fields.done();
        }
        return outcomes;
    }
}
