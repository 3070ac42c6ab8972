package org.touchstone.check.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * What is kept of a ruleset once it was found well formed, so that the next start need not check it again. It is kept
 * as JSON, which is read several times faster than the YAML it came from.
 *
 * @param nodes its YAML files; the places in them are not kept, for they serve only to report mistakes
 */
record CheckedRuleset(SortedMap<String, Node> nodes) {

    /**
     * The bytes it is kept as: the keys on a line of their own, so that they can be read first, and then JSON.
     *
     * @param keys the keys of its built rules
     * @param files its YAML files as {@link #json}
     */
    static byte[] bytes(List<String> keys, SortedMap<String, String> files) {
        Map<String, Object> tree = new LinkedHashMap<>();
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
        SortedMap<String, Node> nodes = new TreeMap<>();
        if (root.entries().get("files") instanceof Node.Entries files) {
            nodes.putAll(files.entries());
        }
        return new CheckedRuleset(nodes);
    }
}
