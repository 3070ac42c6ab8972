package org.touchstone.check.language;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Written;
import org.touchstone.check.language.SentenceMeaning.Group;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.submission.Questions;

/**
 * Reads the rules of one requirement. Every line has to be one that the language knows, and every name in it a declared
 * one; what is not understood is a mistake with its line and column.
 */
final class RuleSentences {

    /** How many rules a file may hold, and how much a rule. */
    static final int MOST_RULES = 300;

    static final int MOST_LINES = 60;
    static final int MOST_DEPTH = 4;
    static final int MOST_CHARACTERS = 400;
    private static final int MOST_MISTAKES = 100;

    private static final Pattern RULE = Pattern.compile("rule \"([A-Za-z0-9][A-Za-z0-9 ,.;:'’()/?%&+-]{0,119})\"");
    private static final Pattern RULE_BEGINS = Pattern.compile("rule\\b.*");
    private static final Pattern DAY = Pattern.compile("(from|to) (\\S{1,20})");

    private final String file;
    private final String requirement;
    private final Catalogue catalogue;
    private final Language language;
    private final Vocabulary vocabulary;
    private final List<Mistake> mistakes;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A file to read.
     *
     * @param file its name, below the folder of rules
     * @param vocabulary the names that may stand in it
     * @param mistakes takes what is wrong in it
     */
    RuleSentences(
            String file,
            String requirement,
            Catalogue catalogue,
            Language language,
            Vocabulary vocabulary,
            List<Mistake> mistakes) {
        this.file = file;
        this.requirement = requirement;
        this.catalogue = catalogue;
        this.language = language;
        this.vocabulary = vocabulary;
        this.mistakes = mistakes;
    }

    /** The rules in a text. */
    List<Rule> rules(byte[] bytes) {
        file(new String(bytes, StandardCharsets.UTF_8));
        return rules;
    }

    /** The conditions that say when a part applies. */
    List<Condition> applies(Part part) {
        List<Condition> conditions = new ArrayList<>();
        for (Written sentence : part.applies()) {
            Source source = new Source(sentence.place().line(), sentence.place().column() - 1, sentence.text());
            phrase(Group.CONDITION, source, part.per())
                    .map(meant -> condition(meant, source, part.per()))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    /**
     * A line of the file.
     *
     * @param number its number, from 1
     * @param indent by how many blanks it is set in
     * @param text what it says, without blanks around it
     */
    private record Source(int number, int indent, String text) {}

    /** A line with the lines of the block that it begins. */
    private record Block(Source line, List<Block> lines) {}

    private void file(String text) {
        List<Source> lines = new ArrayList<>();
        int number = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (mistakes.size() > MOST_MISTAKES) {
                return;
            }
            if (isFit(raw, number) && !raw.isBlank() && !raw.strip().startsWith("#")) {
                String stripped = raw.strip();
                lines.add(new Source(number, raw.indexOf(stripped), stripped));
            }
        }
        int at = 0;
        while (at < lines.size() && mistakes.size() <= MOST_MISTAKES) {
            at = rule(lines, at);
        }
    }

    /** Whether a line has no more than a line may, and no characters that cannot be seen. */
    private boolean isFit(String line, int number) {
        if (line.length() > MOST_CHARACTERS) {
            mistake(
                    number,
                    1,
                    "This line has " + line.length() + " characters; a line has at most " + MOST_CHARACTERS + ".",
                    "Say it in several conditions, or in several rules.");
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '\t') {
                mistake(number, i + 1, "There is a tab here.", "Write blanks in its place.");
                return false;
            }
            if ((each > '~' && each != '’') || each < ' ') {
                boolean note = line.strip().startsWith("#") && Character.isLetter(each);
                if (!note) {
                    mistake(
                            number,
                            i + 1,
                            String.format("The character U+%04X cannot stand in a rule.", (int) each),
                            "Write plain letters, digits and blanks.");
                    return false;
                }
            }
        }
        return true;
    }

    private int rule(List<Source> lines, int begin) {
        Source first = lines.get(begin);
        Matcher matcher = RULE.matcher(first.text());
        if (!matcher.matches()) {
            boolean named = RULE_BEGINS.matcher(first.text()).matches();
            mistake(
                    first.number(),
                    first.indent() + 1,
                    named ? "This is not how a rule is named." : refused(first.text()),
                    named
                            ? "Write: rule \"what it finds\", with letters, digits, blanks and plain marks, at most 120."
                            : "A rule begins with: rule \"what it finds\"");
            return named ? after(lines, begin) : begin + 1;
        }
        if (rules.size() == MOST_RULES) {
            mistake(first.number(), 1, "There are more than " + MOST_RULES + " rules in this file.", "");
            return lines.size();
        }
        String name = matcher.group(1);
        if (!names.add(name)) {
            mistake(first.number(), 1, "Two rules here are named \"" + name + "\".", "Give each a name of its own.");
        }
        int at = begin + 1;
        List<Source> days = new ArrayList<>();
        while (at < lines.size() && DAY.matcher(lines.get(at).text()).matches()) {
            days.add(lines.get(at++));
        }
        if (at >= lines.size() || !lines.get(at).text().equals("when")) {
            Source here = lines.get(Math.min(at, lines.size() - 1));
            mistake(
                    here.number(),
                    here.indent() + 1,
                    "The rule \"" + name + "\" does not go on with its conditions.",
                    "After the rule's name, and the days on which it holds, comes the line: when");
            return after(lines, begin);
        }
        int then = find(lines, at, "then");
        int end = find(lines, Math.max(at, then), "end");
        if (then < 0 || end < 0) {
            mistake(
                    first.number(),
                    1,
                    "The rule \"" + name + "\" has no \"" + (then < 0 ? "then" : "end") + "\".",
                    "Add the line: " + (then < 0 ? "then" : "end"));
            return after(lines, begin);
        }
        body(first, name, days(days), lines.subList(at + 1, then), lines.subList(then + 1, end));
        return end + 1;
    }

    /** Where the next rule begins. */
    private static int after(List<Source> lines, int begin) {
        int at = begin + 1;
        while (at < lines.size() && !RULE_BEGINS.matcher(lines.get(at).text()).matches()) {
            at++;
        }
        return at;
    }

    /** The first line from here that is this word, before the next rule; -1 where there is none. */
    private static int find(List<Source> lines, int from, String word) {
        for (int at = from; at < lines.size(); at++) {
            if (lines.get(at).text().equals(word)) {
                return at;
            }
            if (RULE_BEGINS.matcher(lines.get(at).text()).matches()) {
                return -1;
            }
        }
        return -1;
    }

    private Days days(List<Source> lines) {
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> to = Optional.empty();
        for (Source line : lines) {
            Matcher matcher = DAY.matcher(line.text());
            if (matcher.matches()) {
                Optional<LocalDate> day = day(matcher.group(2), line);
                boolean again;
                if (matcher.group(1).equals("from")) {
                    again = from.isPresent();
                    from = day;
                } else {
                    again = to.isPresent();
                    to = day;
                }
                if (again) {
                    mistake(line.number(), 1, "\"" + matcher.group(1) + "\" stands here twice.", "Keep one of them.");
                }
            }
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            mistake(
                    lines.get(0).number(),
                    1,
                    "\"to\" (" + to.get() + ") is not after \"from\" (" + from.get() + "), so no day is meant.",
                    "\"to\" is the first day on which the rule no longer holds.");
            return Days.ALWAYS;
        }
        return new Days(from, to);
    }

    private Optional<LocalDate> day(String text, Source line) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // Said below, as for any other text.
        }
        mistake(
                line.number(),
                line.indent() + 1,
                "\"" + text + "\" is not a date.",
                "Write year-month-day, such as 2026-09-30.");
        return Optional.empty();
    }

    private void body(Source first, String name, Days days, List<Source> when, List<Source> then) {
        if (when.size() > MOST_LINES) {
            mistake(first.number(), 1, "The rule \"" + name + "\" has more than " + MOST_LINES + " conditions.", "");
            return;
        }
        int before = mistakes.size();
        Optional<About> about = when.isEmpty() ? Optional.empty() : about(when.get(0));
        if (when.isEmpty() || (about.isEmpty() && mistakes.size() == before)) {
            mistake(
                    first.number(),
                    1,
                    "The rule \"" + name + "\" does not say which part it is about.",
                    "Begin its conditions with: Part ... is asked");
        }
        if (about.isEmpty()) {
            return; // What the other lines may say depends on what the part is asked of.
        }
        Optional<Part> part = about.filter(About.OnePart.class::isInstance)
                .flatMap(one -> catalogue
                        .requirement(requirement)
                        .flatMap(found -> found.parts().stream()
                                .filter(each -> each.key().equals(((About.OnePart) one).key()))
                                .findFirst()));
        String per = part.map(Part::per).orElse(Questions.COURSE);
        List<Rule.Line> lines = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        if (!when.isEmpty()) {
            lines.add(new Rule.Line(when.get(0).number(), 0, when.get(0).text()));
            List<Source> rest = when.subList(1, when.size());
            int indent = rest.isEmpty() ? 0 : rest.get(0).indent();
            for (Block block : blocks(rest, indent)) {
                conditions.add(condition(block, per, 0, lines));
            }
        }
        Optional<Said> said = conclusion(first, name, then, per);
        if (mistakes.size() == before && about.isPresent() && said.isPresent()) {
            rules.add(new Rule(
                    requirement,
                    name,
                    first.number(),
                    days,
                    about.get(),
                    conditions,
                    said.get(),
                    lines,
                    new Rule.Line(then.get(0).number(), 0, then.get(0).text())));
        }
    }

    private Optional<About> about(Source line) {
        PhraseReader reader = new PhraseReader(language, vocabulary, Questions.COURSE, line.text());
        Optional<Phrase.Meant> meant = reader.whole(Group.ABOUT);
        if (meant.isEmpty()) {
            boolean condition = new PhraseReader(language, vocabulary, Questions.COURSE, line.text())
                    .whole(Group.CONDITION)
                    .isPresent();
            PhraseReader.Refusal refusal = reader.refusal();
            if (!condition && refusal.column() > 1) {
                mistake(line.number(), line.indent() + refusal.column(), refusal.what(), refusal.todo());
            }
            return Optional.empty();
        }
        boolean general = catalogue.requirement(requirement).isEmpty();
        About about = switch (meant.get().meaning()) {
            case ONE_PART ->
                new About.OnePart(
                        requirement + "/" + ((Phrase.Name) meant.get().parts().get(0)).name());
            case ANSWERED_ALONE -> new About.AnsweredAlone();
            case ANSWERED_TO_JUDGE -> new About.AnsweredToJudge();
            default -> new About.Answered();
        };
        if (general == about instanceof About.OnePart) {
            mistake(
                    line.number(),
                    line.indent() + 1,
                    general
                            ? "Rules that hold for every requirement cannot name a part."
                            : "Only the rules in every-requirement are about parts of every requirement.",
                    "Begin with: Part ... is asked");
        }
        return Optional.of(about);
    }

    /** Puts lines together by how far they are set in: what is set in further belongs to the line before it. */
    private List<Block> blocks(List<Source> lines, int indent) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Source line = lines.get(at);
            if (line.indent() != indent) {
                mistake(
                        line.number(),
                        line.indent() + 1,
                        "This line is set in by " + line.indent() + " blanks; the lines beside it by " + indent + ".",
                        "Set lines of one block in alike, and only those of a block inside it further.");
            }
            int end = at + 1;
            while (end < lines.size() && lines.get(end).indent() > indent) {
                end++;
            }
            List<Source> inside = lines.subList(at + 1, end);
            blocks.add(new Block(
                    line,
                    inside.isEmpty() ? List.of() : blocks(inside, inside.get(0).indent())));
            at = end;
        }
        return blocks;
    }

    private Condition condition(Block block, String per, int depth, List<Rule.Line> lines) {
        Source line = block.line();
        lines.add(new Rule.Line(line.number(), depth, line.text()));
        Optional<SentenceMeaning> begins = new PhraseReader(language, vocabulary, per, line.text())
                .whole(Group.BLOCK)
                .map(Phrase.Meant::meaning);
        if (begins.isEmpty()) {
            if (!block.lines().isEmpty()) {
                Source inside = block.lines().get(0).line();
                mistake(
                        inside.number(),
                        inside.indent() + 1,
                        "This line is set in further, but the line before it begins no block.",
                        "Blocks begin with: "
                                + String.join(
                                        " or ",
                                        language.phrasings(Group.BLOCK).stream()
                                                .map(Language.Phrasing::words)
                                                .toList()));
            }
            return phrase(Group.CONDITION, line, per)
                    .map(meant -> condition(meant, line, per))
                    .orElse(new Condition.AllOf(List.of()));
        }
        if (depth + 1 > MOST_DEPTH) {
            mistake(
                    line.number(),
                    line.indent() + 1,
                    "Blocks stand in each other more than " + MOST_DEPTH + " deep.",
                    "");
            return new Condition.AllOf(List.of());
        }
        if (block.lines().isEmpty()) {
            mistake(
                    line.number(),
                    line.indent() + 1,
                    "Nothing stands in this block.",
                    "Write its conditions on the next lines, set in by two more blanks.");
        }
        List<Condition> inside = new ArrayList<>();
        for (Block each : block.lines()) {
            inside.add(condition(each, per, depth + 1, lines));
        }
        return switch (begins.get()) {
            case ANY_OF -> new Condition.AnyOf(inside);
            case UNLESS -> new Condition.Not(inside.size() == 1 ? inside.get(0) : new Condition.AllOf(inside));
            default -> new Condition.AllOf(inside);
        };
    }

    private Condition condition(Phrase.Meant meant, Source line, String per) {
        boolean ofAnswer =
                meant.meaning() == SentenceMeaning.ANSWER_GIVEN || meant.meaning() == SentenceMeaning.ANSWER_NO;
        if (ofAnswer && catalogue.requirement(requirement).isPresent()) {
            mistake(
                    line.number(),
                    line.indent() + 1,
                    "Only the rules in every-requirement speak of \"the answer\".",
                    "Name the question: Its ... is given");
        }
        return new PhraseInterpreter(
                        catalogue,
                        requirement,
                        per,
                        (column, what, todo) -> mistake(line.number(), line.indent() + column, what, todo))
                .condition(meant);
    }

    private Optional<Phrase.Meant> phrase(Group group, Source line, String per) {
        PhraseReader reader = new PhraseReader(language, vocabulary, per, line.text());
        Optional<Phrase.Meant> meant = reader.whole(group);
        if (meant.isEmpty()) {
            PhraseReader.Refusal refusal = reader.refusal();
            Optional<String> elsewhere = elsewhere(line, per);
            if (elsewhere.isPresent()) {
                mistake(line.number(), line.indent() + 1, elsewhere.get(), "Move it there, or remove it.");
            } else if (refusal.column() == 1) {
                mistake(line.number(), line.indent() + 1, refused(line.text()), refusal.todo());
            } else {
                mistake(line.number(), line.indent() + refusal.column(), refusal.what(), refusal.todo());
            }
        }
        return meant;
    }

    /** Where a line belongs that is a sentence of the language, but none that may stand where it stands. */
    private Optional<String> elsewhere(Source line, String per) {
        Map<Group, String> places = Map.of(
                Group.ABOUT, "This line says what a rule is about: it can only stand first in a rule.",
                Group.CONDITION, "This line is a condition: it can only stand between \"when\" and \"then\".",
                Group.CONCLUSION, "This line is a conclusion: it can only stand between \"then\" and \"end\".");
        return places.keySet().stream()
                .filter(each -> new PhraseReader(language, vocabulary, per, line.text())
                        .whole(each)
                        .isPresent())
                .findFirst()
                .map(places::get);
    }

    private Optional<Said> conclusion(Source rule, String name, List<Source> then, String per) {
        if (then.size() != 1) {
            mistake(
                    rule.number(),
                    1,
                    "The rule \"" + name + "\" has " + then.size() + " conclusions.",
                    "Give it exactly one.");
            return Optional.empty();
        }
        return phrase(Group.CONCLUSION, then.get(0), per)
                .map(meant -> Said.valueOf(meant.meaning().name()));
    }

    private static String refused(String line) {
        String begins = line.length() > 60 ? line.substring(0, 60) + "..." : line;
        return "\"" + begins
                + "\" is not a sentence of the language. Nothing else is accepted here, and no program code.";
    }

    private void mistake(int line, int column, String what, String todo) {
        mistakes.add(new Mistake(file, line, column, what, todo));
    }
}
