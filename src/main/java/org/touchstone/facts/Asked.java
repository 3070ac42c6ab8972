package org.touchstone.facts;

import org.touchstone.catalogue.Part;

/**
 * One part of a requirement, asked of one subject because some standard in scope asks for it.
 *
 * @param part the part
 * @param subject what it is asked of
 */
public record Asked(Part part, Subject subject) {

    /** The part's name across all requirements. */
    public String key() {
        return part.key();
    }

    /** The name of the fact that answers the part by itself; empty where the part has rules of its own. */
    public String answer() {
        return part.answer().orElse("");
    }

    /** Whether a reviewer has to judge the answer. */
    public boolean judged() {
        return part.question().isPresent();
    }

    /** Whether the answer is a fact about the subject, and not about the course. */
    public boolean answeredHere() {
        return answer().startsWith(subject.kind() + ".");
    }
}
