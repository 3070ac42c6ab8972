package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/**
 * Whatever is written into a ruleset, wherever text gets in: it is refused in words, with a file and a line, or it is
 * taken for the text that it is. It is never run, never gets to the engine, and never takes long.
 */
@Tag("thorough")
class AttackCorpusTest {

    private static final String RULES = "group-size/rules.dslr";
    private static final String REQUIREMENT = "group-size/requirement.yaml";
    private static final String LANGUAGE = "language/sentences.dsl";
    private static final String QUESTIONS = "questions.yaml";
    private static final String PARAMETERS = "parameters.yaml";
    private static final String PROPOSALS = "proposals.yaml";
    private static final String ELEMENTS = "catalogue/elements.yaml";
    private static final String STANDARDS = "catalogue/standards/FW.yaml";
    private static final String OUTCOMES = "catalogue/outcomes/HC.yaml";

    private static final String CANARY = Payloads.CANARY;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int MOST_MISTAKES = 1000;
    private static final int LONGEST_MISTAKE = 5000;

    private static final Pattern WORD = Pattern.compile("\"[A-Za-z0-9]+([ ./-][A-Za-z0-9]+)*\"");
    /** What the engine's text is made of besides declared names. Nothing in it can hold a text of anybody's. */
    private static final Pattern ENGINE = Pattern.compile("[A-Za-z0-9_$.,:;()&|!=\\s]*");

    private static final Pattern CODE =
            Pattern.compile("(?i)\\b(Runtime|System|eval|import|function|salience|dialect|global|query|java)\\b");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]");

    private static final Map<String, String> PAYLOADS = Payloads.ALL;

    @TempDir
    static Path temporary;

    private static RulesetFiles sound = RulesetFiles.of(new TreeMap<>());
    private static RulesetReader reader = new RulesetReader(new BuiltRules(Path.of("")));

    private final List<String> harm = new ArrayList<>();
    private int attacks;
    private int turn;

    @BeforeAll
    static void readTheSoundOne() throws IOException, MistakesException {
        Path rules = ShippedRules.copyTo(temporary.resolve("rules"), "group-size");
        try (Stream<Path> catalogue = Files.walk(rules.resolve("catalogue"), 2)) {
            for (Path file : catalogue
                    .filter(path -> path.toString().matches(".*/(standards|outcomes)/.*"))
                    .filter(path -> !path.endsWith("FW.yaml") && !path.endsWith("HC.yaml"))
                    .toList()) {
                Files.delete(file);
            }
        }
        reader = new RulesetReader(new BuiltRules(temporary.resolve("built")));
        reader.read(rules);
        sound = RulesetFiles.in(rules);
    }

    private static String sound(String file) {
        return new String(sound.bytes(file), StandardCharsets.UTF_8);
    }

    /** Notes what harm is done by a file that holds this. */
    private void attack(String name, String file, String text) {
        attack(
                name + " in " + file,
                () -> reader.checked(sound.with(file, text.getBytes(StandardCharsets.UTF_8)))
                        .sources());
    }

    /** Every second payload, another half each time: all of them come to every kind of place. */
    private Map<String, String> inTurns() {
        turn++;
        int place = 0;
        Map<String, String> half = new LinkedHashMap<>();
        for (String name : PAYLOADS.keySet()) {
            if (++place % 2 == turn % 2) {
                half.put(name, PAYLOADS.getOrDefault(name, ""));
            }
        }
        return half;
    }

    private interface Reading {
        List<RuleSource> sources() throws MistakesException, IOException;
    }

    private void attack(String name, Reading reading) {
        attacks++;
        long begin = System.nanoTime();
        try {
            reading.sources().forEach(source -> inert(name, source.text()));
        } catch (MistakesException e) {
            wellSaid(name, e);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            harm.add(name + ": " + e);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (millis > LONGEST.toMillis()) {
            harm.add(name + ": took " + millis + " ms");
        }
        if (System.getProperty(CANARY) != null) {
            System.clearProperty(CANARY);
            harm.add(name + ": was run");
        }
    }

    private void inert(String name, String engine) {
        String rest = WORD.matcher(engine).replaceAll("");
        if (!ENGINE.matcher(rest).matches() || CODE.matcher(rest).find()) {
            harm.add(name + ": got to the engine: " + rest);
        }
    }

    private void wellSaid(String name, MistakesException e) {
        if (e.mistakes().isEmpty() || e.mistakes().size() > MOST_MISTAKES) {
            harm.add(name + ": " + e.mistakes().size() + " mistakes");
        }
        for (Mistake mistake : e.mistakes()) {
            String said = mistake.toString();
            if (mistake.file().isBlank()
                    || mistake.line() < 1
                    || mistake.what().isBlank()
                    || said.length() > LONGEST_MISTAKE
                    || CONTROL.matcher(said).find()
                    || said.contains("Exception")) {
                harm.add(name + ": said badly: " + said.substring(0, Math.min(300, said.length())));
            }
        }
        if (e.getMessage().length() > 60 * LONGEST_MISTAKE) {
            harm.add(name + ": says too much");
        }
    }

    private void noHarm(int least) {
        assertThat(harm).isEmpty();
        assertThat(attacks).isGreaterThanOrEqualTo(least);
    }

    /** A text as YAML in double quotes; what is not seen by its code, where a reader of the raw text cannot notice it. */
    private static String yaml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Where text stands in a file: between what comes before and after it. */
    private record Place(String file, String before, String old, String after) {

        String with(String text) {
            String whole = before + old + after;
            String sound = sound(file);
            int at = sound.indexOf(whole);
            assertThat(at).as(file + ": " + whole).isNotNegative();
            return sound.substring(0, at) + before + text + after + sound.substring(at + whole.length());
        }
    }

    private static Place place(String file, String before, String old, String after) {
        return new Place(file, before, old, after);
    }

    private static final List<Place> PLACES = List.of(
            place(QUESTIONS, "- key: ", "sessions", "\n  each: session"),
            place(QUESTIONS, "  each: ", "session", "\n"),
            place(QUESTIONS, "  chapter: ", "Delivery", "\n  title: Sessions"),
            place(QUESTIONS, "  title: ", "Sessions", "\n"),
            place(QUESTIONS, "  complete: ", "'Have you listed all the sessions?'", "\n"),
            place(QUESTIONS, "{key: ", "groupSize", ", kind"),
            place(QUESTIONS, "{key: groupSize, kind: ", "count", ","),
            place(QUESTIONS, "of: [", "face to face", ", remote"),
            place(QUESTIONS, "ask: ", "'Which methods are used?'", ", help"),
            place(QUESTIONS, "help: ", "'Instead of a date.'", "}"),
            place(QUESTIONS, "to: ", "outcome", ", ask: 'Which of the course"),
            place(QUESTIONS, "must: ", "yes", ", ask: 'What is the session called?'"),
            place(PARAMETERS, "- requirement: ", "group-size", "\n  name: most\n"),
            place(PARAMETERS, "  name: ", "most", "\n"),
            place(PARAMETERS, "  name: most\n  value: ", "18", "\n"),
            place(PARAMETERS, "  value: 18\n  unit: ", "people", "\n"),
            place(PARAMETERS, "  value: 18\n  unit: people\n  source: ", "Accreditation framework", ", course"),
            place(PROPOSALS, "  - propose: ", "deferred", "\n"),
            place(PROPOSALS, "    when: {not met: ", "1 to 5", "}"),
            place(PROPOSALS, "    because: ", "Everything required is met.", "\n"),
            place(PROPOSALS, "    source: ", "House policy", "\n"),
            place(ELEMENTS, "- id: ", "HC", "\n"),
            place(ELEMENTS, "  name: ", "Health coaching", "\n"),
            place(ELEMENTS, "  kind: ", "framework", "\n"),
            place(ELEMENTS, "  topic: ", "the general training standards", "\n"),
            place(STANDARDS, "- id: ", "FW-DES-01", "\n"),
            place(STANDARDS, "  title: ", "Published evidence, and co-production", "\n"),
            place(STANDARDS, "  strength: ", "required", "\n"),
            place(STANDARDS, "  section: ", "Accreditation framework, course design", "\n"),
            place(OUTCOMES, "- id: ", "HC-L1-01", "\n"),
            place(OUTCOMES, "  level: ", "1", "\n"),
            place(OUTCOMES, "  depth: ", "know", "\n"),
            place("catalogue/methods.yaml", "- element: ", "TABLE3", "\n"),
            place("catalogue/methods.yaml", "  shown-by: [", "e-learning", "]"),
            place("catalogue/verbs.yaml", "  example: ", "describe", "\n"),
            place("catalogue/behaviours.yaml", "- id: ", "SDM-BEH-01", "\n"),
            place("catalogue/drivers.yaml", "  kind: ", "strategic driver", "\n"),
            place(REQUIREMENT, "title: ", "Group size", "\n"),
            place(REQUIREMENT, "covers:\n  ", "FW-DEL-01", ": ["),
            place(REQUIREMENT, "  FW-DEL-01: [", "suits-the-training", ","),
            place(REQUIREMENT, "parts:\n  ", "suits-the-training", ":\n"),
            place(REQUIREMENT, "    per: ", "session", "\n"),
            place(REQUIREMENT, "      - ", "Its skills training is yes", "\n"),
            place(REQUIREMENT, "    needs: [", "skills training", ","),
            place(
                    REQUIREMENT,
                    "    does-not-apply: ",
                    "'\"{it}\" is for {group size, person, people}, no group. | \"{it}\" is not facilitated skills training.'",
                    "\n"),
            place(REQUIREMENT, "    remedy: ", "Split or join groups", ", or"),
            place(REQUIREMENT, "    who: ", "the person who plans the sessions", "\n"),
            place(REQUIREMENT, "    strength: ", "recommended", "\n"),
            place("cannot-fail.yaml", "- part: ", "assessment-aligned/aligned", "\n"));

    @Test
    void whateverStandsWhereANameOrATextIsAskedFor() {
        for (Place place : PLACES) {
            inTurns().forEach((name, payload) -> {
                String rest = place.after().startsWith(" ") || place.after().startsWith(", course") ? "\n  #" : "";
                attack(name + " for " + place.old(), place.file(), place.with(yaml(payload) + rest));
            });
        }
        noHarm(650);
    }

    @Test
    void whateverIsAddedToAGroupOfKeys() {
        List<Place> groups = List.of(
                place(PARAMETERS, "  name: most\n", "", "  value: 18"),
                place(REQUIREMENT, "    per: session\n", "", "    applies"),
                place(STANDARDS, "- id: FW-DES-01\n", "", "  title"),
                place(OUTCOMES, "- id: HC-L1-01\n", "", "  level"),
                place(ELEMENTS, "- id: HC\n", "", "  name"));
        List<String> keys = List.of(
                "from: 2026-13-45",
                "from: \"2026-02-30\"",
                "to: 0000-00-00",
                "from: +999999999-01-01",
                "to: -2026-01-01",
                "from: 2026-01-01T00:00",
                "to: 99999-01-01",
                "from: [2026-01-01]",
                "from: {a: b}",
                "same-as: FW-DES-01",
                "value: 1e400",
                "value: -1",
                "value: 0x10",
                "value: NaN",
                "value: .inf",
                "value: 1_000",
                "value: 010",
                "value: 99999999999999999999",
                "level: 4",
                "level: [1, 2]",
                "levels: [1, 1]",
                "rests-on: [HC]",
                "for: {element: \"x\\\"+\"}",
                "for: {}",
                "answer: \"x\\\"+\"",
                "constructor: x",
                "__proto__: x",
                "\"\": x",
                "\"\\n\": x",
                "\"name\\u200B\": x",
                "? [a, b]\n    : c",
                "<<: {id: x}",
                "!!java.net.URL x: y",
                "k: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]",
                "k: !!binary aGVsbG8=",
                "k: &a [*a]",
                "k: *nothing");
        for (Place group : groups) {
            String indent = group.before().startsWith("    ") ? "    " : "  ";
            keys.forEach(key -> attack(key + " added", group.file(), group.with(indent + key + "\n")));
        }
        noHarm(180);
    }

    /** Every kind of sentence, with each of its places left open as "@". */
    private static final List<String> SENTENCES = List.of(
            "@",
            "Its @ is given",
            "Its group size @",
            "Its group size is @",
            "Its mode is @",
            "Its mode is face to face or @",
            "Its mode is remote, @ or face to face",
            "Its mode is not @",
            "Its methods includes @",
            "Its methods does not include @",
            "Its group size is more than @",
            "Its group size is @ than 5",
            "Its group size is at least the parameter @",
            "Its group size is between @ and 20",
            "Its group size is between 12 and @",
            "Its group size differs from @",
            "Its length is more than @ minutes",
            "Its length is more than 30 @",
            "Its date is before @",
            "Its date is on or after @",
            "Its date is at least @ after the course's starts on",
            "Its date is at least 2 weeks before the course's @",
            "Its date is after the day @ after 2026-01-01",
            "The course's @ is given",
            "The course's starters is at least its @",
            "There is a @",
            "There is no @",
            "There is a session whose @ is given",
            "There is a session whose mode is @",
            "There is a session whose mode is remote and whose @ is given",
            "There is a facilitator named in its @",
            "There are @ 3 sessions",
            "There are at least @ sessions",
            "There are at least 3 @",
            "For every @, that session's mode is remote",
            "For every session, that @'s mode is remote",
            "For every session, that session's @ is remote",
            "The sessions are at least @ apart in date",
            "The sessions are at least 7 days apart in @",
            "The number of @ is at least 3",
            "The total @ of the sessions is at least 3 hours",
            "The first @ of the sessions is before 2026-01-01",
            "The last date of the @ is before 2026-01-01",
            "The parameter @ is not set",
            "any of these:\n    @\n    Its mode is remote",
            "unless:\n    all of these:\n      Its mode is @");

    @Test
    void whateverStandsInASentence() {
        for (String sentence : SENTENCES) {
            inTurns()
                    .forEach((name, payload) -> attack(
                            name + " in " + sentence,
                            RULES,
                            sound(RULES) + Attempts.rule("x", sentence.replace("@", payload))));
        }
        noHarm(650);
    }

    @Test
    void whateverStandsWhereAPartApplies() {
        Place applies = place(REQUIREMENT, "      - ", "Its mode is face to face", "\n");
        for (String sentence : SENTENCES) {
            for (String name : List.of("a string that ends", "a constraint", "a line separator", "a turned text")) {
                attack(
                        name + " in " + sentence,
                        REQUIREMENT,
                        applies.with(yaml(sentence.replace("@", PAYLOADS.getOrDefault(name, "")))));
            }
        }
        noHarm(180);
    }

    @Test
    void whateverARuleIsNamedOrDatedOrAboutOrConcludes() {
        String rule = Attempts.rule("x", "Its group size is given");
        List<String> forms = List.of(
                rule.replace("\"x\"", "\"@\""),
                rule.replace("\"x\"", "@"),
                rule.replace("rule", "@"),
                rule.replace("when", "from @\nwhen"),
                rule.replace("when", "to @\nwhen"),
                rule.replace("when", "from 2026-01-01\nfrom @\nwhen"),
                rule.replace("when", "@"),
                rule.replace("recommended-number", "@"),
                rule.replace("Part", "@"),
                rule.replace("then", "@"),
                rule.replace("It is not met", "@"),
                rule.replace("not met", "@"),
                rule.replace("end\n", "@"),
                "@");
        for (String form : forms) {
            PAYLOADS.forEach(
                    (name, payload) -> attack(name + " in " + form, RULES, sound(RULES) + form.replace("@", payload)));
        }
        noHarm(400);
    }

    @Test
    void constructsOfTheEngineAreNoSentences() {
        for (String construct : List.of(
                "salience 10",
                "dialect \"mvel\"",
                "no-loop true",
                "lock-on-active",
                "agenda-group \"x\"",
                "duration 1",
                "auto-focus true",
                "enabled false",
                "timer (int: 1s)",
                "calendars \"x\"",
                "date-effective \"1-1-2026\"",
                "activation-group \"x\"",
                "ruleflow-group \"x\"",
                "refract",
                "extends \"y\"",
                "@Foo(x)",
                "import java.io.File",
                "import static java.lang.System.exit",
                "import function f.g",
                "package x",
                "unit X",
                "function void f() {}",
                "global java.util.List l",
                "query \"q\" end",
                "declare X end",
                "expander x.dsl",
                "declare trait T end",
                "window:time(1s)",
                "eval(true)",
                "$a : Asked()",
                "Asked() from $b",
                "not Asked()",
                "exists Asked()",
                "forall(Asked())",
                "accumulate(Asked(); count(1))",
                "collect(Asked())",
                "Asked() over window:length(1)",
                "Asked() from entry-point x",
                "insert(new Asked());",
                "modify($a) {}",
                "update($a);",
                "retract($a);",
                "delete($a);",
                "drools.halt();",
                "kcontext.getKieRuntime();",
                "#/x",
                "//x",
                "/* x",
                "# encoding: x\neval(true)",
                "[when]x=y",
                "[condition][]x=y",
                "then > x",
                "end end",
                "rule",
                "\"")) {
            for (String form : List.of("@\n", Attempts.rule("x", "@"), "rule \"x\" @\nwhen\nthen\nend\n")) {
                attack(construct, RULES, sound(RULES) + form.replace("@", construct));
            }
            attack(construct, LANGUAGE, sound(LANGUAGE) + construct + "\n");
        }
        noHarm(200);
    }

    @Test
    void whateverStandsInTheLanguageFile() {
        List<String> lines = List.of(
                "@",
                "[@]It is so=met",
                "[conclusion]@=met",
                "[conclusion]It is @=met",
                "[conclusion]It is so=@",
                "[condition]Its {@} is {says}=its",
                "[condition]Its {fact} @ {says}=its",
                "[unit]@=days",
                "[join]@=or",
                "[bound]@=more",
                "[which]@ {fact} {says}=whose",
                "[amount]@ {things}=number of");
        for (String line : lines) {
            PAYLOADS.forEach((name, payload) ->
                    attack(name + " in " + line, LANGUAGE, sound(LANGUAGE) + line.replace("@", payload) + "\n"));
        }
        for (String line : List.of(
                "[condition]{fact} {says}=its",
                "[says]=is",
                "[value]a {value} after {other value}=later",
                "[about]is=answered",
                "[block]unless:=any of",
                "[conclusion]It is met=not met",
                "[join],=or")) {
            attack(line, LANGUAGE, sound(LANGUAGE) + line + "\n");
        }
        noHarm(350);
    }

    @Test
    void yamlThatDoesMoreThanHoldData() {
        String bomb = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "- &a" + i + " ["
                        + "*a".concat(String.valueOf(i - 1)).concat(", ").repeat(9) + "x]\n")
                .collect(Collectors.joining());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("an alias bomb", "- &a0 [x]\n" + bomb);
        files.put("a loop", "&a [*a]");
        files.put("a merge", "- &a {id: x}\n- <<: *a\n");
        files.put("a class", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]");
        files.put("a tag of ours", "!<tag:yaml.org,2002:java.lang.Runtime> x");
        files.put("a directive", "%TAG ! tag:x,2000:\n---\n!foo x");
        files.put("two documents", "[]\n---\n[]\n");
        files.put("deep lists", "[".repeat(5_000) + "]".repeat(5_000));
        files.put("deep groups", "{a: ".repeat(2_000) + "}".repeat(2_000));
        files.put(
                "deep indentation",
                IntStream.range(0, 500).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining()));
        files.put("many dashes", "- ".repeat(900) + "x");
        files.put("many duplicate keys", "a: b\n".repeat(20_000));
        files.put(
                "many unknown keys",
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": v\n").collect(Collectors.joining()));
        files.put("many empty items", "-\n".repeat(50_000));
        files.put("many empty groups", "- {}\n".repeat(30_000));
        files.put("many texts", "- x\n".repeat(30_000));
        files.put("many lists", "- []\n".repeat(30_000));
        files.put("a huge text", "- id: >-\n" + ("   " + "word ".repeat(300) + "\n").repeat(600));
        files.put("a huge quoted text", "- id: >-\n" + ("   " + " \"a".repeat(600) + "\n").repeat(50));
        files.put("a huge name", "- id: >-\n" + ("   " + "x".repeat(1_900) + "\n").repeat(50));
        files.put("a huge kind", "- key: a\n  kind: >-\n" + ("    " + "y ".repeat(900) + "\n").repeat(50));
        files.put("a huge key", "? >-\n" + ("   " + "z ".repeat(900) + "\n").repeat(50) + ": x\n");
        files.put("another encoding", "\uFEFF\uFEFF[]");
        files.put("a tab", "- a:\tb\n\t- c");
        files.put("an open quote", "- id: \"x");
        files.put("nothing at all", "");
        files.put("only a note", "# x\n");
        files.put("JSON", "{\"a\": [1, 2, {\"b\": null}]}");
        files.put("a number", "1e999999999");
        files.put("a date", "2026-09-09");
        files.put("a question mark", "? ? ? ?");
        for (String file : List.of(
                QUESTIONS,
                PARAMETERS,
                PROPOSALS,
                ELEMENTS,
                STANDARDS,
                OUTCOMES,
                REQUIREMENT,
                "catalogue/verbs.yaml",
                "cannot-fail.yaml",
                "group-size/examples.yaml")) {
            files.forEach((name, text) -> attack(name, file, text));
        }
        noHarm(270);
    }

    @Test
    void whatIsMeantToExplode() {
        String rule = Attempts.rule("x", "@");
        String any =
                "any of these:\n    Its mode is remote\n    Its mode is face to face\n    Its mode is self-directed\n  ";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a line of 15,000 letters", rule.replace("@", "q".repeat(15_000)));
        texts.put("a line of a million letters", "w".repeat(1_000_000));
        texts.put("200 unknown words of 5,000 letters", rule.replace("@", ("e".repeat(5_000) + " ").repeat(200)));
        texts.put("a line of 200 words", rule.replace("@", "a ".repeat(199)));
        texts.put(
                "a line of 150 words that nearly fit",
                rule.replace("@", "There is a session" + " whose mode is remote".repeat(17)));
        texts.put("a list of choices", rule.replace("@", "Its mode is " + "remote, ".repeat(45) + "remote"));
        texts.put(
                "days after days",
                rule.replace("@", "Its date is after " + "the day 1 day after ".repeat(18) + "2026-01-01"));
        texts.put(
                "counts in counts",
                rule.replace("@", "There is a session" + " whose week is at least the number of sessions".repeat(7)));
        texts.put(
                "4,000 rules",
                IntStream.range(0, 4_000)
                        .mapToObj(i -> "rule \"r" + i
                                + "\"\nwhen\n  Part recommended-number is asked\n  Its mode is remote\nthen\n"
                                + "  It is met\nend\n")
                        .collect(Collectors.joining()));
        texts.put("100,000 conditions", rule.replace("@", "Its mode is remote\n  ".repeat(50_000)));
        texts.put("60 conditions with three ways each", rule.replace("@", any.repeat(14)));
        texts.put(
                "blocks in blocks",
                rule.replace(
                        "@",
                        IntStream.range(0, 55)
                                        .mapToObj(i -> "  ".repeat(i) + "any of these:\n  ")
                                        .collect(Collectors.joining())
                                + "  ".repeat(55) + "Its mode is remote"));
        texts.put(
                "unless unless",
                rule.replace(
                        "@",
                        IntStream.range(0, 55)
                                        .mapToObj(i -> "  ".repeat(i) + "unless:\n  ")
                                        .collect(Collectors.joining())
                                + "  ".repeat(55) + "Its mode is remote"));
        texts.put("many rules without an end", "rule \"x\"\nwhen\n".repeat(40_000));
        texts.put("many whens", "when\n".repeat(100_000));
        texts.put(
                "many quotes",
                "rule \"" + "\"".repeat(390) + "\n" + ("rule \"" + "x\" ".repeat(90) + "\n").repeat(2_000));
        texts.put(
                "many stairs",
                IntStream.range(0, 200).mapToObj(i -> " ".repeat(i) + "x\n").collect(Collectors.joining()));
        texts.forEach((name, text) -> attack(name, RULES, sound(RULES) + text));

        attack("many lines of language", LANGUAGE, sound(LANGUAGE) + "[join]or=or\n".repeat(50_000));
        attack(
                "words for the same",
                LANGUAGE,
                sound(LANGUAGE)
                        + IntStream.range(0, 280)
                                .mapToObj(i -> "[condition]Its {fact} {says} so" + i + "=its\n")
                                .collect(Collectors.joining()));
        attack(
                "short words for all",
                LANGUAGE,
                sound(LANGUAGE) + "[which]w {fact} {says}=whose\n[says]i {choices}=is\n"
                        + "[compares]b {bound} {value}=to\n[bound]l=more\n[value]v {amount}=worked out\n[amount]n {things}=number of\n");
        RulesetFiles shortly = sound.with(
                        LANGUAGE,
                        (sound(LANGUAGE)
                                        + "[which]w {fact} {says}=whose\n[compares]b {bound} {value}=to\n[bound]l=more\n"
                                        + "[value]v {amount}=worked out\n[amount]n {things}=number of\n")
                                .getBytes(StandardCharsets.UTF_8))
                .with(
                        RULES,
                        (sound(RULES) + rule.replace("@", "There is a session" + " w week b l v n sessions".repeat(16)))
                                .getBytes(StandardCharsets.UTF_8));
        attack("counts in counts, shortly", () -> reader.checked(shortly).sources());
        noHarm(20);
    }

    @Test
    void whateverLiesInTheFolder() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.yaml"), "- id: SECRET\n");
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : List.of(
                "a b",
                "x\"y",
                "x\\y",
                "x\ny",
                "x\u202Ey",
                "x\u200By",
                "UPPER",
                "x*",
                "x$y",
                "x;y",
                "-x",
                ".x.yaml",
                "x.",
                "con",
                "x'y",
                "{x}",
                "%2e%2e",
                "\uFF0E\uFF0E",
                "f\u0430cilitators",
                "a".repeat(61),
                "every-requirement2")) {
            names.put(name + "/requirement.yaml", sound(REQUIREMENT));
            names.put("catalogue/standards/" + name + ".yaml", "[]\n");
            names.put("examples/" + name + ".yaml", "x: y\n");
            names.put("group-size/" + name + ".dslr", "x\n");
        }
        names.put("group-size/more/rules.dslr", "x\n");
        names.put("language/sentences2.dsl", "x\n");
        names.put("META-INF/services/java.lang.Runnable", "x\n");
        names.put("group-size/rules.drl", "rule x when then System.exit(1); end\n");
        names.put("group-size/rules.class", "\u00CA\u00FE\u00BA\u00BE");
        Path rules = ShippedRules.copyTo(temporary.resolve("folder"), "group-size");
        for (Map.Entry<String, String> each : names.entrySet()) {
            Path file = rules.resolve(each.getKey());
            Path above = file.getParent();
            boolean made = !Files.exists(above);
            Files.createDirectories(above);
            Files.writeString(file, each.getValue());
            attack(
                    "the file " + each.getKey(),
                    () -> reader.checked(RulesetFiles.in(rules)).sources());
            Files.delete(file);
            if (made) {
                Files.delete(above);
            }
        }
        Path link = rules.resolve("group-size/examples.yaml");
        Files.delete(link);
        for (Path to : List.of(
                secret,
                Path.of("/etc/passwd"),
                Path.of("/dev/zero"),
                Path.of("/proc/self/environ"),
                link,
                Path.of("../../secret.yaml"),
                temporary)) {
            Files.createSymbolicLink(link, to);
            attack(
                    "a link to " + to,
                    () -> reader.checked(RulesetFiles.in(rules)).sources());
            Files.delete(link);
        }
        Files.createSymbolicLink(rules.resolve("loop"), rules);
        attack(
                "a folder that leads back",
                () -> reader.checked(RulesetFiles.in(rules)).sources());
        Files.delete(rules.resolve("loop"));
        for (String name : List.of(PARAMETERS, RULES, LANGUAGE, "group-size/examples.yaml", "README.md")) {
            byte[] before = Files.exists(rules.resolve(name)) ? Files.readAllBytes(rules.resolve(name)) : new byte[0];
            try (RandomAccessFile file =
                    new RandomAccessFile(rules.resolve(name).toFile(), "rw")) {
                file.setLength(1L << 30);
            }
            attack(
                    "a gigabyte of " + name,
                    () -> reader.checked(RulesetFiles.in(rules)).sources());
            Files.write(rules.resolve(name), "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
            attack(
                    "a line of 5 MB in " + name,
                    () -> reader.checked(RulesetFiles.in(rules)).sources());
            byte[] noText = new byte[10_000];
            Arrays.fill(noText, (byte) 0xC3);
            Files.write(rules.resolve(name), noText);
            attack(
                    "no text in " + name,
                    () -> reader.checked(RulesetFiles.in(rules)).sources());
            Files.write(rules.resolve(name), before);
        }
        noHarm(100);
    }

    @Test
    void rawCharactersThatAreNotSeen() {
        for (String unseen :
                List.of("\u202E", "\u2066", "\u200B", "\u00AD", "\u0085", "\u2028", "\u001B", "\0", "\u007F")) {
            for (String file :
                    List.of(QUESTIONS, REQUIREMENT, PARAMETERS, RULES, LANGUAGE, "group-size/examples.yaml")) {
                for (double at : List.of(0.0, 0.3, 0.7, 1.0)) {
                    String text = sound(file);
                    int where = (int) (text.length() * at);
                    attack(
                            String.format("U+%04X at %.1f", (int) unseen.charAt(0), at),
                            file,
                            text.substring(0, where) + unseen + text.substring(where));
                }
            }
        }
        noHarm(200);
    }

    @Test
    void theSoundOneIsInertToo() {
        attack("nothing", RULES, sound(RULES));

        noHarm(1);
        assertThat(Stream.of(RULES, LANGUAGE, QUESTIONS).map(AttackCorpusTest::sound))
                .noneMatch(String::isEmpty);
    }
}
