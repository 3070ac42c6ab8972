package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * Finds the items of a list again in another version of it: by their ids, or else by what they say and where they stand.
 * An item that cannot be told for certain is not found, rather than taken for another.
 */
final class ItemMatch {

    private static final int MISSING = -1;
    /** Comparing every item with every other is not for lists that were made to do harm. */
    private static final int MOST_COMPARISONS = 40_000;

    private static final List<String> NAMES = List.of("title", "name", "text");

    private final Section section;
    private final List<Node> before;
    private final List<Node> after;
    private final int[] found;
    private final boolean[] taken;

    private ItemMatch(Section section, List<Node> before, List<Node> after) {
        this.section = section;
        this.before = before;
        this.after = after;
        this.found = new int[before.size()];
        this.taken = new boolean[after.size()];
        Arrays.fill(found, MISSING);
    }

    /** For each item of a list, its index in the other version, or -1 where it cannot be told for certain. */
    static int[] certain(Section section, List<Node> before, List<Node> after) {
        return match(section, before, after).found;
    }

    /** As {@link #certain}, and what is left is taken to be what stands in the same place, unless the ids differ. */
    static int[] likely(Section section, List<Node> before, List<Node> after) {
        ItemMatch match = match(section, before, after);
        match.byPlace();
        return match.found;
    }

    private static ItemMatch match(Section section, List<Node> before, List<Node> after) {
        ItemMatch match = new ItemMatch(section, before, after);
        match.byId();
        match.byContent();
        match.byLikeness();
        return match;
    }

    /** The question whose answer tells the items of a section apart. */
    static Optional<Question> identity(Section section) {
        return section.questions().stream()
                .filter(q -> q.answers() == AnswerKind.ID || q.answers() == AnswerKind.ELEMENT)
                .findFirst();
    }

    /** What an item is referred to by; empty where it has no id of its own. */
    static String id(Section section, Node item) {
        return identity(section)
                .map(question -> ShownAnswer.value(Tree.get(item, question.key())))
                .filter(Node.Scalar.class::isInstance)
                .map(node -> CleanText.plain(Tree.shown(node)))
                .orElse("");
    }

    private void found(int b, int a) {
        found[b] = a;
        taken[a] = true;
    }

    private void byId() {
        Map<String, Integer> ids = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (int a = 0; a < after.size(); a++) {
            String id = id(section, after.get(a));
            if (ids.put(id, a) != null) {
                twice.add(id);
            }
        }
        Set<String> seen = new HashSet<>();
        before.forEach(item -> {
            String id = id(section, item);
            if (!seen.add(id)) {
                twice.add(id);
            }
        });
        for (int b = 0; b < before.size(); b++) {
            String id = id(section, before.get(b));
            Integer a = ids.get(id);
            if (!id.isEmpty() && a != null && !twice.contains(id)) {
                found(b, a);
            }
        }
    }

    /** Of several that say the same, those in the same place are the same, unless there are as many as before. */
    private void byContent() {
        Map<String, List<Integer>> were = alike(before, b -> found[b] == MISSING);
        Map<String, List<Integer>> are = alike(after, a -> !taken[a]);
        were.forEach((content, left) -> {
            List<Integer> right = are.getOrDefault(content, List.of());
            if (left.size() != right.size()) {
                Set<Integer> places = new HashSet<>(right);
                left.stream().filter(places::contains).forEach(b -> found(b, b));
            }
            Iterator<Integer> next =
                    right.stream().filter(a -> !taken[a]).toList().iterator();
            for (int b : left) {
                if (found[b] == MISSING && next.hasNext()) {
                    found(b, next.next());
                }
            }
        });
    }

    private static Map<String, List<Integer>> alike(List<Node> items, IntPredicate wanted) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (wanted.test(i)) {
                alike.computeIfAbsent(Tree.fingerprint(items.get(i)), f -> new ArrayList<>())
                        .add(i);
            }
        }
        return alike;
    }

    private void byPlace() {
        long missing = Arrays.stream(found).filter(i -> i == MISSING).count();
        boolean onlyOne = missing == 1 && before.size() == after.size();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (found[i] == MISSING && !taken[i]) {
                String was = id(section, before.get(i));
                String is = id(section, after.get(i));
                if (onlyOne || was.isEmpty() || is.isEmpty() || was.equals(is)) {
                    found(i, i);
                }
            }
        }
    }

    private void byLikeness() {
        List<Integer> left = IntStream.range(0, before.size())
                .filter(b -> found[b] == MISSING)
                .boxed()
                .toList();
        long right = IntStream.range(0, after.size()).filter(a -> !taken[a]).count();
        if (left.size() * right > MOST_COMPARISONS) {
            return;
        }
        for (int b : left) {
            int best = MISSING;
            double most = 0;
            for (int a = 0; a < after.size(); a++) {
                double likeness = taken[a] ? 0 : likeness(before.get(b), after.get(a));
                if (likeness > most || (likeness == most && likeness > 0 && Math.abs(a - b) < Math.abs(best - b))) {
                    best = a;
                    most = likeness;
                }
            }
            if (best != MISSING) {
                found(b, best);
            }
        }
    }

    /**
     * How alike two items are that are not the same: 0 where they may be two different things. They have to have the same
     * name or share most of what they say; with another id they have to share everything else.
     */
    private double likeness(Node one, Node other) {
        if (!(one instanceof Node.Entries a) || !(other instanceof Node.Entries b)) {
            return 0;
        }
        String identity = identity(section).map(Question::key).orElse("");
        boolean otherId = !id(section, one).equals(id(section, other));
        Set<String> keys = new HashSet<>(a.entries().keySet());
        keys.addAll(b.entries().keySet());
        keys.remove(identity);
        if (keys.isEmpty()) {
            return 0;
        }
        double same = keys.stream()
                .filter(key -> Tree.same(Tree.get(a, key), Tree.get(b, key)))
                .count();
        if (otherId) {
            return same == keys.size() ? 1 : 0;
        }
        boolean sameName = NAMES.stream()
                .anyMatch(name -> Tree.get(a, name) != null && Tree.same(Tree.get(a, name), Tree.get(b, name)));
        double likeness = same / keys.size();
        return sameName || likeness > 0.5 ? likeness : 0;
    }
}
