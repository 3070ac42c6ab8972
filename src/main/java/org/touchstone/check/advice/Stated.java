package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.BitSet;
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

    private static final BitSet NOTHING = new BitSet(0);

    /** The key of every question about which approaches and components a thing belongs to. */
    private static final String ELEMENTS = "elements";

    /** By those choices made and words of questions answered, other than with no, that are looked for. */
    private final Map<String, List<Said>> answered;

    private final List<Said> texts;
    /** What is found in these, of all that is looked for. */
    private final BitSet found = new BitSet();

    private final WordsLookedFor lookedFor;
    private final boolean english;
    /** What of it is looked at here. */
    private final Predicate<Said> which;

    /**
     * A fact, and what it says.
     *
     * @param fact the fact
     * @param found what its text has of the words that are looked for; nothing where it is no text to look for words in
     * @param elements the elements that the thing it is about names; empty where it names none
     */
    private record Said(Fact fact, BitSet found, Set<String> elements) {}

    private Stated(
            Map<String, List<Said>> answered,
            List<Said> texts,
            WordsLookedFor lookedFor,
            boolean english,
            Predicate<Said> which) {
        this.answered = answered;
        this.texts = texts;
        this.lookedFor = lookedFor;
        this.english = english;
        this.which = which;
        texts.forEach(each -> found.or(each.found()));
    }

    /** What these facts state, of what is looked for. */
    static Stated by(List<Fact> facts, Suggested suggested) {
        WordsLookedFor lookedFor = suggested.lookedFor();
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
            if (fact.name().equals("course.language")) {
                english &= fact.text().toLowerCase(Locale.ROOT).startsWith("en");
            }
            if (fact.negative() || fact.kind().equals(DerivedFacts.CURRICULUM_OUTCOME)) {
                continue;
            }
            boolean inWords = IN_WORDS.contains(fact.question().answers());
            BitSet found = inWords ? lookedFor.in(fact.text()) : NOTHING;
            String answer = answer(fact);
            boolean shows = suggested.isShownBy(answer);
            if (shows || !found.isEmpty()) {
                Said said = new Said(fact, found, elements.getOrDefault(fact.subject(), Set.of()));
                if (shows) {
                    answered.computeIfAbsent(answer, each -> new ArrayList<>(2)).add(said);
                }
                if (!found.isEmpty()) {
                    texts.add(said);
                }
            }
        }
        return new Stated(answered, texts, lookedFor, english, said -> true);
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
        return new Stated(answered, those, lookedFor, english, which.and(such));
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
        return mentions(signs.namedBy());
    }

    /** Whether this could show the thing and does not. Words cannot be looked for in another language. */
    boolean lacks(Signs signs) {
        boolean canTell = english || !signs.shownBy().isEmpty();
        return canTell && !shows(signs);
    }

    /** Whether some text has one of these words, or one that begins like it. */
    boolean mentions(List<String> words) {
        return english && lookedFor.found(words, found);
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

    private static String answer(Fact fact) {
        AnswerKind kind = fact.question().answers();
        boolean choice = kind == AnswerKind.CHOICE || kind == AnswerKind.CHOICES;
        return choice ? fact.text() : fact.question().words();
    }
}
