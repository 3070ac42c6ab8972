package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstone.check.located.CleanText;

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
     * @param facts what is said of it, by the facts' names; an empty list where it is known that there is nothing, though
     *     nobody says so: what would be worked out from answers that are all given
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
        List<Fact> all = new ArrayList<>(facts.size());
        facts.values().forEach(all::addAll);
        return Collections.unmodifiableList(all);
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

    /** Whether it has the title of something else, which may be the same thing in another list. */
    public boolean isCalledAs(Described other) {
        return !Collections.disjoint(titles(), other.titles());
    }

    /** What it is called, as titles are compared. */
    List<String> titles() {
        List<String> titles = new ArrayList<>(1);
        for (Fact title : on(getKind() + ".title")) {
            titles.add(CleanText.plain(title.text()).toLowerCase(Locale.ROOT));
        }
        return titles;
    }

    /** Whether it is known that nothing is given. */
    public boolean notGiven(String name) {
        return !open(name) && !given(name);
    }

    /** Whether it is said or known that there is none. */
    public boolean no(String name) {
        List<Fact> named = facts.get(name);
        if (named == null) {
            return false;
        }
        for (Fact fact : named) {
            if (fact.negative()) {
                return true;
            }
        }
        return named.isEmpty();
    }

    /** Whether it is known that there is not none. */
    public boolean notNo(String name) {
        return !open(name) && !no(name);
    }

    /** Whether nothing is said. */
    public boolean unsaid(String name) {
        return on(name).isEmpty();
    }

    /** Whether something is said. */
    public boolean said(String name) {
        return !unsaid(name);
    }

    /** Whether nothing is said, and nothing is known. */
    public boolean open(String name) {
        return !facts.containsKey(name);
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

    /** Whether one of these values is said, alone or among others. */
    public boolean is(String name, String... values) {
        return isAny(name, Arrays.asList(values));
    }

    /** Whether one of these values is said, alone or among others. */
    public boolean isAny(String name, List<String> values) {
        for (Fact fact : on(name)) {
            if (values.contains(fact.text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is known that it is not this value: an answer is given, and it does not hold it. */
    public boolean isNot(String name, String value) {
        return !open(name) && !is(name, value);
    }

    /** Whether it is known that it is none of these values: an answer is given, and it does not hold them. */
    public boolean isNot(String name, String... values) {
        return !open(name) && !is(name, values);
    }

    /** What is known of a size. */
    public Bounds size(String name) {
        List<Fact> said = on(name);
        if (said.isEmpty()) {
            return open(name) ? Bounds.UNKNOWN : Bounds.NONE;
        }
        double low = said.get(0).number();
        double high = said.get(0).most();
        for (Fact fact : said) {
            low = Math.min(low, fact.number());
            high = Math.max(high, fact.most());
        }
        return new Bounds(Bounds.exact(low), Bounds.exact(high));
    }

    /** Whether a relation to another size is known to hold. */
    public boolean compares(String name, Relation relation, Bounds other) {
        return size(name).compares(relation, other);
    }

    /** Whether a relation to another size is known not to hold. */
    public boolean comparesNot(String name, Relation relation, Bounds other) {
        return size(name).comparesNot(relation, other);
    }

    /** Whether a size is known to be no less than a second and no more than a third. */
    public boolean between(String name, Bounds least, Bounds most) {
        return size(name).between(least, most);
    }

    /** Whether a size is known to be less than a second or more than a third. */
    public boolean notBetween(String name, Bounds least, Bounds most) {
        return size(name).notBetween(least, most);
    }

    /** Whether the answer of something else to a question refers to this. */
    public boolean isNamedIn(Asked other, String name) {
        return other.is(name, subject.id());
    }

    @Override
    public String toString() {
        return subject.toString();
    }
}
