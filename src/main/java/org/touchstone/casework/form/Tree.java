package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

/** Changed copies of values read from a file. A key left blank is kept: it says that an item is blank, not that it is wrong. */
final class Tree {

    static final Node.Entries NOTHING = new Node.Entries(Map.of(), Map.of(), Place.START);

    private Tree() {}

    static Node.Scalar text(String text) {
        return new Node.Scalar(text, false, Place.START);
    }

    /** A text that stands without quotes and is read as a number or truth value. */
    static Node.Scalar bare(String text) {
        return new Node.Scalar(text, true, Place.START);
    }

    static Node.Items items(List<? extends Node> items) {
        return new Node.Items(List.copyOf(items), Place.START);
    }

    static @Nullable Node get(@Nullable Node node, String key) {
        return node instanceof Node.Entries entries ? entries.entries().get(key) : null;
    }

    static List<Node> list(@Nullable Node node) {
        return node instanceof Node.Items items ? items.items() : List.of();
    }

    /** Every key, those left blank included, in the order of the file. */
    static Set<String> keys(Node.Entries entries) {
        Set<String> keys = new LinkedHashSet<>(entries.keys().keySet());
        keys.addAll(entries.entries().keySet());
        return keys;
    }

    /** These keys with one of them holding another value; nothing for it where the value is null. */
    static Node.Entries with(Node.Entries entries, String key, @Nullable Node value) {
        Map<String, Node> values = new LinkedHashMap<>(entries.entries());
        Map<String, Place> keys = new LinkedHashMap<>(entries.keys());
        if (value == null) {
            values.remove(key);
            keys.remove(key);
        } else {
            values.put(key, value);
            keys.putIfAbsent(key, Place.START);
        }
        return new Node.Entries(values, keys, entries.place());
    }

    /** These keys with one more, left blank. */
    static Node.Entries withBlank(Node.Entries entries, String key) {
        Map<String, Place> keys = new LinkedHashMap<>(entries.keys());
        keys.putIfAbsent(key, Place.START);
        return new Node.Entries(entries.entries(), keys, entries.place());
    }

    static Node.Items with(Node.Items items, int index, Node value) {
        List<Node> all = new ArrayList<>(items.items());
        all.set(index, value);
        return items(all);
    }

    /** Whether two values say the same, wherever they stand and in whatever order their keys are. */
    static boolean same(@Nullable Node a, @Nullable Node b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Node.Scalar one && b instanceof Node.Scalar other) {
            return one.text().equals(other.text());
        }
        if (a instanceof Node.Items one && b instanceof Node.Items other) {
            if (one.items().size() != other.items().size()) {
                return false;
            }
            for (int i = 0; i < one.items().size(); i++) {
                if (!same(one.items().get(i), other.items().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return a instanceof Node.Entries one
                && b instanceof Node.Entries other
                && one.entries().keySet().equals(other.entries().keySet())
                && one.entries().entrySet().stream().allMatch(each -> same(each.getValue(), get(other, each.getKey())));
    }

    /** The same for two values that say the same, and different for two that do not. */
    static String fingerprint(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return quoted(scalar.text());
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(Tree::fingerprint).collect(Collectors.joining(",", "[", "]"));
        }
        return new TreeMap<>(((Node.Entries) node).entries())
                .entrySet().stream()
                        .map(each -> quoted(each.getKey()) + ":" + fingerprint(each.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** A value on one line, for people: a text as it is, anything else as it would stand between braces or brackets. */
    static String shown(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : inner(node);
    }

    private static String inner(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return quoted(scalar.text());
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(Tree::inner).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((Node.Entries) node)
                .entries().entrySet().stream()
                        .map(each -> quoted(each.getKey()) + ": " + inner(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
