package org.touchstone.check.advice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Guidance;
import org.touchstone.check.catalogue.Guidance.AssessmentKind;
import org.touchstone.check.catalogue.Guidance.Behaviour;
import org.touchstone.check.catalogue.Guidance.Driver;
import org.touchstone.check.catalogue.Guidance.Method;
import org.touchstone.check.catalogue.Guidance.Signs;
import org.touchstone.check.catalogue.Guidance.Skill;
import org.touchstone.check.catalogue.Source;

/** What a catalogue suggests for each element, with the words to look for: worked out once for a catalogue. */
final class Suggested {

    private final Map<String, List<Method>> methods;
    private final Map<String, List<Behaviour>> behaviours;
    private final Map<String, List<String>> words = new HashMap<>();
    private final WordsLookedFor lookedFor;
    private final Set<String> answers;

    private Suggested(Guidance guidance) {
        methods = guidance.methods().stream().collect(Collectors.groupingBy(Method::element));
        behaviours = guidance.behaviours().stream().collect(Collectors.groupingBy(Behaviour::element));
        guidance.methods().forEach(method -> words.put(method.name(), Stated.words(method.name())));
        guidance.drivers().forEach(driver -> words.put(driver.source().document(), Stated.words(places(driver))));
        List<Signs> signs = Stream.of(
                        guidance.methods().stream().map(Method::signs),
                        guidance.skills().stream().map(Skill::signs),
                        guidance.assessmentKinds().stream().map(AssessmentKind::signs),
                        guidance.drivers().stream().map(Driver::signs))
                .flatMap(each -> each)
                .toList();
        lookedFor = new WordsLookedFor(Stream.concat(signs.stream().map(Signs::namedBy), words.values().stream())
                .flatMap(List::stream));
        answers = signs.stream().flatMap(each -> each.shownBy().stream()).collect(Collectors.toSet());
    }

    /** The places that a page of advice for some of them is called by. */
    private static String places(Driver driver) {
        return driver.source().document().split(" page ", 2)[0];
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

    /** The words by which a text mentions a place whose page a driver is on. */
    List<String> places(Source page) {
        return words.getOrDefault(page.document(), List.of());
    }

    /** Whether a choice, or that the question of these words is answered, shows something that is looked for. */
    boolean isShownBy(String answer) {
        return answers.contains(answer);
    }

    /** All the words to look for in texts. */
    WordsLookedFor lookedFor() {
        return lookedFor;
    }
}
