package org.touchstone.policy.drafts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstone.author.examples.Example;
import org.touchstone.base.RefusedException;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.language.Language;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Questions;

/** The edits that policy staff make without seeing a file. */
public final class RuleEdits {

    /** The file that holds the numbers. */
    public static final String NUMBERS = "parameters.yaml";

    private static final String PROPOSALS = "proposals.yaml";

    /** How the files write a number that has no value. */
    public static final String NOT_SET = "not set";

    /** Why an edit is refused that somebody else's has overtaken. */
    public static final String OVERTAKEN = "refused.draft-changed";

    /** The folder of the standards. */
    static final String STANDARDS = "catalogue/standards/";

    private RuleEdits() {}

    /**
     * A number that is another from a day. The one before ends there; where one begins on that very day, it is put right.
     *
     * @param requirement the requirement that it belongs to
     * @param name its name
     * @param value the number, or {@link #NOT_SET}
     * @param from the first day on which it holds
     * @param source why, or where it comes from
     */
    public static RuleEdit number(String requirement, String name, String value, LocalDate from, String source) {
        RefusedException.together(
                () -> {
                    if (!value.equals(NOT_SET) && !value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
                        throw new RefusedException("value", "refused.number");
                    }
                },
                () -> Drafts.said("source", source, "refused.number-source"));
        return files -> {
            RuleText text = read(files, NUMBERS);
            List<Node> items = ((Node.Items) text.root()).items();
            for (int i = 0; i < items.size(); i++) {
                Node.Entries entry = (Node.Entries) items.get(i);
                if (!isOf(entry, requirement, name) || entry.entries().containsKey("for") || !holds(entry, from)) {
                    continue;
                }
                return Map.of(NUMBERS, bytes(changed(text, i, entry, value, from, source.strip())));
            }
            throw new RefusedException("from", "refused.number-day");
        };
    }

    /** A number without its value from a day: the one before goes on for the days of it. */
    public static RuleEdit numberTakenOut(RuleNumber number, LocalDate from) {
        return files -> {
            RuleText text = read(files, NUMBERS);
            List<Node> items = ((Node.Items) text.root()).items();
            OptionalInt gone = position(items, number, "from", from);
            OptionalInt before = position(items, number, "to", from);
            if (gone.isEmpty() || before.isEmpty()) {
                throw new RefusedException("", "refused.number-overtaken");
            }
            Node to = ((Node.Entries) items.get(gone.getAsInt())).entries().get("to");
            return Map.of(
                    NUMBERS,
                    bytes(text.with(List.of(String.valueOf(before.getAsInt())), "to", to)
                            .withoutItem(List.of(), gone.getAsInt())
                            .text()));
        };
    }

    /** Where the general value of a number stands that begins or ends on a day, from 0. */
    private static OptionalInt position(List<Node> items, RuleNumber number, String key, LocalDate day) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i) instanceof Node.Entries entry
                        && isOf(entry, number.requirement(), number.name())
                        && !entry.entries().containsKey("for")
                        && text(entry, key).equals(day.toString()))
                .findFirst();
    }

    /**
     * An edit of a number that is refused where somebody has changed that number since.
     *
     * @param seen what {@link RuleNumber#seen} was when the person looked at it
     */
    public static RuleEdit unlessOvertaken(RuleEdit edit, RuleNumber number, String seen) {
        return files -> {
            if (!number.seen(files).equals(seen)) {
                throw new RefusedException("", "refused.number-overtaken");
            }
            return edit.on(files);
        };
    }

    private static boolean isOf(Node.Entries entry, String requirement, String name) {
        return text(entry, "requirement").equals(requirement)
                && text(entry, "name").equals(name);
    }

    private static boolean holds(Node.Entries entry, LocalDate day) {
        String from = text(entry, "from");
        String to = text(entry, "to");
        return (from.isEmpty() || from.compareTo(day.toString()) <= 0)
                && (to.isEmpty() || to.compareTo(day.toString()) > 0);
    }

    private static String changed(
            RuleText text, int index, Node.Entries entry, String value, LocalDate from, String source)
            throws MistakesException {
        List<String> here = List.of(String.valueOf(index));
        if (text(entry, "from").equals(from.toString())) {
            return text.with(here, "value", bare(value))
                    .with(here, "source", words(source))
                    .text();
        }
        Map<String, Node> later = new LinkedHashMap<>(entry.entries());
        later.put("value", bare(value));
        later.put("from", words(from.toString()));
        later.put("source", words(source));
        // The entry after the one that ends: the keys of the one before it stand in their order.
        Map<String, Node> ordered = new LinkedHashMap<>();
        for (String key : List.of("requirement", "name", "value", "unit", "from", "to", "source")) {
            Node node = later.get(key);
            if (node != null) {
                ordered.put(key, node);
            }
        }
        return text.with(here, "to", words(from.toString()))
                .withItemAfter(List.of(), index, entries(ordered))
                .text();
    }

    /**
     * Other words in a file.
     *
     * @param file the file
     * @param group where the group is that holds the key
     * @param key the key
     * @param was the words that the person saw; empty where there were none
     * @param becomes the words in their place; empty takes them away
     */
    public static RuleEdit wording(String file, List<String> group, String key, String was, String becomes) {
        return files -> {
            RuleText text = read(files, file);
            List<String> path = new ArrayList<>(group);
            path.add(key);
            if (text.at(group).filter(Node.Entries.class::isInstance).isEmpty()) {
                throw new RefusedException("text", "refused.words-without-place");
            }
            String now = text.at(path).map(RuleEdits::words).orElse("");
            if (!now.equals(was)) {
                throw new RefusedException("text", now.isEmpty() ? "refused.words-removed" : "refused.words-changed");
            }
            String plain = becomes.strip();
            return Map.of(
                    file,
                    bytes(text.with(group, key, plain.isEmpty() ? null : words(plain))
                            .text()));
        };
    }

    /** Standards that are no longer asked from a day. */
    public static RuleEdit retired(List<String> standards, LocalDate from) {
        return all(standards.stream()
                .map(standard -> ending(standard, words(from.toString())))
                .toList());
    }

    /** A standard that is asked on from the day on which it was to end. */
    public static RuleEdit askedAgain(String standard) {
        return ending(standard, null);
    }

    private static RuleEdit ending(String standard, @Nullable Node day) {
        return files -> {
            String file = fileOf(standard);
            RuleText text = read(files, file);
            List<String> here = List.of(standard);
            if (text.at(here).isEmpty()) {
                throw new RefusedException("standard", "refused.no-such-standard");
            }
            return Map.of(file, bytes(text.with(here, "to", day).text()));
        };
    }

    /** The file in which a standard stands: that of its element, whose id its own begins with. */
    static String fileOf(String standard) {
        return STANDARDS + standard.replaceFirst("-.*", "") + ".yaml";
    }

    /** Where a standard stands in its file, from 0. */
    static Optional<Integer> position(RuleText text, String standard) {
        List<Node> items = text.root() instanceof Node.Items all ? all.items() : List.of();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Node.Entries entry && text(entry, "id").equals(standard)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /**
     * One more rule of a requirement.
     *
     * @param requirement the requirement
     * @param name what it is called
     * @param part the part that it is about
     * @param conditions what has to hold, each a sentence
     * @param said what it concludes
     */
    public static RuleEdit rule(String requirement, String name, String part, List<String> conditions, Said said) {
        Drafts.said("name", name, "refused.fill-in");
        if (name.contains("\"") || name.contains("\n")) {
            throw new RefusedException("name", "refused.rule-name");
        }
        String file = RuleFileReader.fileOf(requirement);
        return files ->
                Map.of(file, bytes(after(files, file, sentences(files).rule(name.strip(), part, conditions, said))));
    }

    /**
     * Other parts that a standard asks for of a requirement.
     *
     * @param rows the parts, each row for its days; none where the standard asks for nothing of it any more
     */
    static RuleEdit covers(String requirement, String standard, List<Coverage> rows) {
        String file = requirement + "/requirement.yaml";
        return files -> Map.of(
                file,
                bytes(read(files, file)
                        .with(List.of("covers"), standard, rows.isEmpty() ? null : covered(rows))
                        .text()));
    }

    private static Node covered(List<Coverage> rows) {
        Coverage first = rows.get(0);
        if (rows.size() == 1
                && first.days().equals(Days.ALWAYS)
                && first.strength().isEmpty()) {
            return list(first.parts());
        }
        List<Node> dated = new ArrayList<>();
        for (Coverage row : rows) {
            Map<String, Node> entry = new LinkedHashMap<>();
            entry.put("parts", list(row.parts()));
            row.days().from().ifPresent(day -> entry.put("from", words(day.toString())));
            row.days().to().ifPresent(day -> entry.put("to", words(day.toString())));
            row.strength().ifPresent(strength -> entry.put("strength", words(strength.words())));
            dated.add(entries(entry));
        }
        return dated.size() == 1 ? dated.get(0) : new Node.Items(dated, Place.START);
    }

    private static Node.Items list(List<String> texts) {
        return new Node.Items(texts.stream().<Node>map(RuleEdits::words).toList(), Place.START);
    }

    /** Other rows in a table of what is proposed. */
    static RuleEdit proposals(String table, Node.Items rows) {
        return files -> Map.of(
                PROPOSALS,
                bytes(read(files, PROPOSALS).with(List.of(), table, rows).text()));
    }

    /** One more example of its requirement. */
    public static RuleEdit example(Example example) {
        String file = example.requirement() + "/examples.yaml";
        return files -> Map.of(file, bytes(after(files, file, ExampleText.of(example))));
    }

    /** What a file holds, and one more passage after a blank line. */
    private static String after(SortedMap<String, byte[]> files, String file, String more) {
        String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8).stripTrailing();
        return text.isEmpty() ? more : text + "\n\n" + more;
    }

    /** Writes in the words of the draft's own language. */
    static SentenceWriter sentences(SortedMap<String, byte[]> files) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Language language = Language.read(files.getOrDefault(Language.FILE, new byte[0]), mistakes);
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return new SentenceWriter(language, Questions.COURSE);
    }

    /** Several edits, one after the other. */
    public static RuleEdit all(List<RuleEdit> edits) {
        return files -> {
            SortedMap<String, byte[]> now = new TreeMap<>(files);
            Map<String, Optional<byte[]>> changed = new TreeMap<>();
            for (RuleEdit edit : edits) {
                edit.on(now).forEach((file, content) -> {
                    changed.put(file, content);
                    content.ifPresentOrElse(bytes -> now.put(file, bytes), () -> now.remove(file));
                });
            }
            return changed;
        };
    }

    /**
     * An edit that is refused where somebody has changed a file that it changes.
     *
     * @param seen the files that it was made for
     */
    public static RuleEdit unlessOvertaken(RuleEdit edit, SortedMap<String, byte[]> seen) {
        return files -> {
            Map<String, Optional<byte[]>> changed = edit.on(files);
            if (changed.keySet().stream().anyMatch(file -> !Arrays.equals(files.get(file), seen.get(file)))) {
                throw new RefusedException("", OVERTAKEN);
            }
            return changed;
        };
    }

    static RuleText read(SortedMap<String, byte[]> files, String file) throws MistakesException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new RefusedException("", "refused.no-such-file");
        }
        return RuleText.of(file, new String(bytes, StandardCharsets.UTF_8));
    }

    static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Node.Entries entry, String key) {
        return Optional.ofNullable(entry.entries().get(key))
                .map(RuleEdits::words)
                .orElse("");
    }

    /** A text as it is shown to be changed. */
    static String words(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    }

    static Node.Scalar words(String text) {
        return new Node.Scalar(text, false, Place.START);
    }

    private static Node.Scalar bare(String number) {
        return new Node.Scalar(number, true, Place.START);
    }

    static Node.Entries entries(Map<String, ? extends Node> entries) {
        Map<String, Place> keys = new LinkedHashMap<>();
        Map<String, Node> values = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            keys.put(key, Place.START);
            values.put(key, value);
        });
        return new Node.Entries(values, keys, Place.START);
    }
}
