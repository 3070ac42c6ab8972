package org.touchstone.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Part;
import org.touchstone.located.Mistake;
import org.touchstone.located.Words;
import org.touchstone.submission.Question;
import org.touchstone.submission.Questions;

/**
 * Turns the sentences of one {@code rules.dslr} into the engine's language, a line for a line. This is the wall between
 * text that anyone may write and a compiler that would run it: each line has to be a sentence of the closed language,
 * and each capture a number or a word that is already known. Nothing else gets through.
 */
final class RuleTranslator {

    private static final Pattern RULE = Pattern.compile("rule \"([^\"\\\\]{1,120})\"");
    private static final Pattern TIES = Pattern.compile("is\\(\"\\{kind}\\.([a-z ]+)\", \\$asked\\.id\\)");
    private static final Pattern CODE = Pattern.compile(
            "\\b(import|eval|function|global|declare|query|package|salience|from|accumulate|modify|retract|delete|insert|update|unit|agenda-group|activation-group|no-loop|lock-on-active|dialect|attributes|new|System|Runtime|Class)\\b|[;{}()$@]|&&|\\|\\|");

    private final String file;
    private final String requirement;
    private final Catalogue catalogue;
    private final Language language;
    private final Set<String> parameters;
    private final List<Mistake> mistakes;
    private final StringBuilder drl = new StringBuilder();
    private final List<RuleText> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private enum Stage {
        OUTSIDE,
        BEFORE_WHEN,
        WHEN,
        THEN
    }

    private Stage stage = Stage.OUTSIDE;
    private String name = "";
    private int ruleLine;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> conclusions = new ArrayList<>();
    private final List<String> ofIt = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private final Set<String> compared = new LinkedHashSet<>();
    private int openThing;
    private String per = Questions.COURSE;
    private boolean asked;

    private RuleTranslator(String requirement, Catalogue catalogue, Language language, List<Mistake> mistakes) {
        this.file = requirement + "/rules.dslr";
        this.requirement = requirement;
        this.catalogue = catalogue;
        this.parameters = catalogue.parameterNames(requirement);
        this.language = language;
        this.mistakes = mistakes;
    }

    /**
     * The rules of one requirement.
     *
     * @param drl the engine's text; empty where there was a mistake
     * @param rules the rules as people read them
     */
    record Translation(String drl, List<RuleText> rules) {}

    /** Translates the text of {@code <requirement>/rules.dslr}. */
    static Translation translate(
            String requirement, byte[] bytes, Catalogue catalogue, Language language, List<Mistake> mistakes) {
        RuleTranslator translator = new RuleTranslator(requirement, catalogue, language, mistakes);
        int before = mistakes.size();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            translator.drl.append(translator.line(lines.get(i).strip(), i + 1)).append('\n');
        }
        if (translator.stage != Stage.OUTSIDE) {
            translator.mistake(
                    lines.size(), "The rule \"" + translator.name + "\" has no \"end\".", "Add the line: end");
        }
        return new Translation(mistakes.size() > before ? "" : translator.drl.toString(), translator.rules);
    }

    private String line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return "";
        }
        return switch (stage) {
            case OUTSIDE -> begin(line, number);
            case BEFORE_WHEN -> {
                if (!line.equals("when")) {
                    mistake(number, refused(line), "After the rule's name comes the line: when");
                }
                stage = Stage.WHEN;
                yield "when";
            }
            case WHEN -> {
                if (line.equals("then")) {
                    stage = Stage.THEN;
                    if (!asked) {
                        mistake(
                                ruleLine,
                                "The rule \"" + name + "\" does not say which part it is about.",
                                "Begin its conditions with: Part ... is asked");
                    }
                    yield patterns() + "then";
                }
                conditions.add(line);
                yield sentence(line, number, true);
            }
            case THEN -> {
                if (line.equals("end")) {
                    finish(number);
                    yield "end";
                }
                conclusions.add(line);
                yield sentence(line, number, false);
            }
        };
    }

    private String begin(String line, int number) {
        Matcher matcher = RULE.matcher(line);
        if (!matcher.matches()) {
            mistake(number, refused(line), "A rule begins with: rule \"what it finds\"");
            return "";
        }
        name = matcher.group(1);
        ruleLine = number;
        stage = Stage.BEFORE_WHEN;
        conditions.clear();
        conclusions.clear();
        ofIt.clear();
        things.clear();
        facts.clear();
        compared.clear();
        openThing = 0;
        per = Questions.COURSE;
        asked = false;
        if (!names.add(name)) {
            mistake(number, "Two rules here are named \"" + name + "\".", "Give each a name of its own.");
        }
        return "rule \"" + requirement + ": " + name + "\"";
    }

    private void finish(int number) {
        stage = Stage.OUTSIDE;
        if (conclusions.size() != 1) {
            mistake(
                    number,
                    "The rule \"" + name + "\" has " + conclusions.size() + " conclusions.",
                    "Give it exactly one.");
            return;
        }
        rules.add(new RuleText(requirement, name, ruleLine, List.copyOf(conditions), conclusions.get(0)));
    }

    /** What is wrong with a line that is none of the language's, naming what it tried where that can be told. */
    private static String refused(String line) {
        if (line.startsWith(">")) {
            return "A line that begins with \">\" would be program code; it is not accepted.";
        }
        Matcher code = CODE.matcher(line);
        if (code.find()) {
            return "\"" + code.group()
                    + "\" belongs to program code; only sentences of the language are accepted here.";
        }
        return "\"" + line + "\" is not a sentence of the language.";
    }

    private String sentence(String line, int number, boolean condition) {
        List<Sentence> candidates = language.sentences(condition);
        List<String> reasons = new ArrayList<>();
        for (Sentence sentence : candidates) {
            Matcher matcher = sentence.pattern().matcher(line);
            if (matcher.matches()) {
                Map<String, String> captured = new HashMap<>();
                Optional<String> wrong = capture(sentence, matcher, captured);
                if (wrong.isEmpty()) {
                    return meaning(sentence, captured, number);
                }
                reasons.add(wrong.get());
            }
        }
        if (!reasons.isEmpty()) {
            mistake(number, reasons.get(0), "");
        } else {
            mistake(
                    number,
                    refused(line),
                    nearest(line, candidates)
                            .map(near -> "The nearest sentence is: " + near)
                            .orElse("See language/sentences.dsl for the sentences there are."));
        }
        return "";
    }

    /** The sentence that shares most words with a line, if it shares more than one. */
    private static Optional<String> nearest(String line, List<Sentence> sentences) {
        Set<String> words = new HashSet<>(List.of(line.split("\\s+")));
        Optional<String> nearest = Optional.empty();
        long most = 1;
        for (Sentence sentence : sentences) {
            long shared = List.of(sentence.words().split("\\s+")).stream()
                    .filter(words::contains)
                    .count();
            if (shared > most) {
                most = shared;
                nearest = Optional.of(sentence.words());
            }
        }
        return nearest;
    }

    /**
     * What a sentence means to the engine. A condition is a constraint on what is asked ("it: ..."), on the thing named
     * last ("that: ..."), or names a thing that there is or is not ("there: ...", "none: ..."). The patterns are put
     * together when the conclusion is reached.
     */
    private String meaning(Sentence sentence, Map<String, String> captured, int number) {
        String meaning =
                sentence.drl().replace("{requirement}", requirement).replace("{rule}", requirement + ": " + name);
        for (Map.Entry<String, String> capture : captured.entrySet()) {
            meaning = meaning.replace("{" + capture.getKey() + "}", capture.getValue());
        }
        if (!sentence.condition()) {
            return meaning.replace("{facts}", "Remarks.facts(" + String.join(", ", facts) + ")")
                    .replace("{parameters}", "$asked.compared(" + String.join(", ", compared) + ")");
        }
        int colon = meaning.indexOf(": ");
        String place = meaning.substring(0, colon);
        String constraint = meaning.substring(colon + 2);
        switch (place) {
            case "it" -> {
                ofIt.add(constraint);
                asked |= sentence.isAboutWhatIsAsked();
            }
            case "that" -> {
                if (openThing == 0) {
                    mistake(
                            number,
                            "\"That\" needs a line before it that says what there is.",
                            "Write: There is a ...");
                } else {
                    things.set(openThing - 1, things.get(openThing - 1) + ", " + constraint);
                }
            }
            case "there" -> {
                things.add("$that" + (things.size() + 1) + " : Described(" + constraint);
                openThing = things.size();
            }
            default -> things.add("not Described(" + constraint);
        }
        restsOn(sentence, captured);
        return "";
    }

    /**
     * Notes the facts and parameters that a condition names, and the fact that ties a thing to what is asked; the finding
     * shows them.
     */
    private void restsOn(Sentence sentence, Map<String, String> captured) {
        String holder = sentence.drl().startsWith("it: ") ? "$asked" : "$that" + openThing;
        if (sentence.drl().startsWith("none: ")
                || sentence.drl().contains("unsaid(")
                || sentence.drl().contains("!is(")) {
            return;
        }
        if (sentence.drl().contains("answerGiven()") || sentence.drl().contains("answerNo()")) {
            facts.add("$asked.onAnswer()");
        }
        Matcher ties = TIES.matcher(sentence.drl());
        if (ties.find()) {
            facts.add(holder + ".on(\"" + captured.get("kind") + "." + ties.group(1) + "\", $asked.getId())");
        }
        String choice = captured.get("choice");
        boolean exactChoice = choice != null && !sentence.drl().contains("isOther(");
        for (String capture : List.of("fact", "other-fact", "course-fact", "kind-fact")) {
            String fact = captured.get(capture);
            if (fact != null && sentence.drl().contains("isNamed(")) {
                facts.add("$asked.on(\"" + fact + "\", " + holder + ".getId())");
            } else if (fact != null) {
                facts.add(holder + ".on(\"" + fact + "\"" + (exactChoice ? ", \"" + choice + "\"" : "") + ")");
            }
        }
        if (captured.containsKey("parameter") && !sentence.drl().contains("unset(")) {
            compared.add("\"" + captured.get("parameter") + "\"");
        }
    }

    /** The patterns of the whole rule, put together. */
    private String patterns() {
        StringBuilder patterns = new StringBuilder("$asked : Asked(" + String.join(", ", ofIt) + ") ");
        things.forEach(thing -> patterns.append(thing).append(") "));
        return patterns.toString();
    }

    /** Checks each capture against the words that are known; gives what is wrong with the first that is not. */
    private Optional<String> capture(Sentence sentence, Matcher matcher, Map<String, String> captured) {
        String kind = per;
        Question last = null;
        for (int i = 0; i < sentence.captures().size(); i++) {
            String type = sentence.captures().get(i);
            String word = matcher.group(i + 1).strip();
            switch (type) {
                case "part" -> {
                    Optional<Part> part = catalogue
                            .requirement(requirement)
                            .flatMap(r -> r.parts().stream()
                                    .filter(p -> p.id().equals(word))
                                    .findFirst());
                    if (part.isEmpty()) {
                        return Optional.of("\"" + word + "\" is not a part of " + requirement + ". "
                                + Words.didYouMean(word, partIds(), ""));
                    }
                    per = part.get().per();
                    captured.put(type, word);
                }
                case "kind" -> {
                    if (!catalogue.questions().kinds().contains(word)) {
                        return Optional.of("\"" + word + "\" is not a kind of thing that a submission describes. "
                                + Words.didYouMean(word, catalogue.questions().kinds(), ""));
                    }
                    kind = word;
                    Optional<String> unsaid = sentence.saysOfItsKind()
                            .filter(said -> catalogue
                                    .questions()
                                    .named(word + "." + said)
                                    .isEmpty());
                    if (unsaid.isPresent()) {
                        String what = unsaid.get().equals("elements")
                                ? "which approaches or components it is about"
                                : "what it is expert in";
                        return Optional.of("No " + word + " says " + what + ".");
                    }
                    captured.put(type, word);
                }
                case "fact", "other-fact", "kind-fact", "other-kind-fact", "course-fact" -> {
                    String about =
                            type.equals("course-fact") ? Questions.COURSE : type.endsWith("kind-fact") ? kind : per;
                    Optional<Question> question = catalogue.questions().named(about + "." + word);
                    if (question.isEmpty()) {
                        return Optional.of("\"" + word + "\" is not something that is said of " + about + ". "
                                + Words.didYouMean(word, catalogue.questions().words(about), "See questions.yaml."));
                    }
                    if (sentence.comparesNumbers() && !question.get().answers().isNumeric()) {
                        return Optional.of("\"" + word
                                + "\" is not a number, a date or a length of time, so it cannot be compared.");
                    }
                    last = question.get();
                    captured.put(type, last.name());
                }
                case "choice" -> {
                    if (last == null || !allowed(last, word)) {
                        String known = last == null ? "" : Words.choice(last.choices());
                        return Optional.of(
                                "\"" + word + "\" is not an answer to \"" + (last == null ? "" : last.words()) + "\"."
                                        + (known.isEmpty() ? "" : " Write " + known + "."));
                    }
                    captured.put(type, word);
                }
                case "parameter" -> {
                    if (!parameters.contains(word)) {
                        return Optional.of("\"" + word + "\" is not a parameter of " + requirement
                                + " in parameters.yaml. " + Words.didYouMean(word, parameters, ""));
                    }
                    captured.put(type, word);
                }
                default -> {
                    if (!word.matches("\\d{1,9}")) {
                        return Optional.of("\"" + word + "\" is not a whole number.");
                    }
                    captured.put(type, word);
                }
            }
        }
        return Optional.empty();
    }

    private List<String> partIds() {
        return catalogue
                .requirement(requirement)
                .map(r -> r.parts().stream().map(Part::id).toList())
                .orElse(List.of());
    }

    private static boolean allowed(Question question, String word) {
        return question.choices().contains(word);
    }

    private void mistake(int line, String what, String todo) {
        mistakes.add(new Mistake(file, line, 1, what.strip(), todo));
    }
}
