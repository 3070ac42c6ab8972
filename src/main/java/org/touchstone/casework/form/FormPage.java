package org.touchstone.casework.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * One page of the form: the questions of a section, or what a list holds, or the questions about one item of it.
 *
 * @param link where it is
 * @param section its section
 * @param title its heading: the section's, or the item's name
 * @param intro what belongs in it; empty for an item
 * @param fields its questions, in order; for a list the one whether it is all there is, where it holds something
 * @param parts the same questions as they are shown, ten at a time, without those that need not be; none for a list
 * @param items what the list holds, in order; none for a page of questions
 * @param saysNone whether the list is stated to hold nothing
 * @param documents the documents that answers can cite, by id
 * @param unknown keys that no question has, which can be discarded
 * @param obstacle what stands where the answers should be, if it is something else; nothing can be saved until it is
 *     discarded
 * @param mistakes what is wrong with the page that is wrong with no one question
 * @param findings what was found that rests on the page as a whole, or waits for it
 */
public record FormPage(
        FormLink link,
        Section section,
        String title,
        String intro,
        List<Field> fields,
        List<FormPart> parts,
        List<ItemSummary> items,
        boolean saysNone,
        List<Field.Option> documents,
        List<Unknown> unknown,
        Optional<String> obstacle,
        List<Mistake> mistakes,
        List<Explanation> findings) {

    /**
     * One item of a list.
     *
     * @param link its page
     * @param label how it is named
     * @param blank whether it says nothing, and so counts for nothing
     * @param mistakes how many mistakes there are in it
     * @param references the answers that refer to it and would lead nowhere without it
     * @param progress how far its answers have come
     */
    public record ItemSummary(
            FormLink link, String label, boolean blank, int mistakes, List<FormLink> references, Progress progress) {}

    /**
     * A key that no question has.
     *
     * @param key the key
     * @param value what stands under it, on one line; empty where nothing does
     */
    public record Unknown(String key, String value) {}

    /** Whether the page shows what a list holds. */
    public boolean isList() {
        return section.list() && link.position() == 0;
    }

    /**
     * The part of this number, or else the one that asks a question; the first where there is neither.
     *
     * @param question the question's key
     */
    public Optional<FormPart> part(int number, String question) {
        return parts.stream()
                .filter(part -> part.number() == number)
                .findFirst()
                .or(() -> parts.stream().filter(part -> part.asks(question)).findFirst())
                .or(() -> parts.stream().findFirst());
    }

    /** The part after one of this number. */
    public Optional<FormPart> after(int number) {
        return parts.stream().filter(part -> part.number() > number).findFirst();
    }

    /** Whether a question is answered by the program, or on the page of what the course claims, and not where it stands. */
    static boolean isMadeElsewhere(Question question) {
        return question.answers() == AnswerKind.ID
                || (question.kind().equals("element")
                        && (question.answers() == AnswerKind.ELEMENT || question.answers() == AnswerKind.LEVELS));
    }

    /** The field of a question, by its key. */
    public Optional<Field> field(String key) {
        return fields.stream()
                .filter(field -> field.question().key().equals(key))
                .findFirst();
    }

    /** What a browser posts for this page when nobody touches it. */
    public Map<String, List<String>> rendered() {
        Map<String, List<String>> rendered = new LinkedHashMap<>();
        fields.forEach(field -> rendered.putAll(field.rendered()));
        return rendered;
    }
}
