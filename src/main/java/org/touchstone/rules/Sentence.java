package org.touchstone.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence of the closed language.
 *
 * @param condition whether it stands after {@code when}; otherwise after {@code then}
 * @param words the sentence as people write it, with {@code {captures}}
 * @param captures the kinds of its captures, in order
 * @param pattern matches a line that is this sentence
 * @param drl what it means to the engine
 * @param line its line in the language file
 */
record Sentence(boolean condition, String words, List<String> captures, Pattern pattern, String drl, int line) {

    private static final Pattern CAPTURE = Pattern.compile("\\{([a-z-]+)}");

    static Sentence of(boolean condition, String words, String drl, int line) {
        List<String> captures = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher matcher = CAPTURE.matcher(words);
        int end = 0;
        while (matcher.find()) {
            captures.add(matcher.group(1));
            regex.append(literal(words.substring(end, matcher.start()))).append("(.+?)");
            end = matcher.end();
        }
        regex.append(literal(words.substring(end)));
        return new Sentence(condition, words, List.copyOf(captures), Pattern.compile(regex.toString()), drl, line);
    }

    /** Whether it says which part a rule is about. */
    boolean isAboutWhatIsAsked() {
        return drl.contains("key ==") || drl.contains("answered");
    }

    /** Whether it compares sizes, so that its facts must have one. */
    boolean comparesNumbers() {
        return drl.contains("more(") || drl.contains("less(") || drl.contains("exactly(") || drl.contains("moreThanIts(");
    }

    /** "There is a session" and "There is an assessment" are the same sentence. */
    private static String literal(String text) {
        return text.endsWith(" a ")
                ? Pattern.quote(text.substring(0, text.length() - 1)) + "n? "
                : Pattern.quote(text);
    }
}
