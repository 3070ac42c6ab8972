package org.touchstone.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that a submission describes, with everything that is said of it: the course, a session, a claimed element.
 * Rules ask it questions; none of them ever fails, whatever was left unsaid.
 */
public final class Described {

    private final Subject subject;
    private final Map<String, List<Fact>> facts;

    /**
     * A described thing.
     *
     * @param subject what it is
     * @param facts what is said of it, by the facts' names
     */
    public Described(Subject subject, Map<String, List<Fact>> facts) {
        this.subject = subject;
        this.facts = facts;
    }

    public Subject subject() {
        return subject;
    }

    /** The kind of thing that it is. */
    public String getKind() {
        return subject.kind();
    }

    /** Its id among its kind. */
    public String getId() {
        return subject.id();
    }

    /** Every fact about it. */
    public List<Fact> facts() {
        return facts.values().stream().flatMap(List::stream).toList();
    }

    /** The facts of one name; none where nothing is said. */
    public List<Fact> on(String name) {
        List<Fact> named = facts.get(name);
        return named == null ? List.of() : named;
    }

    /** The facts of one name that have this value. */
    public List<Fact> on(String name, String value) {
        List<Fact> named = on(name);
        if (named.size() == 1) {
            return named.get(0).text().equals(value) ? named : List.of();
        }
        List<Fact> same = new ArrayList<>();
        for (Fact fact : named) {
            if (fact.text().equals(value)) {
                same.add(fact);
            }
        }
        return same;
    }

    /** Whether something is said, other than that there is none. */
    public boolean given(String name) {
        for (Fact fact : on(name)) {
            if (!fact.negative()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is said that there is none. */
    public boolean no(String name) {
        for (Fact fact : on(name)) {
            if (fact.negative()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is said. */
    public boolean unsaid(String name) {
        return on(name).isEmpty();
    }

    /** Whether this value is said, alone or among others. */
    public boolean is(String name, String value) {
        for (Fact fact : on(name)) {
            if (fact.text().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this value is said, or nothing that would rule it out. */
    public boolean mayBe(String name, String value) {
        return unsaid(name) || is(name, value);
    }

    /** Whether another value than this is said. */
    public boolean isOther(String name, String value) {
        for (Fact fact : on(name)) {
            if (!fact.text().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a size is said that is greater than this. */
    public boolean more(String name, double than) {
        for (Fact fact : on(name)) {
            if (fact.number() > than) {
                return true;
            }
        }
        return false;
    }

    /** Whether a size is said that is less than this. */
    public boolean less(String name, double than) {
        for (Fact fact : on(name)) {
            if (fact.number() < than) {
                return true;
            }
        }
        return false;
    }

    /** Whether a size is said that is this or greater. */
    public boolean atLeast(String name, double least) {
        return more(name, least) || exactly(name, least);
    }

    /** Whether a size is said that is this or less. */
    public boolean atMost(String name, double most) {
        return less(name, most) || exactly(name, most);
    }

    /** Whether this very size is said. */
    public boolean exactly(String name, double number) {
        for (Fact fact : on(name)) {
            if (fact.number() == number) {
                return true;
            }
        }
        return false;
    }

    /** Whether its id is the value of one of these facts. */
    public boolean isNamed(List<Fact> references) {
        for (Fact reference : references) {
            if (reference.text().equals(subject.id())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return subject.toString();
    }
}
