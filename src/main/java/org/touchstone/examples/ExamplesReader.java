package org.touchstone.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Requirement;
import org.touchstone.catalogue.Strength;
import org.touchstone.findings.Outcome;
import org.touchstone.located.Fields;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;

/** Reads the {@code examples.yaml} of every requirement. */
public final class ExamplesReader {

    /** The course that examples change unless they name another. */
    static final String COMPLETE_COURSE = "complete-course";

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Enum::name).toList();

    private final List<Mistake> mistakes = new ArrayList<>();

    private ExamplesReader() {}

    /** Every example of the ruleset in a folder, in the order of the requirements. */
    public static List<Example> read(Path rules, Catalogue catalogue) throws MistakesException {
        ExamplesReader reader = new ExamplesReader();
        List<Example> examples = new ArrayList<>();
        for (Requirement requirement : catalogue.requirements()) {
            Path file = rules.resolve(requirement.id()).resolve("examples.yaml");
            if (Files.isRegularFile(file)) {
                for (Fields fields : Fields.each(file.toString(), NodeReader.read(file), reader.mistakes)) {
                    examples.addAll(reader.examples(requirement, fields));
                }
            }
        }
        if (!reader.mistakes.isEmpty()) {
            throw new MistakesException(reader.mistakes);
        }
        return examples;
    }

    private List<Example> examples(Requirement requirement, Fields fields) {
        String name = fields.text("name");
        String from = fields.optionalText("from").orElse(COMPLETE_COURSE);
        List<String> elements = fields.texts("for");
        List<Change> changes = new ArrayList<>();
        fields.groups("change").forEach(each -> change(each).ifPresent(changes::add));
        List<Expected> expected =
                fields.groups("expect").stream().map(this::expected).toList();
        List<String> also = fields.texts("also");
        fields.done();
        Example example = new Example(requirement.id(), name, from, changes, expected, also, "", fields.place());
        return elements.isEmpty()
                ? List.of(example)
                : elements.stream().map(element -> about(element, example)).toList();
    }

    private static Optional<Change> change(Fields fields) {
        Optional<Change> change = Optional.empty();
        for (String kind : Change.KINDS) {
            Optional<String> path = fields.optionalText(kind);
            if (path.isPresent()) {
                Node nothing = new Node.Scalar("", true, fields.place());
                Node value = fields.node(kind.equals("add") ? "item" : "to").orElse(nothing);
                change = Optional.of(new Change(kind, path.get(), value));
            }
        }
        if (change.isEmpty()) {
            fields.mistake(
                    fields.place(),
                    "This changes nothing.",
                    "Write set or parameter (with to), remove, or add (with item).");
        }
        fields.done();
        return change;
    }

    private Expected expected(Fields fields) {
        Expected expected = new Expected(
                fields.text("part"),
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
                        .map(change -> new Change(
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
        java.util.Map<String, Node> changed = new java.util.LinkedHashMap<>();
        entries.entries().forEach((key, value) -> changed.put(key, named(value, element)));
        return new Node.Entries(changed, entries.keys(), entries.place());
    }
}
