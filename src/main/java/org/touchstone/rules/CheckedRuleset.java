package org.touchstone.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * What is kept of a ruleset once it was found well formed, so that the next start need not check it again. It is kept
 * as JSON, which is read several times faster than the YAML it came from.
 *
 * @param texts its rules as people read them
 * @param nodes its YAML files; the places in them are not kept, for they serve only to report mistakes
 */
record CheckedRuleset(List<RuleText> texts, SortedMap<String, Node> nodes) {

    /**
     * The bytes it is kept as: the keys on a line of their own, so that they can be read first, and then JSON.
     *
     * @param keys the keys of its built rules
     * @param texts its rules as people read them
     * @param files its YAML files as {@link #json}
     */
    static byte[] bytes(List<String> keys, List<RuleText> texts, SortedMap<String, String> files) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "texts",
                texts.stream()
                        .map(text -> List.of(
                                text.requirement(),
                                text.name(),
                                Integer.toString(text.line()),
                                text.when(),
                                text.then()))
                        .toList());
        Map<String, Object> raw = new LinkedHashMap<>();
        files.forEach((name, json) -> raw.put(name, new RawValue(json)));
        tree.put("files", raw);
        String json = JsonMapper.shared().writeValueAsString(tree);
        return (String.join(",", keys) + "\n" + json).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON that a YAML file is kept as. */
    static String json(Node node) {
        return JsonMapper.shared().writeValueAsString(tree(node));
    }

    private static Object tree(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(CheckedRuleset::tree).toList();
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        ((Node.Entries) node).entries().forEach((key, value) -> entries.put(key, tree(value)));
        return entries;
    }

    /** The keys of the built rules, without reading the rest. */
    static List<String> keys(byte[] bytes) {
        String keys = new String(bytes, 0, endOfKeys(bytes), StandardCharsets.UTF_8);
        return keys.isEmpty() ? List.of() : List.of(keys.split(","));
    }

    private static int endOfKeys(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    static CheckedRuleset of(byte[] bytes) throws MistakesException {
        byte[] json = Arrays.copyOfRange(bytes, Math.min(endOfKeys(bytes) + 1, bytes.length), bytes.length);
        Node.Entries root = (Node.Entries) NodeReader.readOwn(json);
        List<RuleText> texts = new ArrayList<>();
        for (Node each : items(root.entries().get("texts"))) {
            List<Node> text = items(each);
            texts.add(new RuleText(
                    text(text.get(0)),
                    text(text.get(1)),
                    Integer.parseInt(text(text.get(2))),
                    items(text.get(3)).stream().map(CheckedRuleset::text).toList(),
                    text(text.get(4))));
        }
        SortedMap<String, Node> nodes = new TreeMap<>();
        if (root.entries().get("files") instanceof Node.Entries files) {
            nodes.putAll(files.entries());
        }
        return new CheckedRuleset(texts, nodes);
    }

    private static List<Node> items(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Node.Items items ? items.items() : List.of();
    }

    private static String text(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
