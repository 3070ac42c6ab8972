package org.touchstone.door.api;

import org.touchstone.base.accounts.RefusedException;
import org.touchstone.check.located.FileText;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.check.submission.Unsaid;

/** The submission file in the body of a request. */
final class SubmissionFile {

    private final byte[] bytes;
    private final String name;

    /**
     * A file.
     *
     * @param bytes the file, which nobody changes any more
     * @param name a name that says whether it is YAML or JSON
     */
    SubmissionFile(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    byte[] bytes() {
        return bytes;
    }

    String name() {
        return name;
    }

    /** The file as text. */
    String text() {
        try {
            return FileText.of(bytes, name);
        } catch (MistakesException e) {
            throw new RefusedException("file", "refused.not-text");
        }
    }

    /**
     * What the file calls the course.
     *
     * @param draft whether the file may be unfinished
     * @param otherwise the title where an unfinished file gives none
     * @throws MistakesException where the file is to be finished and has mistakes
     */
    String title(Questions questions, boolean draft, String otherwise) throws MistakesException {
        try {
            String title = SubmissionReader.read(bytes, name, questions).title();
            return title.isBlank() ? otherwise : title;
        } catch (MistakesException e) {
            if (!draft) {
                throw e;
            }
            return unfinishedTitle(otherwise);
        }
    }

    private String unfinishedTitle(String otherwise) {
        try {
            return NodeReader.readAnswers(bytes, name) instanceof Node.Entries file
                            && file.entries().get("course") instanceof Node.Entries course
                            && course.entries().get("title") instanceof Node.Scalar title
                            && !Unsaid.is(title.text())
                    ? title.text()
                    : otherwise;
        } catch (MistakesException e) {
            return otherwise;
        }
    }
}
