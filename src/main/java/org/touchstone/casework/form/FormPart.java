package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * Questions that stand together on one page of the form: those that what the course claims needs, and those that are
 * answered anyway. No more than ten, unless the file holds more.
 *
 * @param number its number among those of its section, from 1; those that ask nothing are counted too
 * @param title its heading
 * @param fields its questions, in order; at least one
 */
public record FormPart(int number, String title, List<Field> fields) {

    /** The parts of a section that have something to ask. */
    static List<FormPart> of(Section section, List<Field> fields) {
        List<FormPart> parts = new ArrayList<>();
        int number = 0;
        for (Section.Page page : section.pages()) {
            number++;
            List<Field> shown = page.questions().stream()
                    .flatMap(question -> fields.stream()
                            .filter(field -> field.question().equals(question))
                            .filter(FormPart::isShown))
                    .toList();
            if (!shown.isEmpty()) {
                parts.add(new FormPart(number, page.title(), shown));
            }
        }
        return List.copyOf(parts);
    }

    private static boolean isShown(Field field) {
        Question question = field.question();
        if (FormPage.isMadeElsewhere(question)) {
            return question.answers() == AnswerKind.ID && !field.mistakes().isEmpty();
        }
        return field.asked() || field.isAnswered() || !field.mistakes().isEmpty();
    }

    /** How many of its questions have an answer that can be read. */
    public int answered() {
        return (int) fields.stream().filter(Field::counts).count();
    }

    /** Whether it asks a question, by its key. */
    public boolean asks(String question) {
        return fields.stream().anyMatch(field -> field.question().key().equals(question));
    }
}
