package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/**
 * The placeholders in a message: {@code {it}} (what the finding is about), {@code {topic}} (the element's topic),
 * {@code {id}}, {@code {parameter name}}, the words of any fact, such as {@code {group size}} or, for a fact of
 * something else, {@code {measure: name}}, and {@code {statements}}: every fact that the finding rests on, with its
 * name. {@code {levels claimed}} has a value for a curriculum outcome only where a claim of several levels brings it in. A
 * number that is a length of time brings its unit; one that a message writes after it is not said again. "Level" before
 * several levels becomes "levels", and a size at least and at most becomes one number where both are the same.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BAR = Pattern.compile(" \\| ");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final Set<String> ALWAYS = Set.of("it", "It", "id", "topic", "statements", "levels claimed");

    /** The unit of a length of time, where a message writes it. */
    private static final Pattern UNIT = Pattern.compile(" (?:" + String.join("|", Parameter.TIMES) + ")\\b");

    /** The beginning of another sentence. */
    private static final Pattern BEGINS = Pattern.compile(" \\p{Lu}");

    /** Words in quotation marks that end without a stop. */
    private static final Pattern UNENDED = Pattern.compile("[^.!?\u2026]\"$");

    private static final Pattern SEVERAL_LEVELS = Pattern.compile("\\d(?:, \\d)* and \\d");
    private static final Pattern BEFORE_LEVELS = Pattern.compile("\\blevel $");
    private static final Pattern SAME_SIZE = Pattern.compile("\\bat least (\\d+) and at most \\1\\b");

    /** A text that ends with a length of time that has its unit. */
    private static final Pattern HAS_UNIT =
            Pattern.compile("\\d (?:minute|hour|day|week|month|year)s?(?: \\(\\d+ days?\\))?$");

    private Placeholders() {}

    /** Whether a placeholder shows what a submission answers, and not what the finding or a number is. */
    public static boolean isAnswer(String name) {
        return !ALWAYS.contains(name)
                && !name.startsWith("parameter ")
                && OnlyIf.of(name).isEmpty();
    }

    /**
     * A placeholder that shows nothing, and says when a way to say a message fits: {@code {if review: kind is peer}} where
     * the finding rests on a review by peers.
     *
     * @param answer the words of the fact
     * @param value what it has to say
     */
    public record OnlyIf(String answer, String value) {

        private static final Pattern WRITTEN = Pattern.compile("if (.+) is (.+)");

        /** What a placeholder says, if it is one of these. */
        public static Optional<OnlyIf> of(String placeholder) {
            Matcher written = WRITTEN.matcher(placeholder.startsWith("if ") ? placeholder : "");
            return written.matches() ? Optional.of(new OnlyIf(written.group(1), written.group(2))) : Optional.empty();
        }
    }

    /** What is wrong with the placeholders of a message, as sentences. */
    static List<String> check(String message, String per, Questions questions, Set<String> parameters) {
        List<String> wrong = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(message);
        while (matcher.find()) {
            String name = name(matcher.group(1));
            if (name.startsWith("parameter ")) {
                if (!parameters.contains(name.substring(10))) {
                    wrong.add("This requirement has no parameter \"" + name.substring(10) + "\".");
                }
            } else if (!ALWAYS.contains(name)) {
                String answer = OnlyIf.of(name).map(OnlyIf::answer).orElse(name);
                Optional<Question> question = questions.resolve(answer, per);
                if (question.isEmpty()) {
                    wrong.add("{" + name + "} is not a known placeholder. "
                            + Words.didYouMean(answer, questions.words(per), ""));
                }
                OnlyIf.of(name)
                        .map(OnlyIf::value)
                        .filter(value -> question.isPresent()
                                && !value.equals("no")
                                && !question.get().choices().contains(value))
                        .ifPresent(value -> wrong.add("\"" + value + "\" is no choice of \"" + answer + "\". "
                                + Words.didYouMean(value, question.orElseThrow().choices(), "")));
            }
        }
        return wrong;
    }

    /**
     * The ways to say a message, which a bar parts: the first whose placeholders all have a value is said, or else the
     * last.
     */
    public static List<String> ways(String message) {
        return message.indexOf('|') < 0 ? List.of(message) : List.of(BAR.split(message));
    }

    /** The placeholders in a message. */
    public static List<String> in(String message) {
        return PLACEHOLDER
                .matcher(message)
                .results()
                .map(found -> name(found.group(1)))
                .toList();
    }

    /** The name in a placeholder, which may be followed by the words for one and for several of what it counts. */
    private static String name(String placeholder) {
        int comma = placeholder.indexOf(", ");
        return comma < 0 ? placeholder : placeholder.substring(0, comma);
    }

    /** What stands in the message for a placeholder: the value, with the word for so many where there is one. */
    private static String counted(String placeholder, String value) {
        if (placeholder.indexOf(',') < 0) {
            return value;
        }
        String[] words = COMMA.split(placeholder);
        return words.length == 3 ? value + " " + words[value.equals("1") ? 1 : 2] : value;
    }

    /** The message, said in the way that fits, with each placeholder replaced by what {@code value} gives for it. */
    public static String fill(String message, Function<String, Optional<String>> value) {
        if (message.indexOf('{') < 0 && message.indexOf('|') < 0) {
            return message;
        }
        List<String> ways = ways(message);
        int last = ways.size() - 1;
        for (int way = 0; way < last; way++) {
            String filled = fill(ways.get(way), value, null);
            if (filled != null) {
                return filled;
            }
        }
        return Objects.requireNonNull(fill(ways.get(last), value, "not stated"));
    }

    /**
     * One way to say a message.
     *
     * @param otherwise what stands for a placeholder without a value; null if nothing can
     * @return null where a placeholder has no value and nothing stands for it
     */
    private static @Nullable String fill(
            String message, Function<String, Optional<String>> value, @Nullable String otherwise) {
        StringBuilder filled = new StringBuilder(message.length() + 40);
        int done = 0;
        for (int close = message.indexOf('}'); close >= 0; close = message.indexOf('}', done)) {
            int open = message.lastIndexOf('{', close);
            if (open >= done) {
                String placeholder = message.substring(open + 1, close);
                String filling = value.apply(name(placeholder)).orElse(otherwise);
                if (filling == null) {
                    return null;
                }
                filled.append(message, done, open);
                if (SEVERAL_LEVELS.matcher(filling).matches()
                        && BEFORE_LEVELS.matcher(filled).find()) {
                    filled.insert(filled.length() - 1, 's');
                }
                filled.append(counted(placeholder, filling));
            } else {
                filled.append(message, done, close + 1);
            }
            done = close + 1;
            if (BEGINS.matcher(message).region(done, message.length()).lookingAt()
                    && UNENDED.matcher(filled).find()) {
                filled.append('.');
            }
            if (message.startsWith("{parameter ", open)
                    && HAS_UNIT.matcher(filled).find()) {
                Matcher again = UNIT.matcher(message).region(done, message.length());
                done = again.lookingAt() ? again.end() : done;
            }
        }
        return SAME_SIZE.matcher(filled.append(message, done, message.length())).replaceAll("$1");
    }
}
