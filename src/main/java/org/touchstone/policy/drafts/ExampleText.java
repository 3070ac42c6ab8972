package org.touchstone.policy.drafts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleChange;
import org.touchstone.author.examples.Expected;
import org.touchstone.casework.form.CanonicalYaml;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

/** Writes an example as the files of examples hold it. */
final class ExampleText {

    private ExampleText() {}

    static String of(Example example) {
        StringBuilder text = new StringBuilder();
        add(text, "name", RuleEdits.words(example.name()));
        example.asOf().ifPresent(day -> add(text, "as-of", RuleEdits.words(day.toString())));
        add(
                text,
                "change",
                list(example.changes().stream().map(ExampleText::change).toList()));
        add(
                text,
                "expect",
                list(example.expected().stream().map(ExampleText::expected).toList()));
        if (!example.also().isEmpty()) {
            add(text, "also", list(example.also().stream().map(RuleEdits::words).toList()));
        }
        return "- " + text.substring(2);
    }

    private static void add(StringBuilder text, String key, Node value) {
        text.append(CanonicalYaml.entry(key, value, 2));
    }

    private static Node.Items list(List<? extends Node> nodes) {
        return new Node.Items(List.copyOf(nodes), Place.START);
    }

    private static Node.Entries change(ExampleChange change) {
        Map<String, Node> entry = new LinkedHashMap<>();
        entry.put(change.kind(), RuleEdits.words(change.path()));
        if (!change.kind().equals("remove")) {
            entry.put(change.kind().equals("add") ? "item" : "to", change.value());
        }
        return RuleEdits.entries(entry);
    }

    private static Node.Entries expected(Expected expected) {
        Map<String, Node> entry = new LinkedHashMap<>();
        entry.put("part", RuleEdits.words(expected.part()));
        entry.put("target", RuleEdits.words(expected.target()));
        entry.put("outcome", RuleEdits.words(expected.outcome().name()));
        expected.reason().ifPresent(reason -> entry.put("reason", RuleEdits.words(reason)));
        return RuleEdits.entries(entry);
    }
}
