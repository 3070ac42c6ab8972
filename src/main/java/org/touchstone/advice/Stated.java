package org.touchstone.advice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstone.catalogue.Guidance.Signs;
import org.touchstone.facts.Fact;
import org.touchstone.facts.Subject;
import org.touchstone.submission.AnswerKind;

/** What a course states of itself, as far as advice looks at it. */
final class Stated {

    private final List<Fact> facts;
    private final Map<Subject, Set<String>> elementsOf = new LinkedHashMap<>();
    private final boolean english;

    Stated(List<Fact> facts) {
        this.facts = facts;
        for (Fact fact : facts) {
            if (fact.name().equals(fact.kind() + ".elements")) {
                elementsOf
                        .computeIfAbsent(fact.subject(), subject -> new LinkedHashSet<>())
                        .add(fact.text());
            }
        }
        this.english = facts.stream()
                .filter(fact -> fact.name().equals("course.language"))
                .allMatch(fact -> fact.text().toLowerCase(Locale.ROOT).startsWith("en"));
    }

    /** Whether the course is in English, so that English words can be looked for. */
    boolean isEnglish() {
        return english;
    }

    /** The facts that may be about an element: those that name it, and those that name none. */
    Predicate<Fact> concerning(String element) {
        return fact -> fact.kind().equals("element")
                ? fact.subject().id().equals(element)
                : elementsOf.getOrDefault(fact.subject(), Set.of(element)).contains(element);
    }

    /** Whether some of these facts shows the thing. */
    boolean shows(Signs signs, Predicate<Fact> where) {
        return facts.stream()
                .filter(where)
                .anyMatch(fact -> answers(fact, signs) || (english && names(fact, signs.namedBy())));
    }

    /** Whether the facts could show the thing and do not. Words cannot be looked for in another language. */
    boolean lacks(Signs signs, Predicate<Fact> where) {
        boolean canTell = english || !signs.shownBy().isEmpty();
        return canTell && !shows(signs, where);
    }

    private static boolean answers(Fact fact, Signs signs) {
        AnswerKind kind = fact.question().answers();
        boolean choice = kind == AnswerKind.CHOICE || kind == AnswerKind.CHOICES;
        return signs.shownBy().contains(choice ? fact.text() : fact.question().words()) && !fact.negative();
    }

    private static boolean names(Fact fact, Collection<String> words) {
        AnswerKind kind = fact.question().answers();
        boolean text = kind == AnswerKind.TEXT || kind == AnswerKind.DESCRIPTION;
        return text && !fact.negative() && words.stream().anyMatch(word -> begins(" " + plain(fact.text()), word));
    }

    /** Whether some word of the text begins so. */
    private static boolean begins(String text, String word) {
        return text.contains(" " + plain(word));
    }

    /** A text in small letters, with a single space wherever there is anything but letters and digits. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
