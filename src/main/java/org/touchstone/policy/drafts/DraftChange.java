package org.touchstone.policy.drafts;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of a draft.
 *
 * @param number its number among the changes of the draft, from 1
 * @param path the file that is another since
 * @param removed whether the file is gone since
 * @param why why, in the words of whoever made it; may be empty
 * @param by who made it
 * @param at when
 */
public record DraftChange(int number, String path, boolean removed, String why, UUID by, Instant at) {

    /** The folder that the file stands in; empty where it stands in none. */
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
