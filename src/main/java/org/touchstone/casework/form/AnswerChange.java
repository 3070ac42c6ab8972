package org.touchstone.casework.form;

/**
 * One difference between two drafts of a course.
 *
 * @param kind what happened
 * @param link where it stands on the form: in the later draft, or for an item that is gone in the earlier
 * @param was where it stood in the earlier draft; the same where no item before it came or went
 * @param where the section, and the item's name where there is one
 * @param ask the question as it is put to a provider, or what no question asks for; empty for an item as a whole
 * @param from what was said before, as people read it; empty where nothing was
 * @param to what is said now, as people read it; empty where nothing is
 * @param ofEvidence whether this is about where an answer is shown, and not about the answer
 */
public record AnswerChange(
        Kind kind, FormLink link, FormLink was, String where, String ask, String from, String to, boolean ofEvidence) {

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

    /** Whether this is about what stands at a place of the earlier draft. */
    public boolean wasAt(FormLink place) {
        return isAbout(was, place) && kind != Kind.ITEM_ADDED;
    }

    /** Whether this is about what stands at a place of the later draft. */
    public boolean isAt(FormLink place) {
        return isAbout(link, place) && kind != Kind.ITEM_REMOVED;
    }

    /** An answer is at its question, an item at all that it holds, and what is listed at its list. */
    private boolean isAbout(FormLink here, FormLink place) {
        boolean list = place.position() == 0 && place.question().isEmpty();
        return here.section().equals(place.section())
                && (here.equals(place)
                        || (ask.isEmpty() && here.position() == place.position())
                        || (ask.isEmpty() && list));
    }

    /** The change as a sentence. */
    public String words() {
        return FormMessages.text("change." + kind.name(), where, ask, from, to);
    }
}
