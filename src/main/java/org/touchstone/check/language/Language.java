package org.touchstone.check.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.language.SentenceMeaning.Group;
import org.touchstone.check.language.SentenceMeaning.Slot;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Words;

/**
 * The words that rules are written in, read from {@code language/sentences.dsl}. Each line gives the words for one of the
 * meanings there are; it cannot give a new meaning, and nothing in it is ever run.
 */
public final class Language {

    /** Where the words are, below the folder of rules. */
    public static final String FILE = "language/sentences.dsl";

    private static final Pattern LINE = Pattern.compile("\\[([a-z ]{1,20})]([^=]{1,200})=([a-z ]{1,40})");
    private static final Pattern HOLE = Pattern.compile("\\{([a-z ]{1,20})}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*|'s|,|:");
    private static final int MOST_LINES = 400;

    private final Map<Group, List<Phrasing>> phrasings = new EnumMap<>(Group.class);
    private final Map<SentenceMeaning, Phrasing> normal = new EnumMap<>(SentenceMeaning.class);
    private final Set<String> words = new HashSet<>();

    private Language() {}

    /**
     * The words for a meaning.
     *
     * @param meaning what they mean
     * @param symbols words, and places left open
     */
    record Phrasing(SentenceMeaning meaning, List<Symbol> symbols) {

        /** The words as they stand in the file: {@code Its {fact} {says}}. */
        String words() {
            return Tokens.join(symbols.stream().map(Symbol::written).toList());
        }

        /** The words from one symbol on, up to the next place left open. */
        String wordsFrom(int symbol) {
            return Tokens.join(symbols.stream()
                    .skip(symbol)
                    .takeWhile(each -> each.hole() == null)
                    .map(Symbol::word)
                    .toList());
        }
    }

    /**
     * A word, or a place left open.
     *
     * @param word the word; empty for a place
     * @param hole what may stand there; nothing for a word
     */
    record Symbol(
            String word, @org.jspecify.annotations.Nullable Slot hole) {

        String written() {
            return hole == null ? word : "{" + hole.word() + "}";
        }
    }

    /** Reads the language file, and notes what is wrong in it: words without a meaning, meanings without words. */
    public static Language read(byte[] bytes, List<Mistake> mistakes) {
        Language language = new Language();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() > MOST_LINES) {
            mistakes.add(new Mistake(
                    FILE, MOST_LINES + 1, 1, "This file is too long.", "Keep to " + MOST_LINES + " lines."));
            return language;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                language.line(line, i + 1, seen, mistakes);
            }
        }
        for (SentenceMeaning meaning : SentenceMeaning.values()) {
            if (!language.normal.containsKey(meaning)) {
                mistakes.add(new Mistake(
                        FILE,
                        1,
                        1,
                        "There are no words for \"" + meaning.word() + "\".",
                        "Add a line: [" + meaning.group().word() + "]...=" + meaning.word()));
            }
        }
        return language;
    }

    private void line(String line, int number, Map<String, Integer> seen, List<Mistake> mistakes) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            mistakes.add(new Mistake(
                    FILE,
                    number,
                    1,
                    "This line is not read.",
                    "Write [condition]words=meaning, as in the other lines."));
            return;
        }
        Group group = Group.of(matcher.group(1)).orElse(null);
        if (group == null) {
            List<String> known = Arrays.stream(Group.values()).map(Group::word).toList();
            mistakes.add(new Mistake(
                    FILE,
                    number,
                    1,
                    "[" + matcher.group(1) + "] is not known.",
                    Words.didYouMean(matcher.group(1), known, "Known are: " + String.join(", ", known) + ".")));
            return;
        }
        SentenceMeaning meaning = SentenceMeaning.of(group, matcher.group(3)).orElse(null);
        if (meaning == null) {
            List<String> known = Arrays.stream(SentenceMeaning.values())
                    .filter(each -> each.group() == group)
                    .map(SentenceMeaning::word)
                    .toList();
            mistakes.add(new Mistake(
                    FILE,
                    number,
                    1,
                    "\"" + matcher.group(3) + "\" is not a meaning that the program knows.",
                    "Known for [" + group.word() + "] are: " + String.join(", ", known) + "."));
            return;
        }
        symbols(meaning, matcher.group(2), number, mistakes).ifPresent(symbols -> {
            Phrasing phrasing = new Phrasing(meaning, symbols);
            Integer other = seen.putIfAbsent(group + " " + phrasing.words(), number);
            if (other != null) {
                mistakes.add(new Mistake(
                        FILE, number, 1, "The same words stand on line " + other + ".", "Keep one of the two."));
            }
            phrasings.computeIfAbsent(group, of -> new ArrayList<>()).add(phrasing);
            normal.putIfAbsent(meaning, phrasing);
            symbols.forEach(symbol -> words.add(symbol.word()));
        });
    }

    private static java.util.Optional<List<Symbol>> symbols(
            SentenceMeaning meaning, String words, int number, List<Mistake> mistakes) {
        List<Symbol> symbols = new ArrayList<>();
        List<Slot> left = new ArrayList<>(meaning.slots());
        // A place of two words, {other value}, is one symbol.
        for (Tokens.Token token :
                Tokens.of(words.replace("{other value}", "{other_value}").strip())) {
            Matcher hole = HOLE.matcher(token.text().replace('_', ' '));
            if (hole.matches()) {
                if (left.isEmpty() || !left.get(0).word().equals(hole.group(1))) {
                    return refused(number, meaning, mistakes);
                }
                symbols.add(new Symbol("", left.remove(0)));
            } else if (WORD.matcher(token.text()).matches()) {
                symbols.add(new Symbol(token.text(), null));
            } else {
                mistakes.add(new Mistake(
                        FILE,
                        number,
                        token.column(),
                        "\"" + token.text() + "\" cannot stand in a sentence.",
                        "Use letters, digits, hyphens and {places} only."));
                return java.util.Optional.empty();
            }
        }
        // A phrase begins with a word, so that reading one always goes forward.
        return left.isEmpty() && !symbols.isEmpty() && symbols.get(0).hole() == null
                ? java.util.Optional.of(List.copyOf(symbols))
                : refused(number, meaning, mistakes);
    }

    private static java.util.Optional<List<Symbol>> refused(
            int number, SentenceMeaning meaning, List<Mistake> mistakes) {
        String places = meaning.slots().isEmpty()
                ? "words alone"
                : "it as a word and then, in this order, "
                        + Words.list(meaning.slots().stream()
                                .map(slot -> "{" + slot.word() + "}")
                                .toList());
        mistakes.add(new Mistake(
                FILE, number, 1, "The sentence does not fit \"" + meaning.word() + "\".", "Write " + places + "."));
        return java.util.Optional.empty();
    }

    /** Whether this is a word of some phrase, and no declared name. */
    boolean uses(String word) {
        return words.contains(word);
    }

    /** The ways to say something that may stand in one place. */
    List<Phrasing> phrasings(Group group) {
        return phrasings.getOrDefault(group, List.of());
    }

    /** The words that a meaning is written in when the program writes it. */
    Phrasing normal(SentenceMeaning meaning) {
        Phrasing phrasing = normal.get(meaning);
        if (phrasing == null) {
            throw new IllegalStateException("a language without words for " + meaning + " is refused");
        }
        return phrasing;
    }

    /** Every phrase with the place where it may stand: {@code condition  Its {fact} {says}}. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        phrasings.forEach((group, all) ->
                all.forEach(each -> words.add(String.format("%-10s  %s", group.word(), each.words()))));
        return words;
    }
}
