package org.touchstone.casework.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Meant;
import org.touchstone.check.submission.Question;

/**
 * One answer as a page shows it: texts only, whatever the file holds.
 *
 * @param values the answer; of a question that takes one value, one text at most
 * @param note what the provider adds; may be empty
 * @param citations what shows it, in the order of the file
 */
record ShownAnswer(List<String> values, String note, List<Cited> citations) {

    /** What a list with nothing in it is shown and posted as: it says that there is none. No id can be like it. */
    static final String NONE = "(none)";

    /**
     * One citation.
     *
     * @param document the document's id; may be empty
     * @param page the page, as written; may be empty
     * @param quote the words quoted; may be empty
     */
    record Cited(String document, String page, String quote) {

        boolean isBlank() {
            return document.isEmpty() && page.isEmpty() && quote.isEmpty();
        }
    }

    /** How an answer is shown. A question that takes one value and holds several shows each on a line. */
    static ShownAnswer of(Question question, @Nullable Node answer) {
        return new ShownAnswer(
                values(question, value(answer)),
                text(Tree.get(answer, "note")),
                rows(Tree.get(answer, "evidence")).stream()
                        .map(ShownAnswer::cited)
                        .toList());
    }

    static @Nullable Node value(@Nullable Node answer) {
        return answer instanceof Node.Entries ? Tree.get(answer, "value") : answer;
    }

    /** The citations of an answer as the file has them: a list, or one alone. */
    static List<Node> rows(@Nullable Node evidence) {
        return evidence instanceof Node.Items items ? items.items() : evidence == null ? List.of() : List.of(evidence);
    }

    private static List<String> values(Question question, @Nullable Node value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Node.Items items)) {
            String text = text(question, value);
            return text.isEmpty()
                    ? List.of()
                    : question.answers() == AnswerKind.LEVELS ? Meant.levels(text) : List.of(text);
        }
        if (!question.answers().isList()) {
            String lines = items.items().stream()
                    .map(item -> text(question, item))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
            return items.items().isEmpty() ? List.of() : List.of(lines);
        }
        if (items.items().isEmpty() && canSayNone(question)) {
            return List.of(NONE);
        }
        Set<String> texts = new LinkedHashSet<>();
        items.items().forEach(item -> texts.add(text(question, item)));
        texts.remove("");
        return List.copyOf(texts);
    }

    /** Whether an answer may say that there is none: a list that need not hold something. */
    static boolean canSayNone(Question question) {
        return question.answers().isList() && !question.must();
    }

    static Cited cited(Node row) {
        return row instanceof Node.Entries
                ? new Cited(text(Tree.get(row, "id")), text(Tree.get(row, "page")), text(Tree.get(row, "quote")))
                : new Cited(text(row), "", "");
    }

    static String text(Question question, Node value) {
        return value instanceof Node.Scalar scalar
                ? Posted.clean(TypedText.readable(question.answers(), Meant.text(question, scalar.text())))
                : text(value);
    }

    private static String text(@Nullable Node node) {
        return node == null ? "" : Posted.clean(Tree.shown(node));
    }

    /** Whether nothing at all is said. */
    boolean isEmpty() {
        return values.isEmpty() && note.isEmpty() && citations.isEmpty();
    }
}
