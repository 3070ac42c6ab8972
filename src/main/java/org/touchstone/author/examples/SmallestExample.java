package org.touchstone.author.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;

/**
 * Makes an example of a course: the complete course with as little as possible of that course put in, so that one finding
 * comes out on it as it does on that course.
 */
public final class SmallestExample {

    /** How often a smaller change is tried out. What is left then is not the smallest, and shows the same. */
    private static final int MOST_TRIES = 1_500;

    private final Ruleset ruleset;
    private final Ruleset narrow;
    private final LocalDate asOf;
    private final String part;
    private final Node.Entries complete;
    private final Map<String, Found> wanted;
    private int tries;

    private SmallestExample(Ruleset ruleset, LocalDate asOf, String part, Optional<String> about, Node.Entries course)
            throws MistakesException {
        this.ruleset = ruleset;
        this.asOf = asOf;
        this.part = part;
        String requirement = part.substring(0, part.indexOf('/'));
        this.narrow = ruleset.over(ruleset.catalogue().only(each -> each.id().equals(requirement)));
        String file = "examples/" + ExamplesReader.COMPLETE_COURSE + ".yaml";
        Node read = NodeReader.read(ruleset.files().bytes(file), file);
        SubmissionReader.read(read, file, ruleset.catalogue().questions());
        this.complete = (Node.Entries) read;
        this.wanted = wanted(course, about);
    }

    /** The one finding to show: of those on the course that do not come out so on the complete course, what matters most. */
    private Map<String, Found> wanted(Node course, Optional<String> about) throws MistakesException {
        Map<String, Found> known = found(complete, narrow, part);
        Map<String, Found> wanted = new LinkedHashMap<>();
        found(course, narrow, part).entrySet().stream()
                .filter(each -> about.map(each.getValue().finding().target().label()::equals)
                        .orElse(true))
                .filter(each -> {
                    Found here = known.get(each.getKey());
                    return here == null || !here.comesOutLike(each.getValue());
                })
                .min(Comparator.comparing(each -> each.getValue().finding().outcome()))
                .ifPresent(each -> wanted.put(each.getKey(), each.getValue()));
        return wanted;
    }

    /**
     * The example; nothing where the part is not asked of the course, or comes out on it as on the complete course.
     *
     * @param requirement the requirement that it is to belong to
     * @param part the id of the part of it that is shown
     * @param about what of the course it is shown of, as a reader knows it; empty for whatever matters most
     * @param name what it is called
     * @param course the file of the course
     * @throws MistakesException where the course cannot be read
     */
    public static Optional<Example> of(
            Ruleset ruleset,
            LocalDate asOf,
            Requirement requirement,
            String part,
            Optional<String> about,
            String name,
            byte[] course)
            throws MistakesException {
        SubmissionReader.read(course, "course", ruleset.catalogue().questions());
        Node read = NodeReader.readAnswers(course, "course");
        return read instanceof Node.Entries entries
                ? of(ruleset, asOf, requirement, part, about, name, entries)
                : Optional.empty();
    }

    /**
     * The same of a course that has been read.
     *
     * @throws MistakesException where the course cannot be read
     */
    public static Optional<Example> of(
            Ruleset ruleset,
            LocalDate asOf,
            Requirement requirement,
            String part,
            Optional<String> about,
            String name,
            Node.Entries entries)
            throws MistakesException {
        SmallestExample smallest = new SmallestExample(ruleset, asOf, requirement.id() + "/" + part, about, entries);
        return smallest.wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(smallest.example(requirement, name, smallest.changes(entries)));
    }

    // What is changed

    private List<ExampleChange> changes(Node.Entries course) {
        List<ExampleChange> changes = new ArrayList<>(differing("", complete, course));
        dropUnneeded(changes);
        for (int i = changes.size() - 1; i >= 0; i--) {
            ExampleChange change = changes.get(i);
            if (change.kind().equals("set")) {
                List<ExampleChange> smaller = inside(change);
                if (!smaller.isEmpty() && shows(replaced(changes, i, smaller))) {
                    changes = replaced(changes, i, smaller);
                }
            }
        }
        dropUnneeded(changes);
        for (int i = 0; i < changes.size(); i++) {
            int at = i;
            List<ExampleChange> now = changes;
            ExampleChange change = now.get(at);
            if (!change.kind().equals("remove")) {
                Node shrunk = shrunk(
                        change.value(),
                        value -> shows(
                                replaced(now, at, List.of(new ExampleChange(change.kind(), change.path(), value)))));
                changes = replaced(now, at, List.of(new ExampleChange(change.kind(), change.path(), shrunk)));
            }
        }
        dropUnneeded(changes);
        return List.copyOf(changes);
    }

    private void dropUnneeded(List<ExampleChange> changes) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (shows(replaced(changes, i, List.of()))) {
                changes.remove(i);
            }
        }
    }

    private static List<ExampleChange> replaced(List<ExampleChange> changes, int at, List<ExampleChange> instead) {
        List<ExampleChange> replaced = new ArrayList<>(changes.subList(0, at));
        replaced.addAll(instead);
        replaced.addAll(changes.subList(at + 1, changes.size()));
        return replaced;
    }

    /** The same change said of what is inside it; nothing where it cannot be. */
    private List<ExampleChange> inside(ExampleChange change) {
        Node before = complete.entries().get(change.path());
        if (before instanceof Node.Entries one && change.value() instanceof Node.Entries other) {
            return differing(change.path() + "/", one, other);
        }
        List<ExampleChange> added = new ArrayList<>();
        if (before instanceof Node.Items some && change.value() instanceof Node.Items others) {
            for (Node item : others.items()) {
                Optional<Node.Entries> known = some.items().stream()
                        .filter(each -> !name(each).isEmpty() && name(each).equals(name(item)))
                        .map(Node.Entries.class::cast)
                        .findFirst();
                if (known.isPresent() && item instanceof Node.Entries entries) {
                    added.addAll(differing(change.path() + "/" + name(item) + "/", known.get(), entries));
                } else {
                    added.add(new ExampleChange("add", change.path(), item));
                }
            }
        }
        return added;
    }

    /** By what changes name an item of a list; empty where they cannot. */
    private static String name(Node item) {
        String name = item instanceof Node.Entries entries && entries.entries().get("id") instanceof Node.Scalar id
                ? id.text()
                : "";
        return name.contains("/") ? "" : name;
    }

    private static List<ExampleChange> differing(String path, Node.Entries before, Node.Entries after) {
        Set<String> keys = new LinkedHashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        List<ExampleChange> changes = new ArrayList<>();
        for (String key : keys) {
            Node value = after.entries().get(key);
            if (value == null) {
                changes.add(new ExampleChange("remove", path + key, new Node.Scalar("", true, Place.START)));
            } else if (!same(before.entries().get(key), value)) {
                changes.add(new ExampleChange("set", path + key, value));
            }
        }
        return changes;
    }

    /** A value without what can be left out of it. */
    private static Node shrunk(Node value, Predicate<Node> shows) {
        if (value instanceof Node.Items items) {
            List<Node> left = new ArrayList<>(items.items());
            for (int i = left.size() - 1; i >= 0; i--) {
                List<Node> without = new ArrayList<>(left);
                without.remove(i);
                if (shows.test(new Node.Items(without, items.place()))) {
                    left = without;
                }
            }
            for (int i = 0; i < left.size(); i++) {
                int at = i;
                List<Node> now = List.copyOf(left);
                left.set(at, shrunk(left.get(at), item -> shows.test(with(now, at, item, items.place()))));
            }
            return new Node.Items(left, items.place());
        }
        if (value instanceof Node.Entries entries) {
            Map<String, Node> left = new LinkedHashMap<>(entries.entries());
            for (String key : List.copyOf(left.keySet())) {
                Map<String, Node> without = new LinkedHashMap<>(left);
                without.remove(key);
                if (shows.test(entries(without, entries))) {
                    left = without;
                }
            }
            Node answer = left.get("value");
            if (answer != null && left.size() == 1 && shows.test(answer)) {
                return answer;
            }
            for (String key : List.copyOf(left.keySet())) {
                Map<String, Node> now = left;
                Node smaller = shrunk(now.getOrDefault(key, value), each -> {
                    Map<String, Node> with = new LinkedHashMap<>(now);
                    with.put(key, each);
                    return shows.test(entries(with, entries));
                });
                left.put(key, smaller);
            }
            return entries(left, entries);
        }
        return value;
    }

    private static Node.Entries entries(Map<String, Node> left, Node.Entries of) {
        Map<String, Place> keys = new LinkedHashMap<>(of.keys());
        keys.keySet().retainAll(left.keySet());
        return new Node.Entries(left, keys, of.place());
    }

    private static Node.Items with(List<Node> items, int at, Node item, Place place) {
        List<Node> with = new ArrayList<>(items);
        with.set(at, item);
        return new Node.Items(with, place);
    }

    private static boolean same(@Nullable Node one, Node other) {
        if (one instanceof Node.Scalar scalar && other instanceof Node.Scalar another) {
            return scalar.text().equals(another.text());
        }
        if (one instanceof Node.Items some && other instanceof Node.Items others) {
            boolean same = some.items().size() == others.items().size();
            for (int i = 0; same && i < some.items().size(); i++) {
                same = same(some.items().get(i), others.items().get(i));
            }
            return same;
        }
        return one instanceof Node.Entries before
                && other instanceof Node.Entries after
                && before.entries().keySet().equals(after.entries().keySet())
                && before.entries().entrySet().stream()
                        .allMatch(each ->
                                same(each.getValue(), after.entries().getOrDefault(each.getKey(), each.getValue())));
    }

    // What comes out

    /** Whether the part comes out on the complete course, so changed, as on the course that is to be shown. */
    private boolean shows(List<ExampleChange> changes) {
        if (tries++ > MOST_TRIES) {
            return false;
        }
        try {
            Map<String, Found> found = found(ExampleCourse.apply(complete, changes), narrow, part);
            return wanted.entrySet().stream().allMatch(each -> {
                Found here = found.get(each.getKey());
                return here != null && here.comesOutLike(each.getValue());
            });
        } catch (MistakesException | MisfitException e) {
            return false; // Too much was left out to read it.
        }
    }

    private Map<String, Found> found(Node course, Ruleset with, String only) throws MistakesException {
        Map<String, Found> found = found(course, with);
        found.values().removeIf(each -> !each.part().equals(only));
        return found;
    }

    private Map<String, Found> found(Node course, Ruleset with) throws MistakesException {
        Assessment assessment = Assessor.assess(
                SubmissionReader.read(course, "course", with.catalogue().questions()), with, asOf);
        return Found.byKey(
                assessment.findings(),
                new Explainer(
                        assessment.ruleset().catalogue(),
                        asOf,
                        assessment.course().submission()));
    }

    private Example example(Requirement requirement, String name, List<ExampleChange> changes)
            throws MistakesException {
        Map<String, Found> before = found(complete, ruleset);
        Map<String, Found> after;
        try {
            after = found(ExampleCourse.apply(complete, changes), ruleset);
        } catch (MisfitException e) {
            throw new IllegalStateException("changes that fitted do not fit", e);
        }
        List<Expected> expected = new ArrayList<>();
        Set<String> also = new TreeSet<>();
        Set<String> partsAfter = new TreeSet<>();
        after.forEach((key, found) -> {
            String its = found.part();
            partsAfter.add(its);
            Found earlier = before.get(key);
            if (earlier == null || !earlier.comesOutLike(found)) {
                if (its.startsWith(requirement.id() + "/")) {
                    expected.add(Expected.of(
                            found.finding().part().id(),
                            found.finding().target().id(),
                            found.finding().outcome(),
                            found.reason()));
                } else {
                    also.add(its);
                }
            }
        });
        before.values().stream()
                .map(lost -> lost.part())
                .filter(its -> !partsAfter.contains(its))
                .forEach(also::add);
        return new Example(
                requirement.id(),
                name,
                ExamplesReader.COMPLETE_COURSE,
                changes,
                expected,
                List.copyOf(also),
                "",
                Optional.of(asOf).filter(day -> !day.equals(ExampleRunner.AS_OF)),
                Place.START);
    }
}
