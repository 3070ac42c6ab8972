package org.touchstone.casework.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Unsaid;

/** Drafts to try the form on: those of the project, and ones that hold whatever a file can hold. */
final class Drafts {

    static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    static final Questions QUESTIONS = CATALOGUE.questions();

    private static final List<String> NASTY = List.of(
            "no",
            "yes",
            "Yes",
            "true",
            "on",
            "null",
            "~",
            "2026-09-30",
            "30 September 2026",
            "1e3",
            "0x1F",
            "007",
            "12:30",
            "1_000",
            ".5",
            "-1",
            "16",
            "PT3H",
            "P2W",
            "PT90M",
            "3 hours",
            "en",
            "English",
            "a: b",
            "a #b",
            "- a",
            "? x",
            "[a, b]",
            "{a: b}",
            "'quoted'",
            "\"quoted\"",
            "back\\slash",
            "%",
            "@at",
            "`",
            "!tag",
            "&a",
            "*a",
            "|",
            ">-",
            "two\nlines",
            "two\n\n  indented\nlines",
            "trailing \nspace",
            "tab\tinside",
            "N/A",
            "TBC - see handbook",
            "\u2014",
            "\u3164",
            "vt\u000binside",
            "carriage\rreturn",
            "crlf\r\nline",
            "\u00a0nbsp\u00a0",
            "sep\u2028arator",
            "emoji \ud83d\ude00",
            "\ufeffbom",
            "noncharacter \uffff",
            "Cymraeg ŵ ŷ",
            "日本語",
            "عربى",
            "é",
            "---",
            "...",
            "a,b",
            "HC",
            "HC-L1-01",
            "handbook",
            "x\n---\ny",
            "#",
            "=",
            "<<",
            "<script>alert(1)</script>",
            "double  space",
            "  both ends  ");
    private static final List<String> BARE = List.of("1", "16", "-3", "1.5", "1e3", "true", "false", "22");

    private final Random random;

    Drafts(long seed) {
        this.random = new Random(seed);
    }

    /** Every submission of the project. */
    static List<Path> files() {
        try (Stream<Path> fixtures = Files.walk(Path.of("fixtures"));
                Stream<Path> examples = Files.walk(ShippedRules.FOLDER.resolve("examples"))) {
            return Stream.concat(fixtures, examples)
                    .filter(path -> path.toString().matches(".*\\.yaml|.*course\\.json|.*broken\\.json|.*deep\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CourseDraft read(String text) {
        return read(text, "course.yaml");
    }

    static CourseDraft read(String text, String fileName) {
        try {
            return CourseDraft.of(text, fileName, QUESTIONS);
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    static CourseForm form(CourseDraft draft) {
        return CourseForm.of(draft, CATALOGUE);
    }

    /** Every page of a form. */
    static List<FormPage> pages(CourseForm form) {
        List<FormPage> pages = new ArrayList<>();
        for (Section section : QUESTIONS.sections()) {
            FormPage page = form.page(FormLink.section(section.key())).orElseThrow();
            pages.add(page);
            page.items().forEach(item -> pages.add(form.page(item.link()).orElseThrow()));
        }
        return pages;
    }

    /** A course whose sections hold anything at all. */
    Node.Entries anything() {
        Map<String, Node> course = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        List<Section> sections = new ArrayList<>(QUESTIONS.sections());
        Collections.shuffle(sections, random);
        for (Section section : sections.subList(0, random.nextInt(1, sections.size()))) {
            keys.put(section.key(), Place.START);
            if (random.nextInt(15) > 0) {
                course.put(section.key(), random.nextInt(12) == 0 ? something() : section(section));
            }
            section.complete().filter(complete -> random.nextInt(3) == 0).ifPresent(complete -> {
                keys.put(complete.key(), Place.START);
                course.put(complete.key(), random.nextInt(4) == 0 ? something() : answer(complete));
            });
        }
        if (random.nextInt(3) == 0) {
            String key = text();
            keys.put(key, Place.START);
            course.put(key, node(3));
        }
        return new Node.Entries(course, keys, Place.START);
    }

    private Node section(Section section) {
        if (!section.list()) {
            return answers(section);
        }
        List<Node> items = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            items.add(random.nextInt(12) == 0 ? something() : answers(section));
        }
        return Tree.items(items);
    }

    private Node.Entries answers(Section section) {
        Map<String, Node> answers = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Question question : section.questions()) {
            if (random.nextInt(4) > 0) {
                keys.put(question.key(), Place.START);
                if (random.nextInt(10) > 0) {
                    answers.put(question.key(), answer(question));
                }
            }
        }
        if (random.nextInt(6) == 0) {
            String key = random.nextInt(9) == 0 ? "k".repeat(1500) : text();
            keys.put(key, Place.START);
            answers.put(key, node(2));
        }
        return new Node.Entries(answers, keys, Place.START);
    }

    private Node answer(Question question) {
        Node value = random.nextInt(3) > 0 ? fitting(question) : node(2);
        if (random.nextInt(4) > 0) {
            return value;
        }
        Map<String, Node> wrapped = new LinkedHashMap<>();
        if (random.nextInt(8) > 0) {
            wrapped.put("value", value);
        }
        if (random.nextInt(2) == 0) {
            wrapped.put("note", random.nextInt(8) == 0 ? node(1) : Tree.text(text()));
        }
        if (random.nextInt(2) == 0) {
            wrapped.put("evidence", evidence());
        }
        if (random.nextInt(8) == 0) {
            wrapped.put(text(), node(1));
        }
        return new Node.Entries(wrapped, Map.of(), Place.START);
    }

    private Node fitting(Question question) {
        if (question.choices().isEmpty()) {
            return scalar();
        }
        List<Node> chosen = new ArrayList<>();
        for (String choice : question.choices()) {
            if (random.nextInt(3) == 0) {
                chosen.add(Tree.text(choice));
            }
        }
        return question.answers().isList() ? Tree.items(chosen) : chosen.isEmpty() ? scalar() : chosen.get(0);
    }

    private Node evidence() {
        List<Node> rows = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Map<String, Node> row = new LinkedHashMap<>();
            row.put("id", Tree.text("handbook"));
            row.put(random.nextBoolean() ? "page" : "quote", scalar());
            rows.add(random.nextInt(5) == 0 ? node(1) : new Node.Entries(row, Map.of(), Place.START));
        }
        return random.nextInt(5) == 0 ? scalar() : Tree.items(rows);
    }

    /** Anything but a mere "N/A", which is read as if nothing stood there. */
    private Node something() {
        Node node = node(2);
        return node instanceof Node.Items list
                ? Tree.items(list.items().stream().map(Drafts::something).toList())
                : something(node);
    }

    private static Node something(Node node) {
        return node instanceof Node.Scalar scalar && Unsaid.is(scalar.text()) ? Tree.text("something") : node;
    }

    private Node node(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind < 2) {
            return scalar();
        }
        List<Node> items = new ArrayList<>();
        Map<String, Node> entries = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            items.add(node(depth - 1));
            entries.put(text(), node(depth - 1));
        }
        return kind == 2 ? Tree.items(items) : new Node.Entries(entries, Map.of(), Place.START);
    }

    private Node scalar() {
        return random.nextInt(4) == 0 ? Tree.bare(BARE.get(random.nextInt(BARE.size()))) : Tree.text(text());
    }

    /** Something that a person or a program might write; as the reader has it. */
    String text() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(8) == 0 ? 25 : random.nextInt(1, 3);
        for (int i = 0; i < parts; i++) {
            text.append(text.isEmpty() ? "" : " ").append(NASTY.get(random.nextInt(NASTY.size())));
        }
        return CleanText.of(text.toString());
    }

    Random random() {
        return random;
    }

    /** Everything a tree holds, blank keys, types and order included, but not where it stands. */
    static String everything(Node node, boolean ordered) {
        if (node instanceof Node.Scalar scalar) {
            return (scalar.bare() ? "bare " : "text ") + "<" + scalar.text() + ">";
        }
        if (node instanceof Node.Items items) {
            return items.items().stream()
                    .map(item -> everything(item, ordered))
                    .toList()
                    .toString();
        }
        Node.Entries entries = (Node.Entries) node;
        Stream<String> all = Tree.keys(entries).stream().map(key -> {
            Node value = entries.entries().get(key);
            return "<" + key + ">=" + (value == null ? "blank" : everything(value, ordered));
        });
        return "{" + (ordered ? all : all.sorted()).toList() + "}";
    }

    static String everything(CourseDraft draft) {
        return everything(draft.root(), false);
    }
}
