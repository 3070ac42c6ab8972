package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Value;
import org.touchstone.check.submission.Question;

/**
 * What conditions speak of: the answers about what is asked and about the course, the things and the answers about them, and
 * for each answer everything that it is held against. From this follows which answers the rules can tell apart.
 */
final class Spoken {

    /** A count compared with another count that is not written anywhere is told apart up to this. */
    static final int UP_TO = 3;

    private final Function<String, List<Double>> parameterValues;
    private final Set<Question> answers = new LinkedHashSet<>();
    private final Map<String, Set<Question>> items = new LinkedHashMap<>();
    private final Map<Question, List<Set<String>>> choices = new HashMap<>();
    private final Map<Question, Sizes> sizes = new HashMap<>();
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Map<String, Set<Predicate>> ofItems = new LinkedHashMap<>();
    private final Map<String, Set<Question>> naming = new LinkedHashMap<>();
    private final Map<Value, Sizes> amounts = new LinkedHashMap<>();
    private final Map<Value, String> kindOfAmount = new LinkedHashMap<>();
    private final Set<Object> apart = new LinkedHashSet<>();

    /** What one or several sizes that are held against each other are compared with. */
    static final class Sizes {
        private final Set<Question> members = new LinkedHashSet<>();
        private final Set<Object> compared = new LinkedHashSet<>();
        private final NavigableSet<Double> numbers = new TreeSet<>();
        private final NavigableSet<Double> shifts = new TreeSet<>();

        Set<Question> members() {
            return members;
        }

        NavigableSet<Double> numbers() {
            return numbers;
        }

        NavigableSet<Double> shifts() {
            return shifts;
        }

        /** Whether these are held against each other, so that of two sizes between the same bounds one may be larger. */
        boolean areCompared() {
            return compared.size() > 1;
        }
    }

    /**
     * Nothing yet.
     *
     * @param parameterValues the values that a number of the requirement may have, in days where it is a length of time
     */
    Spoken(Function<String, List<Double>> parameterValues) {
        this.parameterValues = parameterValues;
    }

    Spoken add(Condition condition) {
        if (condition instanceof Condition.Says says) {
            answers.add(says.predicate().question());
            predicate(says.predicate());
        } else if (condition instanceof Condition.ThereIs there) {
            things(there.things());
        } else if (condition instanceof Condition.Every every) {
            things(every.things());
            of(every.things().kind(), every.predicate());
        } else if (condition instanceof Condition.Apart parted) {
            things(parted.things());
            item(parted.things().kind(), parted.question());
            Sizes of = of(parted.question());
            sized(parted.least(), of);
            of.shifts.addAll(of.numbers);
            of.numbers.clear();
            apart.add(List.of(parted.things(), parted.question(), of.shifts));
        } else if (condition instanceof Condition.Compared compared) {
            Sizes together = new Sizes();
            sized(compared.one(), together);
            sized(compared.other(), together);
            share(together, compared.one(), compared.other());
        } else if (condition instanceof Condition.Within within) {
            Sizes together = new Sizes();
            sized(within.one(), together);
            sized(within.least(), together);
            sized(within.most(), together);
            share(together, within.one(), within.least(), within.most());
        } else if (condition instanceof Condition.NotSet notSet) {
            parameters.add(notSet.parameter());
        } else if (condition instanceof Condition.AnyOf any) {
            any.conditions().forEach(this::add);
        } else if (condition instanceof Condition.AllOf all) {
            all.conditions().forEach(this::add);
        } else if (condition instanceof Condition.Not not) {
            add(not.condition());
        }
        return this;
    }

    /** An answer that the rules are said to rest on. */
    Spoken answer(Question question) {
        answers.add(question);
        return this;
    }

    /** An answer about things that the rules are said to rest on. */
    Spoken item(String kind, Question question) {
        items.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(question);
        return this;
    }

    /** A list of things that the rules are said to rest on. */
    Spoken list(String kind) {
        items.computeIfAbsent(kind, k -> new LinkedHashSet<>());
        return this;
    }

    private void things(Things things) {
        list(things.kind());
        things.which().forEach(which -> of(things.kind(), which));
    }

    private void of(String kind, Predicate predicate) {
        ofItems.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(predicate);
        if (predicate instanceof Predicate.NamedIn named) {
            answers.add(named.question());
            naming.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(named.question());
        } else {
            item(kind, predicate.question());
            predicate(predicate);
        }
    }

    private void predicate(Predicate predicate) {
        if (predicate instanceof Predicate.Is is) {
            choices(predicate.question(), is.choices());
        } else if (predicate instanceof Predicate.IsNot is) {
            choices(predicate.question(), is.choices());
        } else if (predicate instanceof Predicate.Compares compares) {
            sized(compares.value(), direct(compares.question()));
            share(of(compares.question()), compares.value());
        } else if (predicate instanceof Predicate.Between between) {
            sized(between.least(), direct(between.question()));
            sized(between.most(), of(between.question()));
            share(of(between.question()), between.least(), between.most());
        }
    }

    private void choices(Question question, List<String> some) {
        choices.computeIfAbsent(question, q -> new ArrayList<>()).add(Set.copyOf(some));
    }

    private Sizes of(Question question) {
        Sizes known = sizes.computeIfAbsent(question, q -> new Sizes());
        known.members.add(question);
        return known;
    }

    /** The sizes of a question whose answers themselves are compared. */
    private Sizes direct(Question question) {
        Sizes known = of(question);
        known.compared.add(question);
        return known;
    }

    /** Takes in what a value holds: written numbers, and the sizes that vary. */
    private void sized(Value value, Sizes into) {
        if (value instanceof Value.Count count) {
            into.numbers.add(count.number());
        } else if (value instanceof Value.Length length) {
            into.numbers.add(length.days());
        } else if (value instanceof Value.Day day) {
            into.numbers.add((double) day.date().toEpochDay());
        } else if (value instanceof Value.OfParameter parameter) {
            parameters.add(parameter.name());
            into.numbers.addAll(parameterValues.apply(parameter.name()));
        } else if (value instanceof Value.OfAnswer answer) {
            answers.add(answer.question());
            merge(into, direct(answer.question()));
        } else if (value instanceof Value.Shifted shifted) {
            sized(shifted.date(), into);
            Sizes lengths = new Sizes();
            sized(shifted.length(), lengths);
            into.shifts.addAll(lengths.numbers);
        } else if (value instanceof Value.NumberOf number) {
            amount(value, number.things(), into);
        } else if (value instanceof Value.TotalOf total) {
            amount(value, total.things(), into);
            item(total.things().kind(), total.question());
            merge(into, of(total.question()));
        } else if (value instanceof Value.FirstOf first) {
            amount(value, first.things(), into);
            item(first.things().kind(), first.question());
            merge(into, of(first.question()));
        } else if (value instanceof Value.LastOf last) {
            amount(value, last.things(), into);
            item(last.things().kind(), last.question());
            merge(into, of(last.question()));
        }
    }

    private void amount(Value value, Things things, Sizes into) {
        things(things);
        into.compared.add(value);
        kindOfAmount.put(value, things.kind());
    }

    private void share(Sizes sizes, Value... values) {
        for (Value value : values) {
            if (kindOfAmount.containsKey(value)) {
                Sizes known = amounts.get(value);
                if (known == null) {
                    amounts.put(value, sizes);
                } else {
                    merge(known, sizes);
                }
            }
        }
    }

    /** From now on two are one. */
    private void merge(Sizes one, Sizes other) {
        if (one == other) {
            return;
        }
        one.members.addAll(other.members);
        one.numbers.addAll(other.numbers);
        one.shifts.addAll(other.shifts);
        one.compared.addAll(other.compared);
        one.members.forEach(member -> sizes.put(member, one));
        amounts.replaceAll((value, of) -> of == other ? one : of);
    }

    Set<Question> answers() {
        return answers;
    }

    /** The kinds of things, each with the answers about them. */
    Map<String, Set<Question>> items() {
        return items;
    }

    /** The sets of choices that an answer is held against. */
    List<Set<String>> choices(Question question) {
        return choices.getOrDefault(question, List.of());
    }

    /** What a size is held against; nothing where it is not. */
    Sizes sizes(Question question) {
        return sizes.getOrDefault(question, new Sizes());
    }

    Set<String> parameters() {
        return parameters;
    }

    /** What is said of things of a kind. */
    Set<Predicate> ofItems(String kind) {
        return ofItems.getOrDefault(kind, Set.of());
    }

    /** The questions by whose answers what is asked may name things of a kind. */
    Set<Question> naming(String kind) {
        return naming.getOrDefault(kind, Set.of());
    }

    /** The amounts of things of a kind, each with what it is held against. */
    Map<Value, Sizes> amounts(String kind) {
        Map<Value, Sizes> those = new LinkedHashMap<>();
        kindOfAmount.forEach((value, of) -> {
            if (of.equals(kind)) {
                those.put(value, amounts.getOrDefault(value, new Sizes()));
            }
        });
        return those;
    }

    /** Whether things are to lie apart. */
    boolean speaksOfApart() {
        return !apart.isEmpty();
    }

    /** Whether all things that are to lie apart are the same, and by as much. */
    boolean speaksOfOneApart() {
        return apart.size() == 1;
    }
}
