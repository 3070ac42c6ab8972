package org.touchstone.casework.form;

import org.touchstone.check.located.Node;

/** Courses as the form writes them, for tests of other packages. */
public final class RandomDrafts {

    private RandomDrafts() {}

    /** A course as text. */
    public static String text(Node.Entries course) {
        return CanonicalYaml.write(course, Drafts.QUESTIONS);
    }

    /** A course whose sections hold anything at all. */
    public static String anything(long seed) {
        return text(new Drafts(seed).anything());
    }
}
