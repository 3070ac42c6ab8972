package org.touchstone.check.advice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Guidance;
import org.touchstone.check.catalogue.Guidance.Behaviour;
import org.touchstone.check.catalogue.Guidance.Method;

/** What a catalogue suggests for each element, with the words to look for: worked out once for a catalogue. */
final class Suggested {

    private final Map<String, List<Method>> methods;
    private final Map<String, List<Behaviour>> behaviours;
    private final Map<String, List<String>> words = new HashMap<>();

    private Suggested(Guidance guidance) {
        methods = guidance.methods().stream().collect(Collectors.groupingBy(Method::element));
        behaviours = guidance.behaviours().stream().collect(Collectors.groupingBy(Behaviour::element));
        guidance.methods().forEach(method -> words.put(method.name(), Stated.words(method.name())));
    }

    static Suggested by(Catalogue catalogue) {
        return catalogue.once(Suggested.class, all -> new Suggested(all.guidance()));
    }

    /** The ways to learn in the table of an element, or in the general one. */
    List<Method> methods(String table) {
        return methods.getOrDefault(table, List.of());
    }

    /** How practitioners of a component behave. */
    List<Behaviour> behaviours(String element) {
        return behaviours.getOrDefault(element, List.of());
    }

    /** The words by which a text mentions a way to learn. */
    List<String> words(Method method) {
        return words.getOrDefault(method.name(), List.of());
    }
}
