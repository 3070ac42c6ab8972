package org.touchstone.check.submission;

import java.util.List;
import java.util.Map;
import org.touchstone.check.located.Place;

/**
 * What a provider hands in: one course, described once.
 *
 * @param file the file's name, as the person gave it
 * @param course what is said of the course as a whole
 * @param items every item of every list, in the order of the sections and of the file
 * @param lists where each list that the file holds begins, by kind of item; a list may be stated to be empty
 * @param unsaidNotes what is noted beside answers that say nothing yet
 */
public record Submission(
        String file, Item course, List<Item> items, Map<String, Place> lists, List<UnsaidNote> unsaidNotes) {

    public List<Item> items(String kind) {
        return items.stream().filter(item -> item.kind().equals(kind)).toList();
    }

    /** Whether a list is said to be complete that is not there, or holds nothing but blank items. */
    public boolean isSaidToBeComplete(Section list) {
        return !lists.containsKey(list.kind())
                && list.complete()
                        .flatMap(complete -> course.answer(complete.key()))
                        .filter(answer -> answer.text().equals("yes"))
                        .isPresent();
    }

    /** The course's title. */
    public String title() {
        return course.answer("title").map(Answer::text).orElse("");
    }

    /** The name of the organisation that offers it. */
    public String provider() {
        return course.answer("name").map(Answer::text).orElse("");
    }
}
