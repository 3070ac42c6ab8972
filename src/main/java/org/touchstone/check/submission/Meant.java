package org.touchstone.check.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.touchstone.check.located.CleanText;

/** What a person means by an answer that is no prose: odd spaces and hyphens aside, and what cannot be seen. */
public final class Meant {

    private static final Pattern JOINTS = Pattern.compile("[\\s_/.-]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

    /** How the key of a question ends that asks how often. */
    private static final String EVERY = "Every";

    private static final String LEVEL_OR_LEVELS = "(?:levels? )?";
    private static final Pattern LEVELS_FROM_TO = Pattern.compile(LEVEL_OR_LEVELS + "([123]) ?(?:-|to) ?([123])");
    private static final Pattern LEVELS = Pattern.compile(LEVEL_OR_LEVELS + "[123](?: ?(?:,|and|&|/|, and) ?[123])*");
    private static final Pattern NOT_LEVELS = Pattern.compile("[^123]+");

    /** What may be read as several levels, as a regular expression that Java and JSON Schema both know. */
    static final String PATTERN_OF_LEVELS = "^\\s*" + Unsaid.anyCase("(levels? )?")
            + "((1 ?(-|\u2013|[Tt][Oo]) ?[23]|2 ?(-|\u2013|[Tt][Oo]) ?3)|[123]( ?(,|[Aa][Nn][Dd]|&|/|, [Aa][Nn][Dd]) ?[123])*)\\s*$";

    /** The word with which a provider says that they do not do what a question in words asks. */
    static final String NO = "no";

    private static final int LONGEST_NAME = 80;
    private static final Pattern LAST_STOP = Pattern.compile("[.!]+$");

    private static final Pattern OUTCOME = Pattern.compile("[A-Z]+(-L?\\d+)+");

    /** A whole number as a spreadsheet may write it. */
    private static final Pattern WHOLE = Pattern.compile("^(\\d{1,6})\\.0+$");

    private Meant() {}

    /** An answer as a program compares it; prose to the letter. */
    public static String text(Question question, String text) {
        return switch (question.answers()) {
            case TEXT, PHRASE -> text;
            case DESCRIPTION -> isInOtherWordsNo(question, text) ? NO : text;
            case CURRICULUM -> outcome(CleanText.plain(text));
            case INTERVAL ->
                Lengths.meant(text)
                        .or(() -> asksHowOften(question) ? Lengths.between(text) : Optional.empty())
                        .orElseGet(() -> CleanText.plain(text));
            case DATE -> Dates.meant(text).map(LocalDate::toString).orElseGet(() -> CleanText.plain(text));
            case COUNT -> WHOLE.matcher(CleanText.plain(text)).replaceFirst("$1");
            case CHOICE, CHOICES, ELEMENT, ELEMENTS -> choice(question, CleanText.plain(text));
            default -> CleanText.plain(text);
        };
    }

    /** Whether a question asks for the time between one time and the next, so that "yearly" answers it. */
    static boolean asksHowOften(Question question) {
        return question.answers() == AnswerKind.INTERVAL && question.key().endsWith(EVERY);
    }

    /** Whether a text is one of the few that mean no to this question, as "all" does where it is asked for which learners. */
    private static boolean isInOtherWordsNo(Question question, String text) {
        if (question.otherWords().isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        String words = LAST_STOP.matcher(inOneForm(CleanText.plain(text))).replaceAll("");
        return question.otherWords().containsKey(words);
    }

    /** The choice that a text means, in whatever letters and with whatever hyphens, or in other words for it. */
    private static String choice(Question question, String text) {
        String words = inOneForm(text);
        return question.choices().stream()
                .filter(choice -> inOneForm(choice).equals(words))
                .findFirst()
                .or(() -> question.otherWords().entrySet().stream()
                        .filter(other -> inOneForm(other.getKey()).equals(words))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(text);
    }

    private static String inOneForm(String choice) {
        return BETWEEN.matcher(choice.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /** The levels that a text names, each apart: {@code 1-3}, {@code 1, 2 and 3}; the text where it is no such thing. */
    public static List<String> levels(String text) {
        String plain = CleanText.plain(text).toLowerCase(Locale.ROOT);
        Matcher range = LEVELS_FROM_TO.matcher(plain);
        if (range.matches() && range.group(1).compareTo(range.group(2)) < 0) {
            return IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                    .mapToObj(Integer::toString)
                    .toList();
        }
        return LEVELS.matcher(plain).matches()
                ? List.of(NOT_LEVELS.matcher(plain).replaceAll(" ").strip().split(" "))
                : List.of(text);
    }

    /** The id of a curriculum outcome in capitals and with hyphens: {@code hc l1 01} means {@code HC-L1-01}. */
    private static String outcome(String text) {
        String id = JOINTS.matcher(text).replaceAll("-").toUpperCase(Locale.ROOT);
        return OUTCOME.matcher(id).matches() ? id : text;
    }
}
