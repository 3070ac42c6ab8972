package org.touchstone.door.web;

import java.util.List;

/**
 * One result that came out otherwise than in the version before, in words; what is the same of several standards, once.
 *
 * @param title the title of the requirement
 * @param asks what the part of it asks
 * @param about what of the course it is about
 * @param standards the ids of the standards
 * @param before how it came out, by the key of its words; empty where it was not asked
 * @param after how it comes out, likewise; empty where it is no longer asked
 * @param reason why, as a sentence; empty where it is no longer asked
 * @param why what changed that it rests on, each as a sentence
 */
public record ChangedResult(
        String title,
        String asks,
        String about,
        List<String> standards,
        String before,
        String after,
        String reason,
        List<String> why) {

    /** Whether it came out as before, on other grounds. */
    public boolean sameOutcome() {
        return before.equals(after);
    }
}
