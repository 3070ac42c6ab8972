package org.touchstone.casework.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.touchstone.casework.courses.Document;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Citation;

/**
 * What was found of a place in a document that an answer cites.
 *
 * @param question the question that is answered
 * @param about what the answer is about, in words; empty for the course
 * @param pointer where the answer stands in the file, as a JSON Pointer
 * @param citation what is cited
 * @param kept the document that is cited, where it is kept here
 * @param outcome what was found
 * @param page the page on which the words stand, or the number of pages there are; 0 where that is not known
 */
public record CitationCheck(
        String question,
        String about,
        String pointer,
        Citation citation,
        Optional<Document> kept,
        Outcome outcome,
        int page) {

    /** What was found of a citation. */
    public enum Outcome {
        /** The words stand on the page that is named. */
        STANDS,
        /** The words stand in the document, and no page is named or pages are not fixed. */
        STANDS_SOMEWHERE,
        /** The words stand on another page. */
        OTHER_PAGE,
        /** The words stand nowhere in the document. */
        NOWHERE,
        /** The document has fewer pages. */
        NO_SUCH_PAGE,
        /** The page is there, and no words are quoted. */
        PAGE_THERE,
        /** Neither a page that can be found nor words are given. */
        NOTHING_TO_FIND,
        /** The document is still being read. */
        BEING_READ,
        /** The document cannot be read by a program. */
        UNREADABLE,
        /** The document is not kept here. */
        NOT_KEPT,
        /** The provider took the document off their list. */
        TAKEN_OFF;

        /** In keys of messages: {@code other-page}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What an answer with several values cites stands behind each of them: here once. */
    public static List<CitationCheck> once(List<CitationCheck> checks) {
        Map<List<Object>, CitationCheck> once = new LinkedHashMap<>();
        checks.forEach(check -> once.putIfAbsent(List.of(Answer.whole(check.pointer()), check.citation()), check));
        return List.copyOf(once.values());
    }

    /** The same, to be kept with a decision: whatever becomes of the document. */
    public CitationCheck withoutDocument() {
        return new CitationCheck(question, about, pointer, citation, Optional.empty(), outcome, page);
    }

    /** Whether it is as it is cited. */
    public boolean found() {
        return outcome == Outcome.STANDS || outcome == Outcome.STANDS_SOMEWHERE;
    }

    /** Whether it is plainly not as it is cited. */
    public boolean wrong() {
        return switch (outcome) {
            case OTHER_PAGE, NOWHERE, NO_SUCH_PAGE, TAKEN_OFF -> true;
            default -> false;
        };
    }

    /** Whether nobody can read here what is cited: it stands nowhere in the document, or the document is not kept. */
    public boolean missing() {
        return outcome == Outcome.NOWHERE || outcome == Outcome.NO_SUCH_PAGE || outcome == Outcome.NOT_KEPT;
    }

    /** The page of the document to open at the words; 0 where there is none to open. */
    public int opensAt() {
        return switch (outcome) {
            case STANDS, OTHER_PAGE, PAGE_THERE -> page;
            case STANDS_SOMEWHERE -> Math.max(page, 1);
            default -> 0;
        };
    }
}
