package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BAR = Pattern.compile(" \\| ");
    private static final Set<String> ALWAYS = Set.of("it", "It", "id", "topic", "statements", "levels claimed");

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
            if (!placeholder.startsWith("if ")) {
                return Optional.empty();
            }
            Matcher written = WRITTEN.matcher(placeholder);
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
    static String name(String placeholder) {
        int comma = placeholder.indexOf(", ");
        return comma < 0 ? placeholder : placeholder.substring(0, comma);
    }
}
