package org.touchstone.casework.form;

import java.util.Optional;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * A page of the form, or one question on it.
 *
 * @param section the section's key
 * @param position the item's position in its list, from 1; 0 for a section that is no list and for a list as a whole; -1
 *     for an item that is yet to be written
 * @param question the question's key; empty for the page as a whole
 */
public record FormLink(String section, int position, String question) {

    private static final int NEW = -1;

    /** The page of a section: its questions, or what its list holds. */
    public static FormLink section(String section) {
        return new FormLink(section, 0, "");
    }

    /** The page of one item of a list; positions count from 1. */
    public static FormLink item(String section, int position) {
        return new FormLink(section, position, "");
    }

    /** The page of an item that is yet to be written, and is added to its list when it is saved. */
    public static FormLink newItem(String section) {
        return new FormLink(section, NEW, "");
    }

    /** Whether this is the page of an item that is yet to be written. */
    public boolean isNew() {
        return position == NEW;
    }

    /**
     * Where on the form a place in a submission is answered. A key that is no question leads to the page that it stands
     * on; nothing where no page does.
     *
     * @param pointer a JSON Pointer (RFC 6901), such as a fact, a missing answer and a mistake have
     */
    public static Optional<FormLink> of(String pointer, Questions questions) {
        String[] steps = pointer.split("/", -1);
        if (steps.length < 2) {
            return Optional.empty();
        }
        String key = step(steps, 1);
        return questions
                .section(key)
                .map(section -> of(section, steps))
                .or(() -> questions
                        .completedBy(key)
                        .map(list -> section(list.key()).at(key)));
    }

    private static FormLink of(Section section, String[] steps) {
        if (!section.list()) {
            return new FormLink(section.key(), 0, known(section, step(steps, 2)));
        }
        String index = step(steps, 2);
        return index.matches("\\d{1,8}")
                ? new FormLink(section.key(), Integer.parseInt(index) + 1, known(section, step(steps, 3)))
                : section(section.key());
    }

    private static String step(String[] steps, int index) {
        return index < steps.length ? steps[index].replace("~1", "/").replace("~0", "~") : "";
    }

    private static String known(Section section, String key) {
        return section.questions().stream().anyMatch(q -> q.key().equals(key)) ? key : "";
    }

    /** The page, without the question. */
    public FormLink page() {
        return new FormLink(section, position, "");
    }

    /** The same page, at a question. */
    public FormLink at(String key) {
        return new FormLink(section, position, key);
    }

    /** The id of the question's field on its page; empty for the page as a whole. */
    public String anchor() {
        return question.isEmpty() ? "" : "q-" + question;
    }
}
