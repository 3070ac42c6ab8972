package org.touchstone.author.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Node;

/** Applies the changes of an example to the file of a course. */
final class ExampleCourse {

    private ExampleCourse() {}

    static Node apply(Node course, List<ExampleChange> changes) throws MisfitException {
        Node changed = course;
        for (ExampleChange change : changes) {
            if (change.isOfParameter()) {
                continue;
            }
            changed = apply(changed, List.of(change.path().split("/")), change);
        }
        return changed;
    }

    private static Node apply(Node node, List<String> path, ExampleChange change) throws MisfitException {
        String step = path.get(0);
        boolean last = path.size() == 1;
        if (node instanceof Node.Entries entries) {
            Map<String, Node> changed = new LinkedHashMap<>(entries.entries());
            Node child = changed.get(step);
            put(changed, step, last ? leaf(child, change) : apply(present(child, change), rest(path), change));
            return new Node.Entries(changed, entries.keys(), entries.place());
        }
        if (node instanceof Node.Items items) {
            List<Node> changed = new ArrayList<>(items.items());
            int index = index(items, step);
            if (index < 0) {
                throw new MisfitException("there is no \"" + step + "\" in \"" + change.path() + "\"");
            }
            Node replaced = last ? leaf(changed.get(index), change) : apply(changed.get(index), rest(path), change);
            if (replaced == null) {
                changed.remove(index);
            } else {
                changed.set(index, replaced);
            }
            return new Node.Items(changed, items.place());
        }
        throw new MisfitException("\"" + change.path() + "\" leads below a single answer");
    }

    private static Node present(@Nullable Node child, ExampleChange change) throws MisfitException {
        if (child == null) {
            throw new MisfitException("the course has nothing at \"" + change.path() + "\"");
        }
        return child;
    }

    private static @Nullable Node leaf(@Nullable Node child, ExampleChange change) throws MisfitException {
        return switch (change.kind()) {
            case "remove" -> {
                present(child, change);
                yield null;
            }
            case "add" -> {
                List<Node> items = new ArrayList<>(child instanceof Node.Items list ? list.items() : List.of());
                items.add(change.value());
                yield new Node.Items(items, change.value().place());
            }
            default -> change.value();
        };
    }

    private static void put(Map<String, Node> entries, String key, @Nullable Node value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    private static List<String> rest(List<String> path) {
        return path.subList(1, path.size());
    }

    private static int index(Node.Items items, String step) {
        for (int i = 0; i < items.items().size(); i++) {
            if (items.items().get(i) instanceof Node.Entries entries) {
                for (String key : List.of("id", "element", "title", "name")) {
                    if (entries.entries().get(key) instanceof Node.Scalar scalar
                            && scalar.text().equals(step)) {
                        return i;
                    }
                }
            }
        }
        return step.matches("\\d{1,3}")
                        && Integer.parseInt(step) <= items.items().size()
                ? Integer.parseInt(step) - 1
                : -1;
    }
}
