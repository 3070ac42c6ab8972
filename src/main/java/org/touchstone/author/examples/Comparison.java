package org.touchstone.author.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what was found of a changed course against what an example says of it. */
public final class Comparison {

    private Comparison() {}

    /** What does not come out as an example says, as sentences; empty where it passes. */
    public static List<String> wrong(Example example, Map<String, Found> before, Map<String, Found> after) {
        List<String> wrong = new ArrayList<>();
        Map<String, Expected> expected = new LinkedHashMap<>();
        example.expected().forEach(e -> expected.put(Found.key(example.requirement() + "/" + e.part(), e.target()), e));
        expected.forEach((key, wanted) -> {
            Found found = after.get(key);
            if (found == null) {
                wrong.add("There is no finding on " + key + ".");
            } else {
                wrong.addAll(compare(key, wanted, found));
                Found earlier = before.get(key);
                if (earlier != null && earlier.isLike(found)) {
                    wrong.add(key + " is the same as in the unchanged course, so this shows nothing.");
                }
            }
        });
        wrong.addAll(notExpected(example, expected.keySet(), before, after));
        return wrong;
    }

    /** What differs though the example does not say so. */
    private static List<String> notExpected(
            Example example, Set<String> expected, Map<String, Found> before, Map<String, Found> after) {
        List<String> wrong = new ArrayList<>();
        Set<String> also = new TreeSet<>(example.also());
        Set<String> partsAfter = new TreeSet<>();
        after.forEach((key, found) -> {
            String part = found.part();
            partsAfter.add(part);
            Found earlier = before.get(key);
            if (!expected.contains(key) && (earlier == null || !earlier.isLike(found))) {
                also.remove(part);
                boolean comesOutLike = earlier != null && earlier.comesOutLike(found);
                if (!comesOutLike && !example.also().contains(part)) {
                    wrong.add("Not expected: " + key + " becomes " + found + ".");
                }
            }
        });
        before.forEach((key, lost) -> {
            String part = lost.part();
            if (!expected.contains(key) && !after.containsKey(key)) {
                also.remove(part);
                if (!partsAfter.contains(part) && !example.also().contains(part)) {
                    wrong.add("Not expected: there is no longer a finding on " + key + ".");
                }
            }
        });
        if (example.element().isEmpty()) {
            also.forEach(part -> wrong.add("\"also\" names " + part + ", of which nothing differs."));
        }
        return wrong;
    }

    private static List<String> compare(String key, Expected wanted, Found found) {
        List<String> wrong = new ArrayList<>();
        if (found.finding().outcome() != wanted.outcome()) {
            wrong.add(key + " should be " + Found.words(wanted.outcome()) + " and is " + found + ".");
        }
        String reason = found.reason();
        wanted.reason()
                .filter(text -> !text.equals(reason))
                .ifPresent(text -> wrong.add(key + " should say \"" + text + "\" and says \"" + reason + "\""));
        wanted.missing()
                .filter(words -> !words.equals(found.missing()))
                .ifPresent(words ->
                        wrong.add(key + " should be missing " + words + " and is missing " + found.missing() + "."));
        wanted.standards()
                .filter(ids -> !ids.equals(found.standards()))
                .ifPresent(ids -> wrong.add(key + " should be on " + ids + " and is on " + found.standards() + "."));
        wanted.strength()
                .filter(strength -> strength != found.finding().strength())
                .ifPresent(strength -> wrong.add(key + " should be " + strength.words() + " and is "
                        + found.finding().strength().words() + "."));
        wanted.facts()
                .filter(words -> !words.equals(found.facts()))
                .ifPresent(
                        words -> wrong.add(key + " should rest on " + words + " and rests on " + found.facts() + "."));
        return wrong;
    }
}
