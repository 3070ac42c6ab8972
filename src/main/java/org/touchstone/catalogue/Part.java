package org.touchstone.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One part of a requirement: what can be met or not on its own.
 *
 * @param requirement the requirement's id
 * @param id the part's id within it
 * @param asks what it asks, as a sentence
 * @param per the kind of thing it is asked of: {@code course}, {@code element}, {@code session} ...
 * @param strength its own strength, where weaker than its standard's
 * @param answer the name of the one fact that answers it, for parts that need no rule of their own
 * @param needs the names of the facts that settle it
 * @param alsoAsks the names of facts that rules hold against those; they settle nothing by themselves
 * @param says the sentence for each outcome, with placeholders; see {@code rules/README.md}
 * @param question what a reviewer is asked, for parts that hold a judgement
 * @param remedy what puts it right
 * @param who who can do that
 */
public record Part(
        String requirement,
        String id,
        String asks,
        String per,
        Optional<Strength> strength,
        Optional<String> answer,
        List<String> needs,
        List<String> alsoAsks,
        Map<String, String> says,
        Optional<String> question,
        String remedy,
        String who) {

    /** The names of every fact that its rules rest on. */
    public List<String> restsOn() {
        return Stream.concat(needs.stream(), alsoAsks.stream()).toList();
    }

    /** The part's name across all requirements: {@code group-size/recommended-number}. */
    public String key() {
        return requirement + "/" + id;
    }
}
