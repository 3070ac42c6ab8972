package org.touchstone.casework.review;

import java.util.UUID;
import org.touchstone.casework.courses.NotFoundException;

/** What goes out of a decision, each as a page and as a PDF of the same content. */
public interface DecisionPapers {

    /** A paper. */
    enum Part {
        /** Everything: the decision and each finding. */
        REPORT,
        /** What the provider is told, on a page or two. */
        LETTER
    }

    /**
     * The page, which needs no other file.
     *
     * @throws NotFoundException where the version is not decided
     */
    String html(UUID version, Part part);

    /**
     * The PDF. Its letters are in it, and every part says what it is, for those who hear it read.
     *
     * @throws NotFoundException where the version is not decided
     */
    byte[] pdf(UUID version, Part part);
}
