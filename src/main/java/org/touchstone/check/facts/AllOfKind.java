package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The things of one kind that a course describes, in the order of the submission. Many rules begin with the same answer, or
 * name things by their ids, so that these are looked up once. Safe for use by many threads.
 */
public final class AllOfKind {

    /** Nothing at all. */
    static final AllOfKind NOTHING = new AllOfKind(List.of());

    private final List<Described> things;
    private final Map<Answer, Parted> parted = new ConcurrentHashMap<>();
    private volatile Map<String, List<Described>> byId = Map.of();

    /**
     * Things of one kind.
     *
     * @param things in the order of the submission
     */
    public AllOfKind(List<Described> things) {
        this.things = List.copyOf(things);
    }

    List<Described> things() {
        return things;
    }

    /** An answer to a question. */
    private record Answer(String name, String value) {}

    /**
     * Things by an answer.
     *
     * @param known those that give it
     * @param open those of which nothing is known
     */
    record Parted(List<Described> known, List<Described> open) {}

    /** Those that give an answer, alone or among others, and apart from them those of which it is open whether they do. */
    Parted saying(String name, String value) {
        Answer answer = new Answer(name, value);
        Parted found = parted.get(answer);
        if (found == null) {
            List<Described> known = new ArrayList<>(things.size());
            List<Described> open = new ArrayList<>();
            for (Described each : things) {
                if (each.is(name, value)) {
                    known.add(each);
                } else if (each.open(name)) {
                    open.add(each);
                }
            }
            found = new Parted(known, open);
            parted.put(answer, found);
        }
        return found;
    }

    /** Those with an id: one, or none. */
    List<Described> withId(String id) {
        if (byId.size() == 0 && !things.isEmpty()) {
            Map<String, List<Described>> found = new HashMap<>();
            things.forEach(thing -> found.computeIfAbsent(thing.getId(), each -> new ArrayList<>(1))
                    .add(thing));
            byId = found;
        }
        return byId.getOrDefault(id, List.of());
    }
}
