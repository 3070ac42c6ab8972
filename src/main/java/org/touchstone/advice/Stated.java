package org.touchstone.advice;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstone.catalogue.Guidance.Signs;
import org.touchstone.facts.DerivedFacts;
import org.touchstone.facts.Fact;
import org.touchstone.facts.Subject;
import org.touchstone.submission.AnswerKind;

/** What a course states of itself, as far as advice looks at it. */
final class Stated {

    private final List<Fact> facts;
    private final Map<Subject, Set<String>> elementsOf = new LinkedHashMap<>();
    private final Map<String, String> marked = new HashMap<>();
    private final boolean english;

    Stated(List<Fact> facts) {
        this.facts = facts.stream()
                .filter(fact -> !fact.kind().equals(DerivedFacts.CURRICULUM_OUTCOME))
                .toList();
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

    /** Whether some word of the fact's text begins with one of these. */
    private boolean names(Fact fact, Collection<String> words) {
        AnswerKind kind = fact.question().answers();
        boolean text = kind == AnswerKind.TEXT || kind == AnswerKind.DESCRIPTION;
        if (!text || fact.negative() || words.isEmpty()) {
            return false;
        }
        String said = marked(fact.text());
        for (String word : words) {
            if (said.contains(marked(word))) {
                return true;
            }
        }
        return false;
    }

    /** A text in plain words with a space before the first; each text is made plain once. */
    private String marked(String text) {
        return marked.computeIfAbsent(text, each -> " " + plain(each));
    }

    /** A text in small letters, with a single space wherever there is anything but letters and digits. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(letter)) {
                plain.append(letter);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().strip();
    }
}
