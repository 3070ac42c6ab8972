package org.touchstone.policy.impact;

import java.util.List;

/**
 * One result of one course that is another under another ruleset.
 *
 * @param standards the ids of the standards that the result is on
 * @param part the full name of the part
 * @param title the title of its requirement; empty where the effect was kept
 * @param asks what the part asks; empty where the effect was kept
 * @param about what it is about, as a reader knows it
 * @param before how it comes out under the one; empty where it is not asked, or does not apply
 * @param after how it comes out under the other; empty where it is not asked, or does not apply
 * @param reasonBefore why, as a sentence; may be empty
 * @param reasonAfter why, as a sentence; may be empty
 */
public record Effect(
        List<String> standards,
        String part,
        String title,
        String asks,
        String about,
        String before,
        String after,
        String reasonBefore,
        String reasonAfter) {}
