package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Words, some of which may lead to other pages.
 *
 * @param runs the words in order; a run is all link or no link
 */
public record Text(List<Run> runs) {

    /**
     * Words that belong together.
     *
     * @param words the words
     * @param to where they lead; empty for plain words
     */
    public record Run(String words, Optional<Address> to) {}

    static Text of(String words) {
        return new Text(List.of(new Run(words, Optional.empty())));
    }

    static Text link(String words, Address to) {
        return new Text(List.of(new Run(words, Optional.of(to))));
    }

    static Text listed(List<Text> texts) {
        return joined(texts, ", ");
    }

    static Text joined(List<Text> texts, String between) {
        List<Run> runs = new ArrayList<>();
        for (Text text : texts) {
            if (!runs.isEmpty()) {
                runs.add(new Run(between, Optional.empty()));
            }
            runs.addAll(text.runs());
        }
        return new Text(List.copyOf(runs));
    }

    /** The words without the links. */
    public String words() {
        return runs.stream().map(Run::words).collect(Collectors.joining());
    }
}
