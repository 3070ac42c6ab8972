package org.touchstone.check.located;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file, or a set of files, could not be used; every mistake found in it, in the order of the text. */
public final class MistakesException extends Exception {

    private static final Comparator<Mistake> BY_PLACE = Comparator.comparing(Mistake::file)
            .thenComparingInt(Mistake::line)
            .thenComparingInt(Mistake::column)
            .thenComparing(Mistake::what);

    private static final int SHOWN_AT_MOST = 50;
    /** Nobody reads so many; whoever mends them finds the others next time. */
    private static final int KEPT_AT_MOST = 1_000;

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(String.join("\n", lines(inOrder(mistakes))));
        this.mistakes = inOrder(mistakes).stream().limit(KEPT_AT_MOST).toList();
    }

    private static List<Mistake> inOrder(List<Mistake> mistakes) {
        return mistakes.stream().distinct().sorted(BY_PLACE).toList();
    }

    private static List<String> lines(List<Mistake> mistakes) {
        List<String> lines = new ArrayList<>(
                mistakes.stream().limit(SHOWN_AT_MOST).map(Mistake::toString).toList());
        int more = mistakes.size() - lines.size();
        if (more > 0) {
            lines.add(more == 1 ? "There is 1 more mistake." : "There are " + more + " more mistakes.");
        }
        return lines;
    }

    /** The mistakes as people are shown them, one on a line: the first fifty, and how many more there are. */
    public List<String> lines() {
        return lines(mistakes);
    }

    public MistakesException(Mistake mistake) {
        this(List.of(mistake));
    }

    /** Every mistake. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
