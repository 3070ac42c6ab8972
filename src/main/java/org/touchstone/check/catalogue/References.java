package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;

/** What the entries of a catalogue say of each other: no entry may name one that is not there, itself, or go in a circle. */
final class References {

    private final String kind;
    private final String verb;
    private final Map<String, List<Reference>> byId = new LinkedHashMap<>();

    /**
     * No references yet.
     *
     * @param kind what the entries are, such as {@code standard}
     * @param verb what one says of another, such as {@code repeats}
     */
    References(String kind, String verb) {
        this.kind = kind;
        this.verb = verb;
    }

    private record Reference(String from, Node.Scalar to, Fields fields) {

        void mistake(String what, String todo) {
            fields.mistake(to.place(), what, todo);
        }
    }

    void add(String from, Node.Scalar to, Fields fields) {
        byId.computeIfAbsent(from, id -> new ArrayList<>()).add(new Reference(from, to, fields));
    }

    /** Notes the references that lead nowhere or in a circle. */
    void check(Collection<String> known) {
        byId.values().forEach(all -> all.forEach(reference -> check(reference, known)));
    }

    private void check(Reference reference, Collection<String> known) {
        String to = reference.to.text();
        if (!known.contains(to)) {
            reference.mistake(
                    "There is no " + kind + " " + to + ".", Words.didYouMean(to, known, "Write a known one."));
        } else if (leadsTo(to, reference.from, new HashSet<>())) {
            reference.mistake(
                    to.equals(reference.from)
                            ? to + " " + verb + " itself."
                            : reference.from + " " + verb + " " + to + ", which " + verb + " it in turn.",
                    "Take one of them back.");
        }
    }

    private boolean leadsTo(String from, String to, Set<String> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && byId.getOrDefault(from, List.of()).stream()
                                .anyMatch(next -> leadsTo(next.to.text(), to, seen)));
    }

    /** The same; and notes the references to an entry that refers to another itself. */
    void checkOneStep(Collection<String> known) {
        check(known);
        byId.values()
                .forEach(all -> all.forEach(reference -> {
                    List<Reference> next = byId.getOrDefault(reference.to.text(), List.of());
                    if (!next.isEmpty() && !leadsTo(reference.to.text(), reference.from, new HashSet<>())) {
                        reference.mistake(
                                reference.to.text() + " " + verb + " another itself.",
                                "Write " + next.get(0).to.text() + ".");
                    }
                }));
    }
}
