package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Writes a submission as YAML, in the order of the questions and with unknown keys after the known. What is read back is
 * what was written: a text is quoted wherever some reader of YAML would take it for a number, a date or a truth value,
 * except that dates, {@code yes} and {@code no} stand bare where the question asks for them.
 */
public final class CanonicalYaml {

    private static final int WIDTH = 112;
    private static final int SHORT = 90;
    /** YAML takes a longer key only when a question mark announces it. */
    private static final int LONGEST_KEY = 1000;

    private static final Set<String> WORDS_WITH_A_TYPE =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final String PUNCTUATION = ".,;:()/&%+*@_!?'\"-=<>|#$";
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d*)?([eE][+-]?\\d+)?|[+-]?\\.(inf|Inf|INF)|true|false");

    /** Which keys come first in a group, and what stands under them. A list has the shape of each item. */
    private record Shape(List<String> order, Map<String, Shape> under, boolean ownWords) {

        private static final Shape ANY = new Shape(List.of(), Map.of(), false);

        Shape of(String key) {
            return under.getOrDefault(key, ANY);
        }
    }

    private final StringBuilder out = new StringBuilder();

    private CanonicalYaml() {}

    static String write(Node.Entries root, Questions questions) {
        CanonicalYaml yaml = new CanonicalYaml();
        if (Tree.keys(root).isEmpty()) {
            return "{}\n";
        }
        Shape shape = shape(questions);
        String before = "";
        for (String key : ordered(root, shape)) {
            String list = questions.completedBy(key).map(Section::key).orElse("");
            if (!yaml.out.isEmpty() && !before.equals(list)) {
                yaml.out.append('\n');
            }
            before = key;
            yaml.entry(key, root.entries().get(key), shape.of(key), 0);
        }
        return yaml.out.toString();
    }

    /**
     * Writes one key with its value, on lines that are indented alike.
     *
     * @param indent how many spaces stand before the key
     */
    public static String entry(String key, Node value, int indent) {
        CanonicalYaml yaml = new CanonicalYaml();
        yaml.indent(indent);
        yaml.entry(key, value, Shape.ANY, indent);
        return yaml.out.toString();
    }

    private static Shape shape(Questions questions) {
        List<String> sections = new ArrayList<>();
        Map<String, Shape> under = new HashMap<>();
        for (Section section : questions.sections()) {
            List<String> keys = new ArrayList<>();
            Map<String, Shape> answers = new HashMap<>();
            for (Question question : section.questions()) {
                keys.add(question.key());
                answers.put(question.key(), answer(question));
            }
            sections.add(section.key());
            under.put(section.key(), new Shape(List.copyOf(keys), answers, false));
            section.complete().ifPresent(complete -> {
                sections.add(complete.key());
                under.put(complete.key(), answer(complete));
            });
        }
        return new Shape(List.copyOf(sections), under, false);
    }

    private static Shape answer(Question question) {
        AnswerKind kind = question.answers();
        boolean ownWords = kind == AnswerKind.YES_NO || kind == AnswerKind.DESCRIPTION || kind == AnswerKind.DATE;
        Shape value = new Shape(List.of(), Map.of(), ownWords);
        Shape citation = new Shape(List.of("id", "page", "quote"), Map.of(), false);
        return new Shape(List.of("value", "evidence", "note"), Map.of("value", value, "evidence", citation), ownWords);
    }

    private static List<String> ordered(Node.Entries entries, Shape shape) {
        Set<String> keys = Tree.keys(entries);
        List<String> ordered = new ArrayList<>(shape.order());
        ordered.retainAll(keys);
        keys.removeAll(Set.copyOf(ordered));
        ordered.addAll(keys);
        return ordered;
    }

    /** Writes keys; where a dash stands before the first of them already, without its indentation. */
    private void entries(Node.Entries entries, Shape shape, int indent, boolean dashed) {
        boolean first = dashed;
        for (String key : ordered(entries, shape)) {
            if (!first) {
                indent(indent);
            }
            first = false;
            entry(key, entries.entries().get(key), shape.of(key), indent);
        }
    }

    private void entry(String key, @Nullable Node value, Shape shape, int indent) {
        String name = plain(key, false) ? key : quoted(key);
        if (name.length() > LONGEST_KEY) {
            out.append("? ").append(name).append('\n');
            indent(indent);
            out.append(':');
        } else {
            out.append(name).append(':');
        }
        if (value instanceof Node.Entries group && !Tree.keys(group).isEmpty()) {
            out.append('\n');
            entries(group, shape, indent + 2, false);
        } else if (value instanceof Node.Items list && !list.items().isEmpty() && !fitsOnOneLine(list, shape)) {
            out.append('\n');
            items(list, shape, indent + 2);
        } else {
            if (value != null) {
                out.append(' ');
                inline(value, shape, indent);
            }
            out.append('\n');
        }
    }

    private void items(Node.Items list, Shape shape, int indent) {
        for (Node item : list.items()) {
            indent(indent);
            out.append('-');
            if (item instanceof Node.Entries group && !Tree.keys(group).isEmpty()) {
                out.append(' ');
                entries(group, shape, indent + 2, true);
            } else if (item instanceof Node.Items inner && !inner.items().isEmpty()) {
                out.append('\n');
                items(inner, shape, indent + 2);
            } else {
                out.append(' ');
                inline(item, shape, indent);
                out.append('\n');
            }
        }
    }

    /** A text, a short list or something empty, which begins on the line of its key or dash. */
    private void inline(Node value, Shape shape, int indent) {
        if (value instanceof Node.Scalar scalar) {
            scalar(scalar, shape, indent);
        } else if (value instanceof Node.Items list) {
            List<String> texts = list.items().stream()
                    .map(item -> item instanceof Node.Scalar scalar ? scalar.text() : "")
                    .toList();
            out.append('[').append(String.join(", ", texts)).append(']');
        } else {
            out.append("{}");
        }
    }

    /** Whether a list is of short plain words, and of few. */
    private static boolean fitsOnOneLine(Node.Items list, Shape shape) {
        int length = 0;
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar scalar)
                    || !(bare(scalar) || plain(scalar.text(), shape.ownWords()))
                    || scalar.text().matches("(?s).*[,:?#\"'].*")) {
                return false;
            }
            length += scalar.text().length() + 2;
        }
        return length <= SHORT;
    }

    private void scalar(Node.Scalar scalar, Shape shape, int indent) {
        String text = scalar.text();
        if (bare(scalar) || (text.length() <= SHORT && plain(text, shape.ownWords()))) {
            out.append(text);
        } else if (text.indexOf('\n') >= 0 && fitsBlock(text)) {
            out.append("|-");
            text.lines().forEach(line -> {
                out.append('\n');
                indent(line.isEmpty() ? 0 : indent + 2);
                out.append(line);
            });
        } else if (text.length() > SHORT && text.indexOf('\n') < 0 && fitsBlock(text) && !text.contains("  ")) {
            out.append(">-");
            fold(text, indent + 2);
        } else {
            out.append(quoted(text));
        }
    }

    private void fold(String text, int indent) {
        int column = WIDTH;
        for (String word : text.split(" ")) {
            if (column + 1 + word.length() > WIDTH) {
                out.append('\n');
                indent(indent);
                column = indent;
            } else {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
    }

    private void indent(int spaces) {
        out.append(" ".repeat(spaces));
    }

    private static boolean bare(Node.Scalar scalar) {
        return scalar.bare() && NUMBER.matcher(scalar.text()).matches();
    }

    /** Whether a text may stand without quotes, in any version of YAML. */
    private static boolean plain(String text, boolean ownWords) {
        if (ownWords
                && (text.equals("yes")
                        || text.equals("no")
                        || DATE.matcher(text).matches())) {
            return true;
        }
        if (text.isEmpty()
                || WORDS_WITH_A_TYPE.contains(text.toLowerCase(Locale.ROOT))
                || text.contains(": ")
                || text.contains(" #")
                || text.endsWith(":")
                || text.endsWith(" ")) {
            return false;
        }
        int first = text.codePointAt(0);
        boolean perhapsNumber = Character.isDigit(first)
                && (text.indexOf(' ') < 0
                        || DATE.matcher(text.substring(0, text.indexOf(' '))).matches());
        return Character.isLetterOrDigit(first)
                && !perhapsNumber
                && text.codePoints()
                        .allMatch(c -> c == ' ' || Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0);
    }

    /** Whether every line of a text may stand in a block as it is. */
    private static boolean fitsBlock(String text) {
        return !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n")
                && !text.endsWith(" ")
                && !text.contains(" \n")
                && text.codePoints().allMatch(c -> c == '\n' || printable(c));
    }

    private static boolean printable(int c) {
        return c >= ' '
                && !Character.isISOControl(c)
                && c != 0x2028
                && c != 0x2029
                && c != 0xFEFF
                && (c & 0xFFFE) != 0xFFFE
                && !(c >= 0xD800 && c <= 0xDFFF);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (printable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }
}
