package org.touchstone.policy.drafts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.CanonicalYaml;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;

/**
 * A rule file of YAML in which single values are changed. Every other line stays as its author wrote it, comments included. The
 * values that are changed stand on lines of their own, as in all files that this project ships.
 */
final class RuleText {

    private final String file;
    private final List<String> lines;
    private final Node root;

    private RuleText(String file, List<String> lines, Node root) {
        this.file = file;
        this.lines = lines;
        this.root = root;
    }

    /** Reads a file. */
    static RuleText of(String file, String text) throws MistakesException {
        String plain = text.replace("\r\n", "\n");
        return new RuleText(
                file, List.of(plain.split("\n", -1)), NodeReader.read(plain.getBytes(StandardCharsets.UTF_8), file));
    }

    /** What the file holds. */
    Node root() {
        return root;
    }

    /** The text as it stands now. */
    String text() {
        return String.join("\n", lines);
    }

    /** The value at a place, items of a list by their ids or, from 0, in their order; nothing where there is none. */
    Optional<Node> at(List<String> path) {
        Node here = root;
        for (String step : path) {
            Node next = here instanceof Node.Entries entries
                    ? entries.entries().get(step)
                    : here instanceof Node.Items items ? item(items, step) : null;
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    private static @Nullable Node item(Node.Items items, String step) {
        for (Node item : items.items()) {
            if (item instanceof Node.Entries entries
                    && entries.entries().get("id") instanceof Node.Scalar id
                    && id.text().equals(step)) {
                return item;
            }
        }
        int index = step.matches("\\d{1,4}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
        return index < items.items().size() ? items.items().get(index) : null;
    }

    /**
     * This file with another value under a key, which may be new.
     *
     * @param parent where the group is that holds the key
     * @param value the value; null removes the key
     */
    RuleText with(List<String> parent, String key, @Nullable Node value) throws MistakesException {
        Node.Entries group = at(parent)
                .map(Node.Entries.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("there is no group at " + parent));
        Place known = group.keys().get(key);
        if (known == null) {
            return value == null ? this : added(group, key, value);
        }
        int begin = known.line() - 1;
        int indent = known.column() - 1;
        List<String> written = value == null ? List.of() : written(key, value, indent);
        List<String> changed = new ArrayList<>(lines.subList(0, begin));
        String before = lines.get(begin).substring(0, indent);
        if (!written.isEmpty()) {
            changed.add(before + written.get(0).substring(indent));
            changed.addAll(written.subList(1, written.size()));
        }
        int end = end(begin, indent, true);
        if (written.isEmpty() && before.contains("-") && end < lines.size()) {
            // The dash of an item stays, before the key that comes first now.
            changed.add(before + lines.get(end).substring(indent));
            end++;
        }
        changed.addAll(lines.subList(end, lines.size()));
        return of(file, String.join("\n", changed));
    }

    /** This file with one more key at the end of a group. */
    private RuleText added(Node.Entries group, String key, Node value) throws MistakesException {
        Place last = group.keys().values().stream()
                .max((a, b) -> Integer.compare(a.line(), b.line()))
                .orElseThrow(() -> new IllegalArgumentException("the group is empty"));
        int indent = last.column() - 1;
        return inserted(end(last.line() - 1, indent, true), written(key, value, indent));
    }

    /** This file with one more item after another of a list. */
    RuleText withItemAfter(List<String> list, int index, Node.Entries item) throws MistakesException {
        Node.Items items = at(list).map(Node.Items.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("there is no list at " + list));
        Node.Entries before = (Node.Entries) items.items().get(index);
        Place first = before.keys().values().stream()
                .min((a, b) -> Integer.compare(a.line(), b.line()))
                .orElseThrow(() -> new IllegalArgumentException("the item is empty"));
        int dash = lines.get(first.line() - 1).indexOf('-');
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, Node> entry : item.entries().entrySet()) {
            List<String> more = written(entry.getKey(), entry.getValue(), dash + 2);
            String lead = " ".repeat(dash) + (written.isEmpty() ? "- " : "  ");
            written.add(lead + more.get(0).substring(dash + 2));
            written.addAll(more.subList(1, more.size()));
        }
        return inserted(end(first.line() - 1, dash, false), written);
    }

    /** This file without an item of a list, and without the blank line after it. */
    RuleText withoutItem(List<String> list, int index) throws MistakesException {
        Node.Items items = at(list).map(Node.Items.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("there is no list at " + list));
        int begin = ((Node.Entries) items.items().get(index))
                        .keys().values().stream().mapToInt(Place::line).min().orElseThrow()
                - 1;
        int end = end(begin, lines.get(begin).indexOf('-'), false);
        while (end < lines.size() - 1 && lines.get(end).isBlank()) {
            end++;
        }
        List<String> changed = new ArrayList<>(lines.subList(0, begin));
        changed.addAll(lines.subList(end, lines.size()));
        return of(file, String.join("\n", changed));
    }

    private RuleText inserted(int at, List<String> written) throws MistakesException {
        List<String> changed = new ArrayList<>(lines.subList(0, at));
        changed.addAll(written);
        changed.addAll(lines.subList(at, lines.size()));
        return of(file, String.join("\n", changed));
    }

    /** The line after the last that belongs to what begins on a line; blank lines and comments after it do not. */
    private int end(int begin, int indent, boolean takesDashes) {
        int end = begin + 1;
        for (int i = begin + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            String words = line.strip();
            if (words.isEmpty() || words.startsWith("#")) {
                continue;
            }
            int own = line.length() - line.stripLeading().length();
            boolean item = takesDashes && own == indent && (words.startsWith("- ") || words.equals("-"));
            if (own <= indent && !item) {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    private static List<String> written(String key, Node value, int indent) {
        return List.of(CanonicalYaml.entry(key, value, indent).stripTrailing().split("\n", -1));
    }
}
