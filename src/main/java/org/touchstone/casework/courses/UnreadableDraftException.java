package org.touchstone.casework.courses;

import java.util.List;
import java.util.UUID;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/** A stored draft is no submission file at all, so that there is no form of it. A program may keep any text as a draft. */
public final class UnreadableDraftException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UUID course;
    private final transient List<Mistake> mistakes;

    UnreadableDraftException(Revision draft, MistakesException why) {
        super("draft " + draft.number() + " cannot be read", why);
        this.course = draft.courseId();
        this.mistakes = why.mistakes();
    }

    public UUID course() {
        return course;
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
