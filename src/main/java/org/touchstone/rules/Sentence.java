package org.touchstone.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** What a thing has to be able to say for this to hold of it: what it is about, or what it is expert in. */
    Optional<String> saysOfItsKind() {
        return Stream.of("elements", "expert in")
                .filter(said -> drl.contains("{kind}." + said))
                .findFirst();
    }

    /** Whether it compares sizes, so that its facts must have one. */
    boolean comparesNumbers() {
        return drl.contains("more(")
                || drl.contains("less(")
                || drl.contains("exactly(")
                || drl.contains("moreThanIts(");
    }

    /** Whether another sentence takes the same words and says something of the same thing. */
    boolean couldStandFor(Sentence other) {
        return condition == other.condition
                && captures.equals(other.captures)
                && saysOf().equals(other.saysOf())
                && !isAboutWhatIsAsked()
                && !other.isAboutWhatIsAsked();
    }

    /** What a condition says something of: "it", "that", or "there" for what there is and is not. */
    private String saysOf() {
        return drl.substring(0, drl.indexOf(':') + 1).replace("none:", "there:");
    }

    /** This sentence with the words that a match of another, with the same captures, holds. */
    String with(Matcher words) {
        String said = this.words;
        for (int i = 0; i < captures.size(); i++) {
            said = said.replace("{" + captures.get(i) + "}", words.group(i + 1).strip());
        }
        return said;
    }

    /** "There is a session" and "There is an assessment" are the same sentence. */
    private static String literal(String text) {
        return text.endsWith(" a ") ? Pattern.quote(text.substring(0, text.length() - 1)) + "n? " : Pattern.quote(text);
    }
}
