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

/**
 * What is kept of a ruleset once it was found well formed, so that the next start need not check it again. It is kept
 * as JSON, which is read several times faster than the YAML it came from.
 *
 * @param rulesKey the key of its built rules
 * @param texts its rules as people read them
 * @param nodes its YAML files; the places in them are not kept, for they serve only to report mistakes
 */
record CheckedRuleset(String rulesKey, List<RuleText> texts, SortedMap<String, Node> nodes) {

    /** The bytes it is kept as: the key on a line of its own, so that it can be read first, and then JSON. */
    byte[] bytes() {
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
        Map<String, Object> files = new LinkedHashMap<>();
        nodes.forEach((name, node) -> files.put(name, tree(node)));
        tree.put("files", files);
        return (rulesKey + "\n" + JsonMapper.shared().writeValueAsString(tree)).getBytes(StandardCharsets.UTF_8);
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

    /** The key of the built rules, without reading the rest. */
    static String rulesKey(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    static CheckedRuleset of(byte[] bytes) throws MistakesException {
        String rulesKey = rulesKey(bytes);
        int json = rulesKey.length() + 1;
        Node.Entries root = (Node.Entries) NodeReader.readOwn(Arrays.copyOfRange(bytes, json, bytes.length));
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
        return new CheckedRuleset(rulesKey, texts, nodes);
    }

    private static List<Node> items(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Node.Items items ? items.items() : List.of();
    }

    private static String text(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
