package org.touchstone.check.report;

import java.util.List;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * One answer that is left to give, however many findings wait for it.
 *
 * @param section the section of the submission that it belongs to
 * @param question the question
 * @param ask the question in words, or what to list
 * @param pointers where in the submission it would stand, as JSON Pointers
 * @param items the things that it is still to be answered for, in words; empty where it is asked once
 * @param said what is written there now; empty where nothing is
 * @param waiting how many findings are not stated for want of it
 * @param required how many of these are on something required
 * @param alone how many of them wait for nothing else
 */
public record OpenQuestion(
        Section section,
        Question question,
        String ask,
        List<String> pointers,
        List<String> items,
        List<String> said,
        int waiting,
        int required,
        int alone) {

    /** Whether it is a list as a whole that is asked for. */
    boolean isForList() {
        return section.list()
                && !section.questions().contains(question)
                && section.complete().filter(question::equals).isEmpty();
    }
}
