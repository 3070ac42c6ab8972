package org.touchstone.check.judgement;

import org.touchstone.check.findings.Finding;

/**
 * What is judged at once: one part of a requirement on one target, however many standards ask for it.
 *
 * @param part the key of the part, such as {@code facilitators/experienced}
 * @param kind the kind of the target
 * @param target the id of the target
 */
public record Point(String part, String kind, String target) {

    /** The point that a finding is on. */
    public static Point of(Finding finding) {
        return new Point(
                finding.part().key(), finding.target().kind(), finding.target().id());
    }
}
