package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a person judges at once: what one standard asks, of everything in the course that it is asked of. One answer holds for
 * all of its points but those of which something else is said; each point has a judgement of its own.
 *
 * @param items the points, in the order of the rules
 */
public record ReviewQuestion(List<Matter.Item> items) {

    /** Of more points than these nobody judges several things at once: each part is a question then. */
    private static final int MOST = 12;

    /** The questions in points of one requirement, in the order of their first points. */
    static List<ReviewQuestion> in(List<Matter.Item> toJudge) {
        int[] earlier = IntStream.range(0, toJudge.size()).toArray();
        Map<Object, Integer> tied = new HashMap<>();
        for (int i = 0; i < earlier.length; i++) {
            for (Object tie : toJudge.get(i).ties()) {
                int one = first(earlier, i);
                int other = first(earlier, tied.computeIfAbsent(tie, key -> one));
                earlier[Math.max(one, other)] = Math.min(one, other);
            }
        }
        Map<Integer, List<Matter.Item>> questions = new TreeMap<>();
        for (int i = 0; i < earlier.length; i++) {
            questions
                    .computeIfAbsent(first(earlier, i), key -> new ArrayList<>())
                    .add(toJudge.get(i));
        }
        return questions.values().stream()
                .flatMap(items -> items.size() > MOST ? byPart(items) : Stream.of(items))
                .map(items -> new ReviewQuestion(List.copyOf(items)))
                .toList();
    }

    private static Stream<List<Matter.Item>> byPart(List<Matter.Item> items) {
        return items.stream()
                .collect(Collectors.groupingBy(item -> item.point().part(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    /** The first of the points that one belongs with. */
    private static int first(int[] earlier, int point) {
        int first = point;
        while (earlier[first] != first) {
            first = earlier[first];
        }
        return first;
    }

    /** Whether one answer is for several points. */
    public boolean isOfSeveral() {
        return items.size() > 1;
    }
}
