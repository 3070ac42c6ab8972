package org.touchstone.located;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file, or a set of files, could not be used; every mistake found in it, in the order of the text. */
public final class MistakesException extends Exception {

    private static final Comparator<Mistake> BY_PLACE = Comparator.comparing(Mistake::file)
            .thenComparingInt(Mistake::line)
            .thenComparingInt(Mistake::column)
            .thenComparing(Mistake::what);

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = mistakes.stream().distinct().sorted(BY_PLACE).toList();
    }

    public MistakesException(Mistake mistake) {
        this(List.of(mistake));
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
