package org.touchstone.author.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.RuleFile;
import org.touchstone.check.located.Words;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;

/** Reads the {@code examples.yaml} of every requirement. */
public final class ExamplesReader {

    /** The course that examples change unless they name another. */
    static final String COMPLETE_COURSE = "complete-course";

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Enum::name).toList();

    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,3})?");

    private final List<Mistake> mistakes = new ArrayList<>();
    private final RulesetFiles files;
    private final Catalogue catalogue;
    private final Set<String> courses;
    private final Set<String> parts = new LinkedHashSet<>();

    private ExamplesReader(RulesetFiles files, Catalogue catalogue) {
        this.files = files;
        this.catalogue = catalogue;
        this.courses = files.names(name -> name.matches("examples/[^/]+\\.yaml")).stream()
                .map(name -> name.replaceAll("^examples/|\\.yaml$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        catalogue.parts().forEach(part -> parts.add(part.key()));
    }

    /** Every example of a ruleset, in the order of the requirements. */
    public static List<Example> read(Ruleset ruleset) throws MistakesException {
        return read(ruleset, requirement -> true);
    }

    /**
     * The examples of some requirements of a ruleset, in their order; no other is looked at.
     *
     * @param which tells by its id whether a requirement is one of them
     */
    public static List<Example> read(Ruleset ruleset, Predicate<String> which) throws MistakesException {
        ExamplesReader reader = new ExamplesReader(ruleset.files(), ruleset.catalogue());
        List<Example> examples = new ArrayList<>();
        for (Requirement requirement : ruleset.catalogue().requirements()) {
            if (which.test(requirement.id())) {
                examples.addAll(reader.examples(requirement));
            }
        }
        ruleset.files().refuse(reader.mistakes);
        return examples;
    }

    private List<Example> examples(Requirement requirement) {
        String file = requirement.id() + "/examples.yaml";
        List<Example> examples = new ArrayList<>();
        if (files.content().containsKey(file)) {
            try {
                for (Fields fields : Fields.each(file, RuleFile.read(files.bytes(file), file), mistakes)) {
                    examples.addAll(examples(requirement, fields));
                }
            } catch (MistakesException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        return examples;
    }

    private List<Example> examples(Requirement requirement, Fields fields) {
        String name = fields.text("name");
        String from =
                known(fields, "from", "course", fields.optionalText("from").orElse(COMPLETE_COURSE), courses);
        Optional<LocalDate> asOf = Days.date(fields, "as-of");
        List<String> elements = fields.names("for", Name.ELEMENT);
        List<String> elementIds = catalogue.elements().stream().map(Element::id).toList();
        elements.forEach(element -> known(fields, "for", "element", element, elementIds));
        List<ExampleChange> changes = new ArrayList<>();
        fields.groups("change").forEach(each -> change(requirement, each).ifPresent(changes::add));
        List<String> own = requirement.parts().stream().map(Part::id).toList();
        List<Expected> expected = fields.groups("expect").stream()
                .map(each -> expected(each, own))
                .toList();
        List<String> also = fields.texts("also");
        also.stream()
                .filter(part ->
                        catalogue.requirement(part.replaceFirst("/.*", "")).isPresent())
                .forEach(part -> known(fields, "also", "part", part, parts));
        fields.done();
        Example example = new Example(requirement.id(), name, from, changes, expected, also, "", asOf, fields.place());
        return elements.isEmpty()
                ? List.of(example)
                : elements.stream().map(element -> about(element, example)).toList();
    }

    private static String known(Fields fields, String key, String kind, String word, Collection<String> known) {
        if (!known.contains(word)) {
            fields.mistake(
                    fields.place(key),
                    "There is no " + kind + " \"" + word + "\".",
                    Words.didYouMean(word, known, "Write a known one."));
        }
        return word;
    }

    private Optional<ExampleChange> change(Requirement requirement, Fields fields) {
        List<String> kinds = ExampleChange.KINDS.stream()
                .filter(kind -> fields.optionalText(kind).isPresent())
                .toList();
        if (kinds.size() != 1) {
            fields.mistake(
                    fields.place(),
                    kinds.isEmpty() ? "This changes nothing." : "This is more than one change.",
                    kinds.isEmpty()
                            ? "Write set or parameter (with to), remove, or add (with item)."
                            : "Begin each change with a dash of its own.");
            fields.node("to");
            fields.node("item");
            fields.done();
            return Optional.empty();
        }
        String kind = kinds.get(0);
        String path = fields.text(kind);
        Optional<Node> value = kind.equals("remove")
                ? Optional.of(new Node.Scalar("", true, fields.place()))
                : fields.node(kind.equals("add") ? "item" : "to");
        if (value.isEmpty()) {
            fields.mistake(
                    fields.place(kind),
                    kind.equals("add") ? "Nothing says what to add." : "Nothing says what to set it to.",
                    kind.equals("add") ? "Write \"item\"." : "Write \"to\".");
        } else if (kind.equals("parameter")) {
            known(fields, kind, "number of this requirement", path, catalogue.parameterNames(requirement.id()));
            if (!(value.get() instanceof Node.Scalar number)
                    || !NUMBER.matcher(number.text()).matches()) {
                fields.mistake(
                        value.get().place(),
                        value.get().described() + " is not a number.",
                        "Write a number, such as 18.");
                value = Optional.empty();
            }
        } else if (!path.matches("[^/]+(/[^/]+)*")) {
            fields.mistake(
                    fields.place(kind),
                    "\"" + path + "\" leads nowhere.",
                    "Write the section, then the item's id, then the key, such as sessions/s2/groupSize.");
            value = Optional.empty();
        }
        fields.done();
        return value.map(node -> new ExampleChange(kind, path, node));
    }

    private static Expected expected(Fields fields, List<String> parts) {
        Expected expected = new Expected(
                known(fields, "part", "part", fields.text("part"), parts),
                fields.optionalText("target").orElse("course"),
                Outcome.valueOf(fields.oneOf("outcome", OUTCOMES)),
                fields.optionalText("reason"),
                fields.node("missing").map(node -> fields.texts("missing")),
                fields.node("standards").map(node -> fields.texts("standards")),
                fields.optionalOneOf("strength", Strength.WORDS).map(Strength::of),
                fields.node("facts").map(node -> fields.texts("facts")));
        fields.done();
        return expected;
    }

    private static Example about(String element, Example example) {
        return new Example(
                example.requirement(),
                example.name().contains("{element}")
                        ? named(example.name(), element)
                        : example.name() + " (" + element + ")",
                example.from(),
                example.changes().stream()
                        .map(change -> new ExampleChange(
                                change.kind(), named(change.path(), element), named(change.value(), element)))
                        .toList(),
                example.expected().stream()
                        .map(e -> new Expected(
                                e.part(),
                                named(e.target(), element),
                                e.outcome(),
                                e.reason().map(text -> named(text, element)),
                                e.missing(),
                                e.standards(),
                                e.strength(),
                                e.facts()))
                        .toList(),
                example.also(),
                element,
                example.asOf(),
                example.place());
    }

    private static String named(String text, String element) {
        return text.replace("{element}", element);
    }

    private static Node named(Node node, String element) {
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(named(scalar.text(), element), scalar.bare(), scalar.place());
        }
        if (node instanceof Node.Items items) {
            return new Node.Items(
                    items.items().stream().map(item -> named(item, element)).toList(), items.place());
        }
        Node.Entries entries = (Node.Entries) node;
        Map<String, Node> changed = new LinkedHashMap<>();
        entries.entries().forEach((key, value) -> changed.put(key, named(value, element)));
        return new Node.Entries(changed, entries.keys(), entries.place());
    }
}
