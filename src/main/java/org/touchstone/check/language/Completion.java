package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.language.SentenceMeaning.Group;
import org.touchstone.check.submission.Questions;

/**
 * What may be written at a place of a text of rules.
 *
 * @param from where in the text the words begin in whose place this is written; the place itself where none are begun
 * @param words what may stand there
 */
public record Completion(int from, String words) {

    private static final String RULE = "rule \"";
    /** How many words of a name may be begun. */
    private static final int MOST_BEGUN = 6;

    /**
     * Where a line stands.
     *
     * @param keywords the words that rules are put together with that may stand there
     * @param groups the sentences that may
     * @param per the kind of thing that sentences are asked of
     */
    private record Position(List<String> keywords, List<Group> groups, String per) {}

    static List<Completion> of(
            String text, int at, String requirement, Catalogue catalogue, Language language, Vocabulary vocabulary) {
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        String line = text.substring(begin, at);
        String words = line.stripLeading();
        if (words.startsWith("#") || line.length() > RuleSentences.MOST_CHARACTERS) {
            return List.of();
        }
        int first = begin + line.length() - words.length();
        Position position = position(text.substring(0, begin), requirement, catalogue, language, vocabulary);
        // By the line that comes of it: the same may be said of one word or of several that are begun.
        Map<String, Completion> found = new LinkedHashMap<>();
        for (String keyword : position.keywords()) {
            add(found, words, 0, keyword, first);
        }
        for (Group group : position.groups()) {
            for (int from : beginnings(words)) {
                PhraseReader reader = new PhraseReader(language, vocabulary, position.per(), words.substring(0, from));
                reader.mayFollow(group).forEach(next -> add(found, words, from, next, first));
            }
        }
        return List.copyOf(found.values());
    }

    /** Adds what goes on from what is begun. */
    private static void add(Map<String, Completion> found, String line, int from, String words, int first) {
        String begun = line.substring(from);
        if (words.length() > begun.stripTrailing().length()
                && words.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT))) {
            found.put(line.substring(0, from) + words, new Completion(first + from, words));
        }
    }

    /** Where the last words of a line begin that may be the beginning of a longer name; the end of the line, where a word is whole. */
    private static List<Integer> beginnings(String words) {
        List<Integer> beginnings = new ArrayList<>();
        int end = words.length();
        if (words.isEmpty() || words.endsWith(" ")) {
            beginnings.add(end);
        }
        int at = words.stripTrailing().length();
        for (int i = 0; i < MOST_BEGUN && at > 0; i++) {
            at = words.lastIndexOf(' ', at - 1) + 1;
            beginnings.add(at);
            at = words.substring(0, at).stripTrailing().length();
        }
        return beginnings;
    }

    private static Position position(
            String before, String requirement, Catalogue catalogue, Language language, Vocabulary vocabulary) {
        String section = "end";
        String about = "";
        boolean said = false;
        for (String raw : (Iterable<String>) before.lines()::iterator) {
            String line = raw.strip();
            if (line.startsWith("rule ")) {
                section = "rule";
                about = "";
                said = false;
            } else if (line.equals("when") || line.equals("then") || line.equals("end")) {
                section = line;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                about = section.equals("when") && about.isEmpty() ? line : about;
                said |= section.equals("then");
            }
        }
        if (section.equals("rule")) {
            return new Position(List.of("when"), List.of(), Questions.COURSE);
        }
        if (section.equals("end")) {
            return new Position(List.of(RULE), List.of(), Questions.COURSE);
        }
        if (section.equals("when") && about.isEmpty()) {
            return new Position(List.of(), List.of(Group.ABOUT), Questions.COURSE);
        }
        if (section.equals("when")) {
            return new Position(
                    List.of("then"),
                    List.of(Group.CONDITION, Group.BLOCK),
                    per(about, requirement, catalogue, language, vocabulary));
        }
        return said
                ? new Position(List.of("end"), List.of(), Questions.COURSE)
                : new Position(List.of(), List.of(Group.CONCLUSION), Questions.COURSE);
    }

    /** The kind of thing that the part is asked of which a rule says that it is about. */
    private static String per(
            String about, String requirement, Catalogue catalogue, Language language, Vocabulary vocabulary) {
        Optional<String> part = new PhraseReader(language, vocabulary, Questions.COURSE, about)
                .whole(Group.ABOUT)
                .filter(meant -> meant.meaning() == SentenceMeaning.ONE_PART)
                .map(meant -> ((Phrase.Name) meant.parts().get(0)).name());
        return part.flatMap(id -> catalogue.requirement(requirement).map(Requirement::parts).orElse(List.of()).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst())
                .map(Part::per)
                .orElse(Questions.COURSE);
    }
}
