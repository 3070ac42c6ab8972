package org.touchstone.casework.form;

/**
 * One difference between two drafts of a course.
 *
 * @param kind what happened
 * @param link where it stands on the form: in the later draft, or for what is gone in the earlier
 * @param where the section, and the item's name where there is one
 * @param ask the question as it is put to a provider, or what no question asks for; empty for an item as a whole
 * @param from what was said before, as people read it; empty where nothing was
 * @param to what is said now, as people read it; empty where nothing is
 */
public record AnswerChange(Kind kind, FormLink link, String where, String ask, String from, String to) {

    /** What can happen to what a draft says. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        ITEM_ADDED,
        ITEM_REMOVED,
        ORDER_CHANGED,
        NONE_STATED,
        NONE_WITHDRAWN
    }

    /** The change as a sentence. */
    public String words() {
        return FormMessages.text("change." + kind.name(), where, ask, from, to);
    }
}
