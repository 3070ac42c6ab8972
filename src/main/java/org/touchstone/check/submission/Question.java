package org.touchstone.check.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One question that a submission may answer. Two with the same name are the same question. */
public final class Question {

    /**
     * What a question may be for, beside the standards: a public register of accredited courses, which shows it or is
     * searched by it; letters to the provider; and the documents that answers cite, for a reviewer to find them.
     */
    public static final List<String> PURPOSES = List.of("register", "letters", "documents");

    private static final Pattern WORD_END = Pattern.compile("([a-z])([A-Z])");

    private final String kind;
    private final String key;
    private final AnswerKind answers;
    private final List<String> choices;
    private final String to;
    private final boolean must;
    private final String ask;
    private final String help;
    private final String keptFor;
    private final String claim;
    private final List<String> unless;
    private final Map<String, String> otherWords;
    private final int least;
    private final String words;
    private final String name;

    /**
     * A question.
     *
     * @param kind the kind of thing it is asked of: {@code course}, or an item of a list such as {@code session}
     * @param key the key in the file, such as {@code groupSize}
     * @param answers what kind of answer it takes
     * @param choices the words to choose from, where the answer is a choice; otherwise empty
     * @param to the kind that is referred to, where the answer refers to other items; otherwise empty
     * @param must whether a file without an answer is refused
     * @param ask the question, as put to a provider
     * @param help a further sentence for the provider; may be empty
     */
    public Question(
            String kind,
            String key,
            AnswerKind answers,
            List<String> choices,
            String to,
            boolean must,
            String ask,
            String help) {
        this(kind, key, answers, choices, to, must, ask, help, "", "", List.of(), Map.of(), 0);
    }

    /**
     * A question with all that may be said of it.
     *
     * @param keptFor for which other purpose than a standard it is asked, one of {@link #PURPOSES}; empty where there is none
     * @param claim the kind of element that a course has to claim some of to be asked, one of {@link Questions#CLAIMABLE}; empty where
     *     each course is
     * @param unless the choices with which a thing says that this is not asked of it, and the keys of questions instead of
     *     which it is asked; empty where there are none
     * @param otherWords what people write for a choice, or for no, by the words they use, in small letters
     * @param least the least that a count can be
     */
    Question(
            String kind,
            String key,
            AnswerKind answers,
            List<String> choices,
            String to,
            boolean must,
            String ask,
            String help,
            String keptFor,
            String claim,
            List<String> unless,
            Map<String, String> otherWords,
            int least) {
        this.kind = kind;
        this.key = key;
        this.answers = answers;
        this.choices = List.copyOf(choices);
        this.to = to;
        this.must = must;
        this.ask = ask;
        this.help = help;
        this.keptFor = keptFor;
        this.claim = claim;
        this.unless = List.copyOf(unless);
        this.otherWords = Map.copyOf(otherWords);
        this.least = least;
        this.words = words(key);
        this.name = (kind + "." + words).intern(); // The rules' own copies are interned: comparing them takes one step.
    }

    public String kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    public AnswerKind answers() {
        return answers;
    }

    public List<String> choices() {
        return choices;
    }

    public String to() {
        return to;
    }

    public boolean must() {
        return must;
    }

    public String ask() {
        return ask;
    }

    public String help() {
        return help;
    }

    /** What else it is for than a standard, one of {@link #PURPOSES}; empty where there is nothing. */
    public String keptFor() {
        return keptFor;
    }

    /** The kind of element that a course has to claim some of to be asked; empty where each course is. */
    public String claim() {
        return claim;
    }

    /**
     * The choices with which a thing says that this is not asked of it, and the keys of the questions instead of which it
     * is asked; empty where it is asked of each.
     */
    public List<String> unless() {
        return unless;
    }

    /** What people write for a choice, or for no, by the words they use, in small letters. */
    Map<String, String> otherWords() {
        return otherWords;
    }

    /** The least that a count can be: there is no group of nobody. */
    public int least() {
        return least;
    }

    /** Whether it gives a thing the name by which reports, or other answers, speak of it. */
    public boolean names() {
        return answers == AnswerKind.ID || (answers == AnswerKind.TEXT && must);
    }

    /** The plain words of a key: {@code group size} of {@code groupSize}. */
    public static String words(String key) {
        return WORD_END.matcher(key).replaceAll("$1 $2").toLowerCase(Locale.ROOT);
    }

    /** The question's name in plain words, as rules write it: {@code group size}. */
    public String words() {
        return words;
    }

    /** The name under which facts and rules know it: {@code session.group size}. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && name.equals(question.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
