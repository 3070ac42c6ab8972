package org.touchstone.policy.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

class RuleTextTest {

    private static final List<String> TEXTS = List.of(
            "Plain words.",
            "\"{it}\" has at least {group size}: # no comment | and 'more'",
            "- looks like an item",
            "yes",
            "12",
            "A sentence that is long enough to be folded over several lines of the file, because nobody wants to read to the "
                    + "right for ever, and then some more words so that it really is.");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Stream.concat(
                Files.walk(Path.of("rules")),
                Stream.of(Path.of("src/test/resources/policy-changes/04-a-new-question-with-its-standard.yaml")))) {
            return all.filter(file ->
                            file.getFileName().toString().matches("requirement\\.yaml|parameters\\.yaml|[A-Z]+\\.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** One key of a file: the group that holds it, and its name. */
    private record Key(List<String> group, String name) {}

    private static void keys(Node node, List<String> path, List<Key> keys) {
        if (node instanceof Node.Entries group) {
            group.entries().forEach((name, value) -> {
                keys.add(new Key(path, name));
                keys(value, with(path, name), keys);
            });
        } else if (node instanceof Node.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                keys(items.items().get(i), with(path, String.valueOf(i)), keys);
            }
        }
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** What a file says, without where it says it. */
    private static Object said(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(RuleTextTest::said).toList();
        }
        Map<String, Object> said = new LinkedHashMap<>();
        ((Node.Entries) node).entries().forEach((key, value) -> said.put(key, said(value)));
        return said;
    }

    private static Object saidWith(Node node, List<String> path, String key, Object value) {
        if (path.isEmpty()) {
            Map<String, Object> said = new LinkedHashMap<>();
            ((Node.Entries) node).entries().forEach((name, each) -> said.put(name, said(each)));
            said.put(key, value);
            return said;
        }
        List<String> rest = path.subList(1, path.size());
        if (node instanceof Node.Items items) {
            List<Object> said = new ArrayList<>();
            for (int i = 0; i < items.items().size(); i++) {
                Node each = items.items().get(i);
                said.add(String.valueOf(i).equals(path.get(0)) ? saidWith(each, rest, key, value) : said(each));
            }
            return said;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        ((Node.Entries) node)
                .entries()
                .forEach((name, each) ->
                        said.put(name, name.equals(path.get(0)) ? saidWith(each, rest, key, value) : said(each)));
        return said;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aChangedValueChangesNothingElse(Path file) throws IOException, MistakesException {
        RuleText text = RuleText.of(file.toString(), Files.readString(file));
        assertThat(text.text()).isEqualTo(Files.readString(file));
        List<Key> keys = new ArrayList<>();
        keys(text.root(), List.of(), keys);
        int n = 0;
        for (Key key : keys.subList(0, Math.min(keys.size(), 20))) {
            String becomes = TEXTS.get(n++ % TEXTS.size());
            RuleText changed = text.with(key.group(), key.name(), new Node.Scalar(becomes, false, Place.START));
            assertThat(said(changed.root()))
                    .as("%s %s", file, key)
                    .isEqualTo(saidWith(text.root(), key.group(), key.name(), becomes));
            RuleText more = text.with(key.group(), "zzz", new Node.Scalar(becomes, false, Place.START));
            assertThat(said(more.root()))
                    .as("%s %s", file, key)
                    .isEqualTo(saidWith(text.root(), key.group(), "zzz", becomes));
            assertThat(said(more.with(key.group(), "zzz", null).root())).isEqualTo(said(text.root()));
        }
    }

    @Test
    void commentsAndOtherLinesStay() throws MistakesException {
        String before = "# Every number.\n\n- name: a\n  value: 1\n  # about b\n- name: b # why\n  value: 2\n";
        RuleText text = RuleText.of("parameters.yaml", before);
        assertThat(text.with(List.of("0"), "to", new Node.Scalar("2027-01-01", true, Place.START))
                        .withItemAfter(
                                List.of(),
                                0,
                                new Node.Entries(
                                        Map.of("name", new Node.Scalar("c", false, Place.START)),
                                        Map.of(),
                                        Place.START))
                        .text())
                .isEqualTo("# Every number.\n\n- name: a\n  value: 1\n  to: \"2027-01-01\"\n- name: c\n"
                        + "  # about b\n- name: b # why\n  value: 2\n");
    }

    @Test
    void theFirstKeyOfAnItemMayGo() throws MistakesException {
        RuleText text = RuleText.of("parameters.yaml", "- name: a\n  value: 1\n- name: b\n  value: 2\n");
        assertThat(text.with(List.of("0"), "name", null).text()).isEqualTo("- value: 1\n- name: b\n  value: 2\n");
    }

    /** Somebody may remove another standard between the look at the words of one and their change. */
    @Test
    void theWordsOfAStandardAreFoundByItsIdWhateverElseIsRemoved() throws Exception {
        SortedMap<String, byte[]> files = new TreeMap<>(Map.of(
                "catalogue/standards/FW.yaml",
                "- id: FW-A\n  title: one\n- id: FW-B\n  title: two\n- id: FW-C\n  title: three\n".getBytes(UTF_8)));
        RuleWords.Line line = RuleWords.ofStandard("FW-B", files).get(0).lines().get(0);
        RuleText less = RuleText.of("FW.yaml", new String(files.get(line.file()), UTF_8))
                .withoutItem(List.of(), 0);
        files.put(line.file(), less.text().getBytes(UTF_8));

        assertThat(RuleWords.line(line.file(), line.at(), files)).contains(line);
        assertThat(RuleEdits.wording(line.file(), line.group(), line.key(), "two", "new")
                        .on(files)
                        .get(line.file()))
                .hasValueSatisfying(content -> assertThat(new String(content, UTF_8))
                        .isEqualTo("- id: FW-B\n  title: new\n- id: FW-C\n  title: three\n"));
    }
}
