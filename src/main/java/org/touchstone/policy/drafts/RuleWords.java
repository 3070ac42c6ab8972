package org.touchstone.policy.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;

/** The texts of a rule file that policy staff change one by one: titles, messages, questions, readings. */
public final class RuleWords {

    private RuleWords() {}

    /**
     * One text.
     *
     * @param file the file it stands in
     * @param group where the group is that holds it
     * @param key its key
     * @param text what it says
     */
    public record Line(String file, List<String> group, String key, String text) {

        /** Where it stands, with slashes between: for an address. */
        public String at() {
            return group.isEmpty() ? key : String.join("/", group) + "/" + key;
        }

        /** The page of a draft that shows it. */
        public String page() {
            return file.startsWith(RuleEdits.STANDARDS)
                    ? "/requirements"
                    : "/requirements/" + file.substring(0, Math.max(0, file.indexOf('/')));
        }
    }

    /**
     * Texts that belong together.
     *
     * @param name the name of the part that they are of; empty for those of the whole
     * @param lines the texts
     */
    public record Section(String name, List<Line> lines) {}

    /** The texts of a requirement: its own first, then those of each part. */
    public static List<Section> of(String file, SortedMap<String, byte[]> files) {
        Optional<Node.Entries> root =
                root(file, files).filter(Node.Entries.class::isInstance).map(Node.Entries.class::cast);
        if (root.isEmpty()) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", lines(file, List.of(), root.get())));
        if (root.get().entries().get("parts") instanceof Node.Entries parts) {
            parts.entries().forEach((name, part) -> {
                if (part instanceof Node.Entries entries) {
                    sections.add(new Section(name, lines(file, List.of("parts", name), entries)));
                }
            });
        }
        return sections;
    }

    /** The texts of a standard. */
    public static List<Section> ofStandard(String id, SortedMap<String, byte[]> files) {
        String file = RuleEdits.fileOf(id);
        Optional<RuleText> text = text(file, files);
        if (text.flatMap(found -> RuleEdits.position(found, id)).isEmpty()) {
            return List.of();
        }
        List<String> here = List.of(id); // Not its position: somebody may remove another standard meanwhile.
        List<Section> sections = new ArrayList<>();
        text.get().at(here).ifPresent(node -> sections.add(new Section("", lines(file, here, (Node.Entries) node))));
        List<String> reading = List.of(id, "interpretation");
        text.get()
                .at(reading)
                .filter(Node.Entries.class::isInstance)
                .ifPresent(node ->
                        sections.add(new Section("interpretation", lines(file, reading, (Node.Entries) node))));
        return sections;
    }

    /** The text at a place; nothing where there is none, or a file holds something else than texts for people. */
    public static Optional<Line> line(String file, String at, SortedMap<String, byte[]> files) {
        return place(file, at)
                .flatMap(place -> text(file, files)
                        .flatMap(text -> text.at(place.group()))
                        .filter(Node.Entries.class::isInstance)
                        .flatMap(node -> lines(file, place.group(), (Node.Entries) node).stream()
                                .filter(line -> line.key().equals(place.key()))
                                .findFirst()));
    }

    /** The text that stands on a line; nothing where something else stands there. */
    public static Optional<Line> onLine(String file, int line, SortedMap<String, byte[]> files) {
        Map<Integer, String> begun = new TreeMap<>();
        text(file, files).ifPresent(text -> begin(text.root(), "", begun));
        return begun.entrySet().stream()
                .takeWhile(each -> each.getKey() <= line)
                .reduce((first, second) -> second)
                .flatMap(last -> line(file, last.getValue(), files));
    }

    /** Where everything begins that a file holds, by the line. */
    private static void begin(Node node, String at, Map<Integer, String> begun) {
        if (node instanceof Node.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                Node item = items.items().get(i);
                String id = item instanceof Node.Entries entries ? RuleEdits.text(entries, "id") : "";
                begin(item, at + (id.isEmpty() ? String.valueOf(i) : id) + "/", begun);
            }
        } else if (node instanceof Node.Entries entries) {
            entries.entries().forEach((key, value) -> {
                begun.put(Objects.requireNonNull(entries.keys().get(key)).line(), at + key);
                begin(value, at + key + "/", begun);
            });
        }
    }

    /** The place of a text, without a text; nothing where a file holds something else than texts for people. */
    public static Optional<Line> place(String file, String at) {
        if (!file.endsWith("/requirement.yaml") && !file.startsWith(RuleEdits.STANDARDS)) {
            return Optional.empty();
        }
        List<String> path = List.of(at.split("/", -1));
        return Optional.of(new Line(file, path.subList(0, path.size() - 1), path.get(path.size() - 1), ""));
    }

    private static List<Line> lines(String file, List<String> group, Node.Entries entries) {
        List<Line> lines = new ArrayList<>();
        entries.entries().forEach((key, value) -> {
            if (value instanceof Node.Scalar && !key.equals("id")) {
                lines.add(new Line(file, List.copyOf(group), key, RuleEdits.words(value)));
            }
        });
        return lines;
    }

    private static Optional<Node> root(String file, SortedMap<String, byte[]> files) {
        return text(file, files).map(RuleText::root);
    }

    private static Optional<RuleText> text(String file, SortedMap<String, byte[]> files) {
        try {
            return files.containsKey(file) ? Optional.of(RuleEdits.read(files, file)) : Optional.empty();
        } catch (MistakesException e) {
            return Optional.empty();
        }
    }
}
