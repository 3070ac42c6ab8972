package org.touchstone.casework.form;

import java.util.List;
import org.touchstone.check.submission.Question;

/**
 * What came of saving a page.
 *
 * @param draft the course as it now stands: with the page's changes, or without them where there are conflicts or problems
 * @param link where the page now is; an item may stand elsewhere by now
 * @param mine what was changed by saving
 * @param theirs what somebody else had changed since the page was shown
 * @param conflicts the questions that both answered differently; where there is one, nothing was saved
 * @param problems what cannot be saved and why; where there is one, nothing was saved
 */
public record Saved(
        CourseDraft draft,
        FormLink link,
        List<AnswerChange> mine,
        List<AnswerChange> theirs,
        List<Conflict> conflicts,
        List<Problem> problems) {

    /**
     * A question that two people answered differently.
     *
     * @param question the question
     * @param link where it stands on the form
     * @param before what both of them saw; empty where nothing was said
     * @param theirs what stands there by now; empty where they removed it
     * @param mine what was posted; empty where it was removed
     * @param gone whether they removed the item as a whole, so that there is nothing to answer any more
     */
    public record Conflict(Question question, FormLink link, String before, String theirs, String mine, boolean gone) {}

    /**
     * Something posted that cannot be saved.
     *
     * @param link the question or page that it is about
     * @param field the id of the field that it is in; empty for the page as a whole
     * @param text what is wrong and what to do, as sentences
     */
    public record Problem(FormLink link, String field, String text) {

        Problem(FormLink link, String text) {
            this(link, link.anchor(), text);
        }
    }

    /** Whether what was posted is in the draft. */
    public boolean isDone() {
        return conflicts.isEmpty() && problems.isEmpty();
    }
}
