package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.RuleFile;

/** Whatever stands where something else should, the program says so and does not break. */
class BadValuesTest {

    private static final int ROUNDS = 400;
    private static final List<String> VALUES = List.of(
            "[]",
            "{}",
            "-1",
            "99999999999",
            "[[x]]",
            "''",
            "~",
            "no",
            "2027-01-01",
            "{a: b}",
            "[{a: b}]",
            "x: y",
            "'{'",
            "'}{'",
            "'a/b: c'",
            "HC",
            "[HC, HC]",
            "'\uD83D\uDE00'",
            "1e999",
            "[from, to]",
            "{from: x}",
            "[{text: a, from: 2027-01-01}]",
            "{parts: [x]}");

    private static SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ShippedRules.FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String name = ShippedRules.FOLDER.relativize(file).toString();
                if (!name.startsWith("examples/") && !name.endsWith("/examples.yaml")) {
                    texts.put(name, Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static String spoilt(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = line.indexOf(": ");
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, line.replaceFirst("[a-z]", "x"));
            default ->
                lines.set(
                        at,
                        (colon < 0 ? line + " " : line.substring(0, colon + 2))
                                + VALUES.get(random.nextInt(VALUES.size())));
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void aSpoiltFileIsRefusedOrUnderstood() throws Exception {
        SortedMap<String, String> texts = texts();
        SortedMap<String, Node> nodes = new TreeMap<>();
        for (String name : texts.keySet()) {
            nodes.put(name, node(name, texts.getOrDefault(name, "")));
        }
        List<String> names = List.copyOf(texts.keySet());
        Random random = new Random(20260901);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String name = random.nextInt(4) == 0 ? names.get(random.nextInt(names.size())) : weighty(names, random);
            String text = spoilt(texts.getOrDefault(name, ""), random);
            SortedMap<String, Node> tried = new TreeMap<>(nodes);
            List<Mistake> mistakes = new ArrayList<>();
            try {
                tried.put(name, node(name, text));
                Catalogue catalogue = CatalogueReader.read(tried, DerivedFacts.ALL, mistakes);
                if (mistakes.isEmpty()) {
                    catalogue.on(LocalDate.of(2026, 9, 1)).askedFor();
                    catalogue.on(LocalDate.of(2027, 9, 1)).askedFor();
                }
            } catch (MistakesException e) {
                mistakes.addAll(e.mistakes());
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ", " + name + ":\n" + text, e);
            }
            assertThat(mistakes).allSatisfy(mistake -> {
                assertThat(mistake.line()).isPositive();
                assertThat(mistake.what()).isNotBlank();
            });
            refused += mistakes.isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS);
    }

    private static String weighty(List<String> names, Random random) {
        List<String> some = names.stream()
                .filter(name -> !name.endsWith("/requirement.yaml") || name.startsWith("g"))
                .toList();
        return some.get(random.nextInt(some.size()));
    }

    private static Node node(String name, String text) throws MistakesException {
        return RuleFile.read(text.getBytes(StandardCharsets.UTF_8), name);
    }
}
