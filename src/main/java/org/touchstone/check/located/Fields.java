package org.touchstone.check.located;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one group in a file of ours (a rule file, the catalogue): takes what is asked for and notes every
 * mistake with its place, so that all are reported at once. Call {@link #done()} last: it notes the unknown keys.
 */
public final class Fields {

    private static final List<String> LEVELS = List.of("1", "2", "3");

    private final String file;
    private final Node.Entries entries;
    private final List<Mistake> mistakes;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(String file, Node.Entries entries, List<Mistake> mistakes) {
        this.file = file;
        this.entries = entries;
        this.mistakes = mistakes;
    }

    /** The keys of a group; none, with the mistake noted, where the node is something else. */
    public static Fields of(String file, Node node, List<Mistake> mistakes) {
        if (node instanceof Node.Entries entries) {
            return new Fields(file, entries, mistakes);
        }
        mistakes.add(Mistake.at(file, node.place(), "Keys are expected here, not " + node.described() + ".", ""));
        return new Fields(file, new Node.Entries(Map.of(), Map.of(), node.place()), mistakes);
    }

    /** A list of groups. */
    public static List<Fields> each(String file, Node node, List<Mistake> mistakes) {
        List<Fields> all = new ArrayList<>();
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> all.add(of(file, item, mistakes)));
        } else {
            mistakes.add(Mistake.at(file, node.place(), "A list is expected here.", "Begin each item with a dash."));
        }
        return all;
    }

    public Place place() {
        return entries.place();
    }

    public String file() {
        return file;
    }

    /** Where a key stands, or the group where it is missing. */
    public Place place(String key) {
        return entries.keyPlace(key);
    }

    /** A text that has to be there; empty, with the mistake noted, where it is not. */
    public String text(String key) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() && !entries.entries().containsKey(key)) {
            mistake(entries.place(), "\"" + key + "\" is missing.", "Add it.");
        }
        return text.orElse("");
    }

    /** A name that has to be there, made of what names of its sort are made of. */
    public String name(String key, Name sort) {
        String name = text(key);
        node(key).filter(value -> !name.isEmpty()).ifPresent(value -> check(name, sort, value.place()));
        return name;
    }

    /** A list of names, each given once. */
    public List<String> names(String key, Name sort) {
        Set<String> names = new LinkedHashSet<>();
        for (Node.Scalar each : scalars(key)) {
            check(each.text(), sort, each.place());
            if (!names.add(each.text())) {
                mistake(each.place(), "\"" + each.text() + "\" is given twice.", "Keep one of them.");
            }
        }
        return List.copyOf(names);
    }

    /** Whether a name is made of what names of its sort are made of; if not, that is noted. */
    public boolean check(String name, Name sort, Place at) {
        String wrong = sort.wrong(name);
        if (!wrong.isEmpty()) {
            mistake(at, wrong, sort.todo());
        }
        return wrong.isEmpty();
    }

    public Optional<String> optionalText(String key) {
        return node(key).flatMap(node -> scalar(key, node));
    }

    /** One of the known words; the first of them, with the mistake noted, where it is something else. */
    public String oneOf(String key, List<String> known) {
        return optionalOneOf(key, known).orElseGet(() -> {
            if (!entries.entries().containsKey(key)) {
                mistake(entries.place(), "\"" + key + "\" is missing.", "Write " + Words.choice(known) + ".");
            }
            return known.get(0);
        });
    }

    public Optional<String> optionalOneOf(String key, List<String> known) {
        return optionalText(key).filter(word -> {
            if (!known.contains(word)) {
                mistake(
                        place(key),
                        "\"" + word + "\" is not a known " + key + ".",
                        "Write " + Words.choice(known) + ".");
            }
            return known.contains(word);
        });
    }

    /** Levels from 1 to 3, each given once; empty where the key is missing. */
    public List<Integer> levels(String key) {
        Set<Integer> levels = new LinkedHashSet<>();
        for (Node.Scalar each : scalars(key)) {
            if (!LEVELS.contains(each.text())) {
                mistake(each.place(), "\"" + each.text() + "\" is not a level.", "Write " + Words.choice(LEVELS) + ".");
            } else if (!levels.add(Integer.valueOf(each.text()))) {
                mistake(each.place(), "\"" + each.text() + "\" is given twice.", "Keep one of them.");
            }
        }
        return List.copyOf(levels);
    }

    /** A list of texts; a single text counts as a list of one; empty where the key is missing. */
    public List<String> texts(String key) {
        return scalars(key).stream().map(Node.Scalar::text).toList();
    }

    /** The same, each text with its place. */
    public List<Node.Scalar> scalars(String key) {
        List<Node.Scalar> scalars = new ArrayList<>();
        for (Node node : node(key)
                .map(each -> each instanceof Node.Items items ? items.items() : List.of(each))
                .orElse(List.of())) {
            if (node instanceof Node.Scalar scalar) {
                scalars.add(scalar);
            } else {
                expectedText(key, node);
            }
        }
        return List.copyOf(scalars);
    }

    /** The group under a key. */
    public Optional<Fields> group(String key) {
        return node(key).map(node -> of(file, node, mistakes));
    }

    /** The list of groups under a key; empty where the key is missing. */
    public List<Fields> groups(String key) {
        return node(key).map(node -> each(file, node, mistakes)).orElse(List.of());
    }

    /** The value under a key as it stands. */
    public Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.entries().get(key));
    }

    /** Every key with its value, for groups whose keys are names. */
    public Map<String, Node> named() {
        asked.addAll(entries.entries().keySet());
        return new LinkedHashMap<>(entries.entries());
    }

    /** Notes a mistake in this file. */
    public void mistake(Place place, String what, String todo) {
        mistakes.add(Mistake.at(file, place, what, todo));
    }

    /** Notes each key that nobody asked for. */
    public void done() {
        for (String key : entries.keys().keySet()) {
            if (!asked.contains(key)) {
                mistake(
                        entries.keyPlace(key),
                        "\"" + key + "\" is not a known key.",
                        Words.didYouMean(
                                key, asked, "The keys known here are " + Words.list(List.copyOf(asked)) + "."));
            }
        }
    }

    private Optional<String> scalar(String key, Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        expectedText(key, node);
        return Optional.empty();
    }

    private void expectedText(String key, Node node) {
        mistake(node.place(), "\"" + key + "\" holds " + node.described() + " where a text is expected.", "");
    }
}
