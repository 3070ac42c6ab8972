package org.touchstone.check.explanation;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.findings.Finding;

/**
 * One finding in words.
 *
 * @param finding the finding
 * @param asks what is asked
 * @param reason why it came out so, naming the facts
 * @param missing what would settle it, where it is not stated
 * @param question what a reviewer is asked, where a person has to judge
 * @param remedy what would put it right; empty where nothing needs to
 * @param who who can do that; empty where nothing needs doing
 */
public record Explanation(
        Finding finding,
        String asks,
        String reason,
        List<Missing> missing,
        Optional<String> question,
        Optional<String> remedy,
        Optional<String> who) {}
