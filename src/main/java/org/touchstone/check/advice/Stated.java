package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.touchstone.check.catalogue.Guidance.Signs;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;

/** What a course states of itself, or a part of it, as far as advice looks at it. */
final class Stated {

    private static final Set<AnswerKind> IN_WORDS =
            EnumSet.of(AnswerKind.TEXT, AnswerKind.PHRASE, AnswerKind.DESCRIPTION);

    /** How many letters a word has, as a rule, that means one thing. */
    private static final int TELLING = 8;

    private static final Pattern PARTED = Pattern.compile(AdviceSentences.text("name.parted-by"));

    /** The key of every question about which approaches and components a thing belongs to. */
    private static final String ELEMENTS = "elements";

    /** By the choices made and the words of the questions answered, other than with no: what the course says. */
    private final Map<String, List<Said>> answered;

    private final List<Said> texts;
    private final boolean english;
    /** What of it is looked at here. */
    private final Predicate<Said> which;

    /**
     * A fact, and what it says in words.
     *
     * @param fact the fact
     * @param words its text in plain words, with a space before each; empty where it is none to look for words in
     * @param beginnings how these words begin; see {@link #beginning}
     * @param elements the elements that the thing it is about names; empty where it names none
     */
    private record Said(Fact fact, String words, long beginnings, Set<String> elements) {

        static Said of(Fact fact, Set<String> elements) {
            AnswerKind kind = fact.question().answers();
            boolean text = IN_WORDS.contains(kind) && !fact.negative();
            String words = text ? " " + Words.plain(fact.text()) : "";
            long beginnings = 0;
            for (int space = words.indexOf(' '); space >= 0; space = words.indexOf(' ', space + 1)) {
                beginnings |= beginning(words, space + 1);
            }
            return new Said(fact, words, beginnings, elements);
        }

        /** Most texts have no word that begins like this one, and need not be searched. */
        boolean has(String word) {
            boolean mayHave = word.length() < 3 || (beginnings & beginning(word, 1)) != 0;
            return mayHave && words.contains(word);
        }

        /** One bit, of 64, for the two letters that a word begins with; none where there is only one letter. */
        private static long beginning(String words, int at) {
            return at + 1 < words.length() ? 1L << (31 * words.charAt(at) + words.charAt(at + 1)) : 0;
        }
    }

    private Stated(Map<String, List<Said>> answered, List<Said> texts, boolean english, Predicate<Said> which) {
        this.answered = answered;
        this.texts = texts;
        this.english = english;
        this.which = which;
    }

    /** What these facts state. */
    static Stated by(List<Fact> facts) {
        Map<Subject, Set<String>> elements = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.question().key().equals(ELEMENTS)) {
                elements.computeIfAbsent(fact.subject(), named -> new HashSet<>())
                        .add(fact.text());
            }
        }
        Map<String, List<Said>> answered = new HashMap<>();
        List<Said> texts = new ArrayList<>();
        boolean english = true;
        for (Fact fact : facts) {
            if (!fact.kind().equals(DerivedFacts.CURRICULUM_OUTCOME)) {
                Said said = Said.of(fact, elements.getOrDefault(fact.subject(), Set.of()));
                if (!fact.negative()) {
                    answered.computeIfAbsent(answer(fact), answer -> new ArrayList<>(2))
                            .add(said);
                }
                if (!said.words().isEmpty()) {
                    texts.add(said);
                }
            }
            if (fact.name().equals("course.language")) {
                english &= fact.text().toLowerCase(Locale.ROOT).startsWith("en");
            }
        }
        return new Stated(answered, texts, english, said -> true);
    }

    /** What those of the facts state that are such. */
    Stated where(Predicate<Fact> such) {
        return those(each -> such.test(each.fact()));
    }

    /** What may be about an element: said of what names it, or of what names none. */
    Stated concerning(String element) {
        return those(each -> each.fact().kind().equals("element")
                ? each.fact().subject().id().equals(element)
                : each.elements().isEmpty() || each.elements().contains(element));
    }

    private Stated those(Predicate<Said> such) {
        List<Said> those = new ArrayList<>();
        for (Said each : texts) {
            if (such.test(each)) {
                those.add(each);
            }
        }
        return new Stated(answered, those, english, which.and(such));
    }

    /** Whether the course is in English, so that English words can be looked for. */
    boolean isEnglish() {
        return english;
    }

    /** Whether some of this shows the thing. */
    boolean shows(Signs signs) {
        for (String choice : signs.shownBy()) {
            for (Said said : answered.getOrDefault(choice, List.of())) {
                if (which.test(said)) {
                    return true;
                }
            }
        }
        return english && anyNames(signs.namedBy());
    }

    /** Whether this could show the thing and does not. Words cannot be looked for in another language. */
    boolean lacks(Signs signs) {
        boolean canTell = english || !signs.shownBy().isEmpty();
        return canTell && !shows(signs);
    }

    /** Whether some text has one of these words, or one that begins like it. */
    boolean mentions(List<String> words) {
        return english && anyNames(words);
    }

    /**
     * The words to look for in place of a name: the things that it is made of, as "supervision" of "Supervision and mentoring".
     * What follows a comma only says more of them, and a short word, as "team", means too much.
     */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : PARTED.split(name.split(",", 2)[0])) {
            if (part.length() >= TELLING) {
                words.add(" " + Words.plain(part));
            }
        }
        return words;
    }

    private boolean anyNames(List<String> words) {
        for (Said text : texts) {
            if (names(text, words)) {
                return true;
            }
        }
        return false;
    }

    private static String answer(Fact fact) {
        AnswerKind kind = fact.question().answers();
        boolean choice = kind == AnswerKind.CHOICE || kind == AnswerKind.CHOICES;
        return choice ? fact.text() : fact.question().words();
    }

    /** Whether some word of the fact's text begins with one of these. */
    private static boolean names(Said said, List<String> words) {
        for (String word : words) {
            if (said.has(word)) {
                return true;
            }
        }
        return false;
    }
}
