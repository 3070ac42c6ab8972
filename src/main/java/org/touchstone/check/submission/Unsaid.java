package org.touchstone.check.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.Node;

/**
 * What people write where they have nothing to say: spaces, dashes and dots of any kind, {@code N/A}, {@code as above},
 * {@code to be decided}, {@code TBC - see handbook}, {@code <insert text here>}. It counts as if nothing stood there, as
 * an answer and as a name, in the file, the form and the API alike. {@code no} and {@code none} are no such words: they say something.
 *
 * @param said the file without what is unsaid; its keys are there as if they had been left blank, and every item of a
 *     list stands in its place
 * @param unsaid the words that say nothing, by the JSON Pointer of the answer they stand for
 */
public record Unsaid(Node.Entries said, Map<String, Node.Scalar> unsaid) {

    /** Spaces, punctuation and other signs that say nothing alone, those that nobody sees included. */
    private static final String SIGN = "[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{M}\\p{P}\\p{Sm}\\p{Sk}"
            + "\\u115F\\u1160\\u3164\\uFFA0\\u2500-\\u25FF\\u2800\\u30FC\\uFF70]";

    /** Regular expressions in small letters, which stand for capitals as well. */
    private static final List<String> STOPGAPS = List.of(
            "null",
            "undefined",
            "n ?[/\\\\.|-]? ?a",
            "not applicable",
            "(not|not yet) (known|stated|decided|confirmed|agreed|announced|arranged|fixed|scheduled|set)( yet)?",
            "(currently |still )?unknown",
            "undecided",
            "(i |we )?(do not|don['\u2019]?t) (yet )?know( yet)?",
            "(same )?as (above|below|before)",
            "see (above|below)",
            "ditto",
            "t\\.? ?b\\.? ?[acd]( (later|soon|shortly|nearer|once|when|until|after|before|in|by|at|on|with)( [^ ,.!?]{1,40}){0,4})?",
            "(still |yet )?to be (added|agreed|announced|arranged|booked|chosen|confirmed|completed|decided|defined"
                    + "|determined|finali[sz]ed|fixed|scheduled|set)( later| soon| shortly)?",
            "to follow",
            "to ?-?do",
            "pending");

    /** What says nothing where it is all that is said: with more words beside it, it may say something. */
    private static final List<String> ALONE = List.of(
            "(please )?see (the )?(above|below|previous|earlier)( (answer|question|section|page|point|one)s?)?",
            "((the )?same )?as (in )?(the )?(last|previous|earlier)"
                    + " (year|time|course|run|answer|question|section|page|point|one)s?",
            "((the )?same )?as (previous|previously|earlier)",
            "(still |we are |i am )?awaiting (further |more )?(info|information|details|confirmation|news|approval|a reply"
                    + "|a decision|an answer)( (from|about|by|on)( [^ ,.!?]{1,40}){1,4})?",
            "(further |more )?(info|information|details) (to follow|awaited|pending)",
            "[\u00c0\u00e0a] (confirmer|d[\u00c9\u00e9e]finir|pr[\u00c9\u00e9e]ciser|d[\u00c9\u00e9e]terminer)",
            "(noch )?zu (kl(\u00c4|\u00e4|ae)ren|best(\u00c4|\u00e4|ae)tigen)",
            "noch (offen|unklar|nicht bekannt)",
            "por (confirmar|definir|decidir)",
            "a confirmar",
            "da (confermare|definire)",
            "i['\u2019]?w (gadarnhau|gytuno|benderfynu)");

    /** What people type to fill a field, or leave as a template had it. */
    private static final List<String> FILLERS = List.of("x( ?x){2,40}", "(asdf){1,20}(gh?j?k?l?)?", "qwert[yz]");

    /** The dummy text of printers, however much of it. */
    private static final String DUMMY = anyCase("lorem ipsum") + "(\\b[\\s\\S]*)?";

    private static final String TO_WRITE = "(please )?(insert|enter|add|type(?! [0-9])|fill in)";
    private static final String IN_A_TEMPLATE = "[^<>\\[\\]\\n]{0,80}";

    /** What a template says is to be written: {@code <insert text here>}. */
    private static final String TO_BE_WRITTEN = "[<\\[]\\s?" + anyCase(TO_WRITE) + "(\\s" + IN_A_TEMPLATE + ")?[>\\]]";

    /** The first item of the list that YAML takes {@code [insert text here]} for. */
    static final String PATTERN_OF_A_TEMPLATE = "^\\s*" + anyCase(TO_WRITE) + "\\s" + IN_A_TEMPLATE + "$";

    private static final Pattern TEMPLATE = Pattern.compile(PATTERN_OF_A_TEMPLATE);

    /** What somebody writes who tries out the form. Things may be called so: a session may be a test. */
    private static final String TRIAL = "(this is (just |only )?a )?test( ?(test|text|123)){0,20}";

    /** One sentence at most, and not a long one: more than that says something. */
    private static final String REMARK = "((?![.!?]\\s+\\p{Lu})[^\\n]){0,80}";

    private static final String FEW_WORDS = "([^\\s,.!?]{1,40}\\s+){0,4}[^\\s,.!?]{1,40}[.!?]*";
    private static final String IN_BRACKETS = "\\s*[(\\[{][^()\\[\\]{}\\n]{0,80}[)\\]}]";
    private static final String AFTER_A_DASH =
            "(\\s*[:;\\u2012-\\u2015\\u2212]|\\s+[-\\u2010\\u2011]+|[-\\u2010\\u2011]+\\s)" + REMARK;

    /** The rule as a regular expression that Java and JSON Schema both know. */
    static final String PATTERN = "^" + SIGN + "*((" + oneOf(STOPGAPS) + ")(" + SIGN + "*|" + AFTER_A_DASH + "|"
            + IN_BRACKETS + SIGN + "*|\\s*,\\s*" + FEW_WORDS + ")|(" + oneOf(ALONE) + "|" + oneOf(FILLERS) + "|"
            + DUMMY + "|" + TO_BE_WRITTEN + ")" + SIGN + "*)?$";

    /** The rule for what people answer in words, as a regular expression that Java and JSON Schema both know. */
    static final String PATTERN_OF_WORDS = PATTERN + "|^" + SIGN + "*" + anyCase(TRIAL) + SIGN + "*$";

    private static final Pattern NOTHING = Pattern.compile(PATTERN);
    private static final Pattern NO_WORDS = Pattern.compile(PATTERN_OF_WORDS);

    /** What may stand before such words, where it cannot be an answer. */
    private static final String SUBJECT =
            "((the |our )?(dates?|times?|lengths?|numbers?|size|mode|place|venue|levels?|details?|this|it) (is |are )?)?";

    /**
     * The rule for a date, a number or a choice, as a regular expression that Java and JSON Schema both know: no sentence
     * can be one, so that whatever follows such words is a remark.
     */
    static final String PATTERN_OF_A_VALUE = PATTERN + "|^" + SIGN + "*" + anyCase(SUBJECT) + "(" + oneOf(STOPGAPS)
            + "|" + oneOf(ALONE) + ")\\b[^\\n]{0,200}$";

    private static final Pattern NO_VALUE = Pattern.compile(PATTERN_OF_A_VALUE);

    private static final Set<String> PARTS_OF_AN_ANSWER = Set.of("value", "evidence", "note");

    /** Whether a text says nothing. */
    public static boolean is(String text) {
        return NOTHING.matcher(CleanText.seen(text)).matches();
    }

    /** Whether a text says nothing as an answer to a question. */
    static boolean is(Question question, String text) {
        if (saysSomething(text)) {
            return false;
        }
        String seen = CleanText.seen(text);
        if (isValue(question)) {
            return NO_VALUE.matcher(seen).matches();
        }
        return (isInWords(question) ? NO_WORDS : NOTHING).matcher(seen).matches();
    }

    /** Whether that is plain without looking further, as of most answers: no words that say nothing begin with a number. */
    private static boolean saysSomething(String text) {
        boolean number = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        return number || text.equals("yes") || text.equals("no");
    }

    /** Whether answers to a question are somebody's own words, and no name. */
    static boolean isInWords(Question question) {
        return question.answers().isWords() && !question.names();
    }

    /** Whether answers to a question are neither somebody's own words nor names. */
    static boolean isValue(Question question) {
        return switch (question.answers()) {
            case TEXT, PHRASE, DESCRIPTION, ID, REFERS -> false;
            default -> true;
        };
    }

    /** Leaves out what is unsaid among the answers to questions. Keys that are no questions stay as they are. */
    public static Unsaid leftOut(Node.Entries file, Questions questions) {
        Map<String, Node.Scalar> unsaid = new LinkedHashMap<>();
        Map<String, Node> said = new LinkedHashMap<>(file.entries());
        for (Section section : questions.sections()) {
            said.computeIfPresent(
                    section.key(),
                    (key, content) -> section(section, content, unsaid).orElse(null));
            section.complete().ifPresent(complete -> answer(complete, file, said, unsaid));
        }
        return new Unsaid(new Node.Entries(said, file.keys(), file.place()), Map.copyOf(unsaid));
    }

    private static Optional<Node> section(Section section, Node content, Map<String, Node.Scalar> unsaid) {
        if (section.list() && content instanceof Node.Items list) {
            List<Node> items = new ArrayList<>();
            for (Node item : list.items()) {
                items.add(answers(section, item, unsaid).orElseGet(() -> blankItem(section, item)));
            }
            return Optional.of(new Node.Items(List.copyOf(items), list.place()));
        }
        return answers(section, content, unsaid);
    }

    private static Node blankItem(Section section, Node item) {
        return new Node.Entries(Map.of(), Map.of(section.questions().get(0).key(), item.place()), item.place());
    }

    private static Optional<Node> answers(Section section, Node content, Map<String, Node.Scalar> unsaid) {
        if (!(content instanceof Node.Entries entries)) {
            return said(content);
        }
        Map<String, Node> said = new LinkedHashMap<>(entries.entries());
        section.questions().forEach(question -> answer(question, entries, said, unsaid));
        return Optional.of(new Node.Entries(said, entries.keys(), entries.place()));
    }

    /** Keeps what is said of one answer among others, and notes the words that say nothing. */
    private static void answer(
            Question question, Node.Entries among, Map<String, Node> said, Map<String, Node.Scalar> unsaid) {
        Node answer = among.entries().get(question.key());
        if (answer != null) {
            Optional<Node> left = answer(answer, text -> is(question, text));
            said.computeIfPresent(question.key(), (key, before) -> left.orElse(null));
            words(answer).filter(words -> left.isEmpty()).ifPresent(words -> {
                unsaid.put(among.place().under(question.key()).pointer(), words);
            });
        }
    }

    /** What is left of an answer. One with a note or evidence is kept without its value: nothing of it is to be lost. */
    private static Optional<Node> answer(Node answer, Predicate<String> nothing) {
        if (!(answer instanceof Node.Entries parts)) {
            return said(answer, nothing);
        }
        Map<String, Node> said = new LinkedHashMap<>(parts.entries());
        said.computeIfPresent("value", (key, part) -> said(part, nothing).orElse(null));
        said.computeIfPresent("evidence", (key, part) -> evidence(part).orElse(null));
        said.computeIfPresent("note", (key, part) -> said(part).orElse(null));
        boolean empty =
                said.isEmpty() && PARTS_OF_AN_ANSWER.containsAll(parts.keys().keySet());
        return empty ? Optional.empty() : Optional.of(new Node.Entries(said, parts.keys(), parts.place()));
    }

    private static Optional<Node> evidence(Node evidence) {
        if (evidence instanceof Node.Items list) {
            List<Node> cited = list.items().stream()
                    .flatMap(each -> evidence(each).stream())
                    .toList();
            return cited.isEmpty() ? Optional.empty() : Optional.of(new Node.Items(cited, list.place()));
        }
        if (evidence instanceof Node.Entries parts) {
            Map<String, Node> said = new LinkedHashMap<>();
            parts.entries().forEach((key, part) -> said(part).ifPresent(left -> said.put(key, left)));
            boolean nothing = said.isEmpty() && !parts.keys().isEmpty();
            return nothing ? Optional.empty() : Optional.of(new Node.Entries(said, parts.keys(), parts.place()));
        }
        return said(evidence);
    }

    private static Optional<Node> said(Node value) {
        return said(value, Unsaid::is);
    }

    /** A value without what is unsaid; nothing where all of it is. That a list holds nothing may have been said. */
    private static Optional<Node> said(Node value, Predicate<String> nothing) {
        if (value instanceof Node.Items list && !list.items().isEmpty()) {
            if (isTemplate(list)) {
                return Optional.empty();
            }
            List<Node> said = list.items().stream()
                    .flatMap(item -> said(item, nothing).stream())
                    .toList();
            return said.isEmpty() ? Optional.empty() : Optional.of(new Node.Items(said, list.place()));
        }
        return value instanceof Node.Scalar scalar && nothing.test(scalar.text())
                ? Optional.empty()
                : Optional.of(value);
    }

    /** Whether a list is none, but {@code [insert text here]}. */
    private static boolean isTemplate(Node.Items list) {
        return list.items().get(0) instanceof Node.Scalar first
                && TEMPLATE.matcher(CleanText.seen(first.text())).matches();
    }

    /** The words that stand for an answer: the first, where there are several. */
    private static Optional<Node.Scalar> words(@Nullable Node answer) {
        if (answer instanceof Node.Items list) {
            return list.items().stream().flatMap(item -> words(item).stream()).findFirst();
        }
        if (answer instanceof Node.Entries parts) {
            return words(parts.entries().get("value"));
        }
        return answer instanceof Node.Scalar scalar && !scalar.text().isEmpty()
                ? Optional.of(scalar)
                : Optional.empty();
    }

    private static String oneOf(List<String> expressions) {
        return expressions.stream().map(Unsaid::anyCase).collect(Collectors.joining("|"));
    }

    /** A regular expression with each letter in both cases: JSON Schema has no other way to say that case is nothing. */
    static String anyCase(String expression) {
        StringBuilder anyCase = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            boolean inBrackets = expression.lastIndexOf('[', i) > expression.lastIndexOf(']', i);
            if (c >= 'a' && c <= 'z') {
                String both = "" + Character.toUpperCase(c) + c;
                anyCase.append(inBrackets ? both : "[" + both + "]");
            } else {
                anyCase.append(c == ' ' ? "\\s" : Character.toString(c));
            }
        }
        return anyCase.toString();
    }
}
