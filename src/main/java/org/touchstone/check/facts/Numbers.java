package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Parameter;

/**
 * The numbers of one requirement that hold on a day: each in general, and what some have instead for one element, level or
 * mode. Of several such values that fit, the one that says most about what it is for counts.
 */
final class Numbers {

    /** No numbers. */
    static final Numbers NONE = new Numbers();

    private static final Comparator<Parameter> MOST_SPECIAL_FIRST = Comparator.comparingInt(
                    (Parameter parameter) -> -parts(parameter.only()))
            .thenComparing(parameter -> parameter.only().toString());

    private static final Optional<Boolean> FITS = Optional.of(true);

    private final Map<String, Parameter> general = new HashMap<>();
    private final Map<String, List<Parameter>> special = new HashMap<>();

    /**
     * What is known of a number for one thing.
     *
     * @param known whether it is known which value holds
     * @param parameter the value that holds; empty where it has none
     */
    record InForce(boolean known, Optional<Parameter> parameter) {

        private static final InForce OPEN = new InForce(false, Optional.empty());
        private static final InForce NOT_SET = new InForce(true, Optional.empty());
    }

    void add(Parameter parameter) {
        if (parameter.only().isAll()) {
            general.put(parameter.name(), parameter);
        } else {
            List<Parameter> known = special.computeIfAbsent(parameter.name(), name -> new ArrayList<>());
            known.add(parameter);
            known.sort(MOST_SPECIAL_FIRST);
        }
    }

    private static int parts(Parameter.For only) {
        return (int) Stream.of(only.element(), only.level(), only.mode())
                .filter(Optional::isPresent)
                .count();
    }

    /** What is known of the number of this name for a thing. */
    InForce of(String name, Described it) {
        for (Parameter parameter : special.getOrDefault(name, List.of())) {
            Optional<Boolean> fits = fits(parameter.only(), it);
            if (fits.isEmpty()) {
                return InForce.OPEN;
            }
            if (fits.get()) {
                return inForce(parameter);
            }
        }
        Parameter parameter = general.get(name);
        return parameter == null ? InForce.NOT_SET : inForce(parameter);
    }

    private static InForce inForce(Parameter parameter) {
        return parameter.isSet() ? new InForce(true, Optional.of(parameter)) : InForce.NOT_SET;
    }

    /** Whether a value is for a thing; empty where that is unsaid. */
    private static Optional<Boolean> fits(Parameter.For only, Described it) {
        boolean open = false;
        for (Optional<Boolean> each : List.of(
                only.element().map(id -> isAbout(it, id)).orElse(FITS),
                only.level()
                        .map(level -> is(it, "element.highest level", level.toString()))
                        .orElse(FITS),
                only.mode().map(mode -> is(it, "session.mode", mode)).orElse(FITS))) {
            if (each.isPresent() && !each.get()) {
                return each;
            }
            open |= each.isEmpty();
        }
        return open ? Optional.empty() : FITS;
    }

    /** Whether a thing is this approach or component, or is about it. */
    private static Optional<Boolean> isAbout(Described it, String element) {
        return it.getKind().equals("element")
                ? Optional.of(it.getId().equals(element))
                : is(it, it.getKind() + ".elements", element);
    }

    private static Optional<Boolean> is(Described it, String name, String value) {
        if (it.is(name, value)) {
            return FITS;
        }
        return it.isNot(name, value) ? Optional.of(false) : Optional.empty();
    }
}
