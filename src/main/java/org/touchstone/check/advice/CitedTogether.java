package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.touchstone.check.catalogue.Source;
import org.touchstone.check.located.Words;

/** Cites several entries of one list together. */
final class CitedTogether {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private CitedTogether() {}

    /** The list that the entries stand in, with the positions of all: {@code 1, 3 and 5 to 8}. Nothing for no entries. */
    static Optional<Source> of(List<Source> sources) {
        return sources.stream()
                .findFirst()
                .map(first -> new Source(
                        first.document(),
                        first.section(),
                        positions(sources.stream()
                                .map(Source::position)
                                .distinct()
                                .toList())));
    }

    private static String positions(List<String> all) {
        List<String> words = new ArrayList<>();
        for (int from = 0, to; from < all.size(); from = to + 1) {
            to = from;
            while (to + 1 < all.size() && follows(all.get(to + 1), all.get(to))) {
                to++;
            }
            if (to - from > 1) {
                words.add(AdviceSentences.text("positions", all.get(from), all.get(to)));
            } else {
                words.addAll(all.subList(from, to + 1));
            }
        }
        return Words.list(words);
    }

    private static boolean follows(String position, String before) {
        return NUMBER.matcher(before).matches() && position.equals(Integer.toString(Integer.parseInt(before) + 1));
    }
}
