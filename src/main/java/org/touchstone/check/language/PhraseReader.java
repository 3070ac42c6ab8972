package org.touchstone.check.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.language.Language.Phrasing;
import org.touchstone.check.language.Language.Symbol;
import org.touchstone.check.language.SentenceMeaning.Group;
import org.touchstone.check.language.SentenceMeaning.Slot;
import org.touchstone.check.language.Tokens.Token;
import org.touchstone.check.language.Vocabulary.Names;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/**
 * Reads one line by the phrases of the language. Every phrase begins with a word and every place is read once for each
 * position, so that the work grows with the length of the line and no faster than its cube, whatever it holds. Where the
 * line is none of the language's, the furthest place that was reached tells what could have stood there.
 */
final class PhraseReader {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,3})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** What is suggested where any number may stand: no words of the language. */
    private static final String A_NUMBER = "a number";

    private static final int MOST_SUGGESTED = 12;
    private static final int MOST_STRANGE = 6;

    private final Language language;
    private final Vocabulary vocabulary;
    private final String per;
    private final List<Token> tokens;
    private final Map<Object, List<Ended>> read = new HashMap<>();
    private Group tried = Group.CONDITION;
    private int furthest;
    private final Set<String> words = new LinkedHashSet<>();
    private final Map<String, Names> names = new LinkedHashMap<>();

    private record Ended(Phrase phrase, int end) {}

    /**
     * What surrounds a place.
     *
     * @param kind the kind of thing that is spoken of; empty where none is
     * @param question the fact that is spoken of
     */
    private record Around(String kind, @Nullable Question question) {}

    private record Key(Group group, Around around, int from) {}

    /**
     * A reader of one line.
     *
     * @param per the kind of thing that the rule is asked of
     */
    PhraseReader(Language language, Vocabulary vocabulary, String per, String line) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.per = per;
        this.tokens = Tokens.of(line);
    }

    /** The line as one phrase that may stand in this place. */
    Optional<Phrase.Meant> whole(Group group) {
        tried = group;
        if (tokens.size() > Tokens.MOST) {
            return Optional.empty();
        }
        return phrases(group, new Around("", null), 0).stream()
                .filter(ended -> ended.end() == tokens.size())
                .map(ended -> (Phrase.Meant) ended.phrase())
                .findFirst();
    }

    private List<Ended> phrases(Group group, Around around, int from) {
        Key key = new Key(group, around, from);
        List<Ended> known = read.get(key);
        if (known != null) {
            return known;
        }
        List<Ended> found = new ArrayList<>();
        for (Phrasing phrasing : language.phrasings(group)) {
            sequence(phrasing, 0, around, from, from, List.of(), found);
        }
        if (group == Group.SAYS) {
            phrases(Group.COMPARES, around, from).forEach(each -> add(found, each));
        }
        read.put(key, found);
        return found;
    }

    /** Of several readings that end at the same place, the first counts. */
    private static void add(List<Ended> found, Ended ended) {
        if (found.stream().noneMatch(other -> other.end() == ended.end())) {
            found.add(ended);
        }
    }

    private void sequence(
            Phrasing phrasing, int next, Around around, int begin, int at, List<Phrase> parts, List<Ended> found) {
        if (next == phrasing.symbols().size()) {
            add(found, new Ended(new Phrase.Meant(phrasing.meaning(), parts, column(begin)), at));
            return;
        }
        Symbol symbol = phrasing.symbols().get(next);
        Slot hole = symbol.hole();
        if (hole == null) {
            if (isWord(symbol.word(), at)) {
                sequence(phrasing, next + 1, around, begin, at + 1, parts, found);
            } else {
                missing(phrasing.wordsFrom(next), at);
            }
            return;
        }
        for (Ended part : fill(hole, around, at)) {
            List<Phrase> more = new ArrayList<>(parts);
            more.add(part.phrase());
            sequence(phrasing, next + 1, after(hole, part.phrase(), around), begin, part.end(), more, found);
        }
    }

    private boolean isWord(String word, int at) {
        if (at < tokens.size()) {
            String here = tokens.get(at).text();
            boolean same = at == 0 ? here.equalsIgnoreCase(word) : here.equals(word);
            return same || (isArticle(word) && isArticle(here));
        }
        return false;
    }

    private void missing(String expected, int at) {
        expected(at);
        if (at == furthest) {
            words.add(expected);
        }
    }

    private static boolean isArticle(String word) {
        return word.equals("a") || word.equals("an");
    }

    private Around after(Slot hole, Phrase part, Around around) {
        return switch (hole) {
            case THINGS -> new Around(((Phrase.Thing) part).kind(), around.question());
            case KIND -> new Around(((Phrase.Name) part).name(), around.question());
            case FACT_OF_IT -> about(per, part, around);
            case FACT_OF_COURSE -> about(Questions.COURSE, part, around);
            case FACT_OF_THEM -> about(around.kind(), part, around);
            default -> around;
        };
    }

    private Around about(String kind, Phrase fact, Around around) {
        return new Around(
                around.kind(),
                vocabulary.question(kind, ((Phrase.Name) fact).name()).orElse(null));
    }

    private List<Ended> fill(Slot hole, Around around, int at) {
        return switch (hole) {
            case PART -> names("part", vocabulary.parts(), at);
            case PARAMETER -> names("parameter", vocabulary.parameters(), at);
            case KIND -> names("kind of thing", vocabulary.kinds(), at);
            case FACT_OF_IT -> facts(per, at);
            case FACT_OF_COURSE -> facts(Questions.COURSE, at);
            case FACT_OF_THEM -> facts(around.kind(), at);
            case ANY_FACT -> names("fact", vocabulary.anyFact(), at);
            case CHOICES -> choices(around, at);
            case THINGS -> things(at);
            case SAYS -> phrases(Group.SAYS, around, at);
            case COMPARES -> phrases(Group.COMPARES, around, at);
            case BOUND -> phrases(Group.BOUND, around, at);
            case AMOUNT -> phrases(Group.AMOUNT, around, at);
            case VALUE, OTHER_VALUE -> values(around, at);
        };
    }

    private List<Ended> facts(String kind, int at) {
        String of = kind.equals(Questions.COURSE) ? "the course" : article(kind);
        return names("fact of " + of, vocabulary.facts(kind), at);
    }

    /** The declared names that begin here, the longest first. */
    private List<Ended> names(String what, Names known, int at) {
        List<Ended> found = new ArrayList<>();
        if (at < tokens.size()) {
            for (List<String> name : known.beginningWith(tokens.get(at).text())) {
                if (stands(name, at)) {
                    String meaning = known.meaning(Tokens.join(name));
                    found.add(new Ended(new Phrase.Name(meaning, column(at)), at + name.size()));
                }
            }
        }
        if (found.isEmpty()) {
            expected(at);
            if (at == furthest) {
                names.put(what, known);
            }
        }
        found.sort((one, other) -> other.end() - one.end());
        return found;
    }

    private boolean stands(List<String> name, int at) {
        if (at + name.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < name.size(); i++) {
            if (!tokens.get(at + i).text().equals(name.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<Ended> choices(Around around, int at) {
        Question question = around.question();
        if (question == null || question.choices().isEmpty()) {
            return List.of();
        }
        String what = "answer to \"" + question.words() + "\"";
        Names known = vocabulary.choices(question);
        List<Ended> found = new ArrayList<>();
        for (Ended first : names(what, known, at)) {
            List<String> chosen = new ArrayList<>();
            chosen.add(((Phrase.Name) first.phrase()).name());
            moreChoices(what, known, first.end(), at, chosen, found);
        }
        return found;
    }

    /** "a", "a or b", "a, b or c": each stop is a place where the list may end. */
    private void moreChoices(String what, Names known, int end, int begin, List<String> chosen, List<Ended> found) {
        int at = end;
        boolean open = true;
        while (open) {
            open = false;
            boolean comma = at < tokens.size() && tokens.get(at).text().equals(",");
            boolean or = !comma && joins(at);
            if (comma || or) {
                List<Ended> next = names(what, known, at + 1);
                if (!next.isEmpty()) {
                    chosen.add(((Phrase.Name) next.get(0).phrase()).name());
                    at = next.get(0).end();
                    open = comma;
                }
            }
        }
        add(found, new Ended(new Phrase.NameList(List.copyOf(chosen), column(begin)), at));
    }

    private boolean joins(int at) {
        boolean joins = false;
        for (Phrasing or : language.phrasings(Group.JOIN)) {
            joins |= or.symbols().size() == 1 && isWord(or.symbols().get(0).word(), at);
        }
        if (!joins) {
            language.phrasings(Group.JOIN).forEach(or -> missing(or.wordsFrom(0), at));
        }
        return joins;
    }

    /** A kind of thing, and all that says which of them: each stop is a place where it may end. */
    private List<Ended> things(int at) {
        List<Ended> found = new ArrayList<>();
        for (Ended kind : names("kind of thing", vocabulary.kinds(), at)) {
            String name = ((Phrase.Name) kind.phrase()).name();
            which(name, at, kind.end(), List.of(), found);
        }
        found.sort((one, other) -> other.end() - one.end());
        return found;
    }

    private void which(String kind, int begin, int at, List<Phrase> which, List<Ended> found) {
        int before = found.size();
        add(found, new Ended(new Phrase.Thing(kind, which, column(begin)), at));
        if (found.size() > before) {
            for (Ended next : phrases(Group.WHICH, new Around(kind, null), at)) {
                List<Phrase> more = new ArrayList<>(which);
                more.add(next.phrase());
                which(kind, begin, next.end(), more, found);
            }
        }
    }

    private List<Ended> values(Around around, int at) {
        List<Ended> found = new ArrayList<>(phrases(Group.VALUE, around, at));
        if (at < tokens.size()) {
            String word = tokens.get(at).text();
            if (DATE.matcher(word).matches()) {
                date(word).ifPresent(day -> found.add(literal(new Value.Day(day), at, 1)));
            } else if (NUMBER.matcher(word).matches()) {
                double number = Double.parseDouble(word);
                for (Ended unit : phrases(Group.UNIT, around, at + 1)) {
                    Value.Unit of = Value.Unit.valueOf(
                            ((Phrase.Meant) unit.phrase()).meaning().name());
                    found.add(0, literal(new Value.Length(number, of), at, unit.end() - at));
                }
                found.add(literal(new Value.Count(number), at, 1));
            }
        }
        if (found.isEmpty()) {
            missing(A_NUMBER, at);
        }
        return found;
    }

    private Ended literal(Value value, int at, int length) {
        return new Ended(new Phrase.Literal(value, column(at)), at + length);
    }

    private static Optional<LocalDate> date(String word) {
        try {
            return Optional.of(LocalDate.parse(word));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int column(int at) {
        if (at < tokens.size()) {
            return tokens.get(at).column();
        }
        Token last = tokens.isEmpty() ? new Token("", 1) : tokens.get(tokens.size() - 1);
        return last.column() + last.text().length();
    }

    private void expected(int at) {
        if (at > furthest) {
            furthest = at;
            words.clear();
            names.clear();
        }
    }

    /**
     * Why the line is no phrase.
     *
     * @param column where it stops being one
     * @param what what is wrong
     * @param todo what could stand there
     */
    record Refusal(int column, String what, String todo) {}

    /** Why the line could not be read, once {@link #whole} gave nothing. */
    Refusal refusal() {
        int column = column(furthest);
        if (tokens.size() > Tokens.MOST) {
            return new Refusal(
                    1, "This line has more than " + Tokens.MOST + " words.", "Say it in several conditions.");
        }
        String rest = from(furthest, strange());
        for (Map.Entry<String, Names> each : names.entrySet()) {
            Optional<String> near = nearest(each.getValue().all());
            if (near.isPresent()) {
                return new Refusal(column, unknown(each.getKey(), near.get()), "Did you mean \"" + near.get() + "\"?");
            }
        }
        if (furthest >= tokens.size()) {
            return new Refusal(column, "This line ends too early.", "What may follow: " + suggestions() + ".");
        }
        if (furthest == 0) {
            return new Refusal(
                    column, "\"" + rest + "\" is not how a sentence of the language begins.", nearestPhrase());
        }
        String only =
                words.isEmpty() && names.size() == 1 ? names.keySet().iterator().next() : "";
        String what = only.isEmpty()
                ? "\"" + rest + "\" cannot follow \"" + before() + "\"."
                : "\"" + rest + "\" is not " + article(only) + ".";
        return new Refusal(column, what, "What may stand here: " + suggestions() + ".");
    }

    private String unknown(String what, String near) {
        int words = near.split(" ").length;
        return "\"" + from(furthest, words) + "\" is not " + article(what) + ".";
    }

    private static String article(String what) {
        return what.isEmpty() ? "" : ("aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ") + what;
    }

    private String from(int at, int most) {
        List<String> rest = new ArrayList<>();
        for (int i = at; i < Math.min(tokens.size(), at + most); i++) {
            rest.add(tokens.get(i).text());
        }
        return Tokens.join(rest);
    }

    /** How many words from the furthest place on are none of the language's: those that are not understood, at least one. */
    private int strange() {
        int at = furthest;
        while (at < tokens.size()
                && at < furthest + MOST_STRANGE
                && !language.uses(tokens.get(at).text())) {
            at++;
        }
        return Math.max(1, at - furthest);
    }

    private String before() {
        int begin = Math.max(0, furthest - 4);
        return (begin > 0 ? "... " : "") + from(begin, furthest - begin);
    }

    private Optional<String> nearest(List<String> known) {
        if (furthest >= tokens.size()) {
            return Optional.empty();
        }
        for (int most = 1; most <= 5 && furthest + most <= tokens.size(); most++) {
            int length = most;
            List<String> asLong = known.stream()
                    .filter(name -> name.split(" ").length == length)
                    .toList();
            Optional<String> near = Words.nearest(from(furthest, most), asLong);
            if (near.isPresent()) {
                return near;
            }
        }
        return Optional.empty();
    }

    /** The sentence, of those that may stand here, with which the line has most words in common. */
    private String nearestPhrase() {
        Optional<String> near = Optional.empty();
        long most = 0;
        Set<String> here = new LinkedHashSet<>();
        tokens.forEach(token -> here.add(token.text()));
        for (Phrasing phrasing : language.phrasings(tried)) {
            List<String> own = phrasing.symbols().stream()
                    .filter(symbol -> symbol.hole() == null)
                    .map(Symbol::word)
                    .toList();
            long shared = own.stream().filter(here::contains).count();
            if (shared > most && shared * 2 >= own.size()) {
                most = shared;
                near = Optional.of(phrasing.words());
            }
        }
        return near.map(words -> "The nearest sentence is: " + words)
                .orElse("See " + Language.FILE + " for the sentences there are.");
    }

    private String suggestions() {
        List<String> all = following();
        List<String> some = all.subList(0, Math.min(MOST_SUGGESTED, all.size()));
        return Words.choice(some) + (all.size() > some.size() ? " (" + (all.size() - some.size()) + " more)" : "");
    }

    /** What may stand at the furthest place that was reached: words, and declared names. */
    private List<String> following() {
        List<String> all = new ArrayList<>(words);
        names.values().forEach(known -> all.addAll(known.meanings()));
        return all.stream().distinct().toList();
    }

    /**
     * What may follow the beginning of a line; empty where the beginning is none of the language's.
     *
     * @param group where the line stands
     */
    List<String> mayFollow(Group group) {
        furthest = 0;
        if (tokens.size() <= Tokens.MOST) {
            phrases(group, new Around("", null), 0);
        }
        return furthest == tokens.size()
                ? following().stream().filter(next -> !next.equals(A_NUMBER)).toList()
                : List.of();
    }
}
