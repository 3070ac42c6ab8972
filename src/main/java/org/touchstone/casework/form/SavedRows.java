package org.touchstone.casework.form;

import java.util.List;
import java.util.Map;

/**
 * What came of saving many items of a list at once.
 *
 * @param draft the course with everything in it that can be saved
 * @param results what came of each row, in order
 */
public record SavedRows(CourseDraft draft, List<Result> results) {

    /**
     * What is to be saved of one item.
     *
     * @param seen the form that it was seen in, which somebody else may have changed since
     * @param link its page, or that of an item that is yet to be written
     * @param posted what comes in place of its answers, as {@link CourseForm#save} takes it
     */
    public record Row(CourseForm seen, FormLink link, Map<String, List<String>> posted) {}

    /**
     * What came of one row.
     *
     * @param position where the item now stands in its list, before any is taken out; 0 where it is gone
     * @param conflicts the questions that somebody else has answered differently; those answers were left alone
     * @param problems what cannot be saved and why; those answers were left alone
     */
    public record Result(int position, List<Saved.Conflict> conflicts, List<Saved.Problem> problems) {}
}
