package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Those things of one kind of which all that was said so far holds: {@code those("session").is("stage", "follow-up")}. It
 * keeps apart those of which it is known and those of which it may hold, for an answer is open. Never changes once made.
 */
public final class Those {

    /** All there are of the kind, of which nothing was said so far, or else nothing. */
    private final AllOfKind all;

    private final List<Described> known;
    private final List<Described> open;
    private final boolean complete;
    private final Asked asked;

    private Those(AllOfKind all, List<Described> known, List<Described> open, boolean complete, Asked asked) {
        this.all = all;
        this.known = known;
        this.open = open;
        this.complete = complete;
        this.asked = asked;
    }

    /**
     * All things of a kind.
     *
     * @param all those that are described
     * @param complete whether these are all there is
     * @param asked on behalf of what
     */
    static Those all(AllOfKind all, boolean complete, Asked asked) {
        return new Those(all, all.things(), List.of(), complete, asked);
    }

    private Those those(List<Described> stillKnown, List<Described> stillOpen) {
        return new Those(AllOfKind.NOTHING, stillKnown, stillOpen, complete, asked);
    }

    private boolean areAll() {
        return all != AllOfKind.NOTHING;
    }

    /** Those of which something more holds, and apart from them those of which that is open. */
    private Those where(Predicate<Described> holds, Predicate<Described> isOpen) {
        if (known.isEmpty() && open.isEmpty()) {
            return this;
        }
        List<Described> stillKnown = new ArrayList<>(known.size());
        List<Described> stillOpen = List.of();
        for (Described each : known) {
            if (holds.test(each)) {
                stillKnown.add(each);
            } else if (isOpen.test(each)) {
                stillOpen = with(each, stillOpen);
            }
        }
        for (Described each : open) {
            if (holds.test(each) || isOpen.test(each)) {
                stillOpen = with(each, stillOpen);
            }
        }
        return those(stillKnown, stillOpen);
    }

    /** A list with one more; most have none. */
    private static List<Described> with(Described more, List<Described> list) {
        List<Described> all = list.isEmpty() ? new ArrayList<>() : list;
        all.add(more);
        return all;
    }

    /** Those of which something more holds that is open as long as a question is. */
    private Those where(String name, Predicate<Described> holds) {
        return where(holds, each -> each.open(name));
    }

    /** See {@link Described#is}. */
    public Those is(String name, String value) {
        if (areAll()) {
            AllOfKind.Parted parted = all.saying(name, value);
            return those(parted.known(), parted.open());
        }
        return where(name, each -> each.is(name, value));
    }

    /** See {@link Described#is}. */
    public Those is(String name, String... values) {
        return where(name, each -> each.is(name, values));
    }

    /** See {@link Described#isNot}. */
    public Those isNot(String name, String... values) {
        return where(name, each -> each.isNot(name, values));
    }

    /** See {@link Described#given}. */
    public Those given(String name) {
        return where(name, each -> each.given(name));
    }

    /** See {@link Described#notGiven}. */
    public Those notGiven(String name) {
        return where(name, each -> each.notGiven(name));
    }

    /** See {@link Described#no}. */
    public Those no(String name) {
        return where(name, each -> each.no(name));
    }

    /** See {@link Described#notNo}. */
    public Those notNo(String name) {
        return where(name, each -> each.notNo(name));
    }

    /** See {@link Described#said}. */
    public Those said(String name) {
        return where(each -> each.said(name), each -> false);
    }

    /** See {@link Described#unsaid}. */
    public Those unsaid(String name) {
        return where(each -> each.unsaid(name), each -> false);
    }

    /** See {@link Described#compares}. */
    public Those compares(String name, Relation relation, Bounds other) {
        return where(each -> each.compares(name, relation, other), each -> !each.comparesNot(name, relation, other));
    }

    /** See {@link Described#comparesNot}. */
    public Those comparesNot(String name, Relation relation, Bounds other) {
        return where(each -> each.comparesNot(name, relation, other), each -> !each.compares(name, relation, other));
    }

    /** See {@link Described#between}. */
    public Those between(String name, Bounds least, Bounds most) {
        return where(each -> each.between(name, least, most), each -> !each.notBetween(name, least, most));
    }

    /** See {@link Described#notBetween}. */
    public Those notBetween(String name, Bounds least, Bounds most) {
        return where(each -> each.notBetween(name, least, most), each -> !each.between(name, least, most));
    }

    /** Those to which the answer of what is asked refers. */
    public Those isNamedIn(String name) {
        boolean open = asked.about(name).open(name);
        if (areAll() && !open) {
            List<Described> named = new ArrayList<>();
            named(name).forEach(id -> named.addAll(all.withId(id)));
            return those(named, List.of());
        }
        Set<String> ids = named(name);
        return where(each -> ids.contains(each.getId()), each -> open);
    }

    /** Those to which the answer of what is asked is known not to refer. */
    public Those isNotNamedIn(String name) {
        Set<String> ids = named(name);
        boolean open = asked.about(name).open(name);
        return where(each -> !open && !ids.contains(each.getId()), each -> open);
    }

    /** The ids that what is asked names, each once. */
    private Set<String> named(String name) {
        List<Fact> facts = asked.on(name);
        if (facts.size() < 2) {
            return facts.isEmpty() ? Set.of() : Set.of(facts.get(0).text());
        }
        Set<String> ids = new LinkedHashSet<>();
        facts.forEach(fact -> ids.add(fact.text()));
        return ids;
    }

    /** Whether it is known that there is one. */
    public boolean any() {
        return !known.isEmpty();
    }

    /** Whether it is known that there is none. */
    public boolean none() {
        return complete && known.isEmpty() && open.isEmpty();
    }

    /** See {@link Amounts#count}. */
    public Bounds count() {
        return Amounts.count(known, mayCount(), complete);
    }

    /** See {@link Amounts#total}. */
    public Bounds total(String name) {
        return Amounts.total(known, mayCount(), complete, name);
    }

    /** See {@link Amounts#first}. */
    public Bounds first(String name) {
        return Amounts.first(known, mayCount(), complete, name);
    }

    /** See {@link Amounts#last}. */
    public Bounds last(String name) {
        return Amounts.last(known, mayCount(), complete, name);
    }

    /** Whether it is known that these are all there are, and that they are so far apart; see {@link Amounts#apart}. */
    public boolean apart(String name, Bounds least) {
        return complete && Amounts.apart(mayCount(), name, least);
    }

    /** See {@link Amounts#notApart}. */
    public boolean notApart(String name, Bounds least) {
        return Amounts.notApart(known, name, least);
    }

    private List<Described> mayCount() {
        if (open.isEmpty()) {
            return known;
        }
        List<Described> all = new ArrayList<>(known);
        all.addAll(open);
        return all;
    }
}
