package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstone.check.catalogue.Guidance.Signs;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.submission.AnswerKind;

/** What a course states of itself, or a part of it, as far as advice looks at it. */
final class Stated {

    private static final Set<AnswerKind> IN_WORDS =
            EnumSet.of(AnswerKind.TEXT, AnswerKind.PHRASE, AnswerKind.DESCRIPTION);

    /** How many letters a word has, as a rule, that means one thing. */
    private static final int TELLING = 8;

    private final List<Said> said;
    private final boolean english;
    private final Map<String, String> marked;
    /** The choices made and the words of the questions answered, other than with no. */
    private final Set<String> answered = new HashSet<>();

    private final List<Said> texts = new ArrayList<>();

    /**
     * A fact, and what it says in words.
     *
     * @param fact the fact
     * @param words its text in plain words, with a space before each; empty where it is none to look for words in
     * @param beginnings how these words begin; see {@link #beginning}
     */
    private record Said(Fact fact, String words, long beginnings) {

        static Said of(Fact fact) {
            AnswerKind kind = fact.question().answers();
            boolean text = IN_WORDS.contains(kind) && !fact.negative();
            String words = text ? " " + plain(fact.text()) : "";
            long beginnings = 0;
            for (int space = words.indexOf(' '); space >= 0; space = words.indexOf(' ', space + 1)) {
                beginnings |= beginning(words, space + 1);
            }
            return new Said(fact, words, beginnings);
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

    private Stated(List<Said> said, boolean english, Map<String, String> marked) {
        this.said = said;
        this.english = english;
        this.marked = marked;
        for (Said each : said) {
            if (!each.fact().negative()) {
                answered.add(answer(each.fact()));
            }
            if (!each.words().isEmpty()) {
                texts.add(each);
            }
        }
    }

    /** What these facts state. */
    static Stated by(List<Fact> facts) {
        List<Said> said = facts.stream()
                .filter(fact -> !fact.kind().equals(DerivedFacts.CURRICULUM_OUTCOME))
                .map(Said::of)
                .toList();
        boolean english = facts.stream()
                .filter(fact -> fact.name().equals("course.language"))
                .allMatch(fact -> fact.text().toLowerCase(Locale.ROOT).startsWith("en"));
        return new Stated(said, english, new HashMap<>());
    }

    /** What those of the facts state that are such. */
    Stated where(Predicate<Fact> such) {
        return new Stated(said.stream().filter(each -> such.test(each.fact())).toList(), english, marked);
    }

    /** What may be about an element: said of what names it, or of what names none. */
    Stated concerning(String element) {
        Set<Subject> aboutOthers = new HashSet<>();
        Set<Subject> about = new HashSet<>();
        for (Said each : said) {
            Fact fact = each.fact();
            if (fact.name().equals(fact.kind() + ".elements")) {
                (fact.text().equals(element) ? about : aboutOthers).add(fact.subject());
            }
        }
        aboutOthers.removeAll(about);
        return where(fact -> fact.kind().equals("element")
                ? fact.subject().id().equals(element)
                : !aboutOthers.contains(fact.subject()));
    }

    /** Whether the course is in English, so that English words can be looked for. */
    boolean isEnglish() {
        return english;
    }

    /** Whether some of this shows the thing. */
    boolean shows(Signs signs) {
        if (signs.shownBy().stream().anyMatch(answered::contains)) {
            return true;
        }
        List<String> words =
                english ? signs.namedBy().stream().map(this::marked).toList() : List.of();
        return texts.stream().anyMatch(text -> names(text, words));
    }

    /** Whether this could show the thing and does not. Words cannot be looked for in another language. */
    boolean lacks(Signs signs) {
        boolean canTell = english || !signs.shownBy().isEmpty();
        return canTell && !shows(signs);
    }

    /**
     * Whether some text has one of the things that a name is made of, as "supervision" of "Supervision and mentoring". What
     * follows a comma only says more of them, and a short word, as "team", means too much.
     */
    boolean mentions(String name) {
        List<String> words = Arrays.stream(name.split(",", 2)[0].split(Sentences.text("name.parted-by"), -1))
                .filter(part -> english && part.length() >= TELLING)
                .map(this::marked)
                .toList();
        return texts.stream().anyMatch(text -> names(text, words));
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

    /** A word in plain letters with a space before it; each is made plain once. */
    private String marked(String word) {
        return marked.computeIfAbsent(word, each -> " " + plain(each));
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
