package org.touchstone.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstone.located.Mistake;

/**
 * The closed language that rules are written in, read from a Drools {@code .dsl} file. Each line gives a sentence and
 * what it means: {@code [when]Its {fact} is stated=Fact(...)}. A rule may hold nothing but these sentences.
 */
public final class Language {

    static final List<String> CAPTURES = List.of(
            "part",
            "fact",
            "other-fact",
            "course-fact",
            "kind",
            "kind-fact",
            "other-kind-fact",
            "choice",
            "parameter",
            "number");
    private static final Pattern LINE = Pattern.compile("\\[(when|then)](.+?)=(.+)");

    private final Supplier<List<Sentence>> reader;
    private volatile @Nullable List<Sentence> sentences;

    private Language(Supplier<List<Sentence>> reader) {
        this.reader = reader;
    }

    /** Reads a language file. */
    public static Language read(String file, byte[] bytes, List<Mistake> mistakes) {
        List<Sentence> sentences = sentences(file, bytes, mistakes);
        return new Language(() -> sentences);
    }

    /** The language of a file that was found free of mistakes before; it is read when it is first needed. */
    static Language known(String file, byte[] bytes) {
        return new Language(() -> sentences(file, bytes, new ArrayList<>()));
    }

    private static List<Sentence> sentences(String file, byte[] bytes, List<Mistake> mistakes) {
        List<Sentence> sentences = new ArrayList<>();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                mistakes.add(new Mistake(
                        file,
                        i + 1,
                        1,
                        "This line is not a sentence of the language.",
                        "Write [when]sentence=meaning or [then]sentence=meaning."));
                continue;
            }
            Sentence sentence = Sentence.of(
                    matcher.group(1).equals("when"),
                    matcher.group(2).strip(),
                    matcher.group(3).strip(),
                    i + 1);
            for (String capture : sentence.captures()) {
                if (!CAPTURES.contains(capture)) {
                    mistakes.add(new Mistake(
                            file,
                            i + 1,
                            1,
                            "{" + capture + "} is not a known kind of capture.",
                            "Known are: " + String.join(", ", CAPTURES) + "."));
                }
            }
            sentences.add(sentence);
        }
        return List.copyOf(sentences);
    }

    private List<Sentence> sentences() {
        List<Sentence> known = sentences;
        if (known == null) {
            known = reader.get();
            sentences = known;
        }
        return known;
    }

    List<Sentence> sentences(boolean condition) {
        return sentences().stream().filter(s -> s.condition() == condition).toList();
    }

    /**
     * What else could stand where a condition stands: each other sentence about the same thing that takes the same
     * words. Empty for the line that says which part a rule is about.
     */
    public List<String> insteadOf(String condition) {
        for (Sentence sentence : sentences(true)) {
            Matcher matcher = sentence.pattern().matcher(condition);
            if (matcher.matches()) {
                return sentences(true).stream()
                        .filter(other -> !other.equals(sentence) && other.couldStandFor(sentence))
                        .map(other -> other.with(matcher))
                        .toList();
            }
        }
        return List.of();
    }

    /** Every sentence as people write it: first the conditions, then the conclusions. */
    public List<String> words() {
        return sentences().stream()
                .map(s -> (s.condition() ? "when  " : "then  ") + s.words())
                .toList();
    }
}
