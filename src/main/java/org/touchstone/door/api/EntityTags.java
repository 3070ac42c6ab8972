package org.touchstone.door.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entity tags of drafts: the number of the draft. */
final class EntityTags {

    /** A tag that names no draft, so that nothing fits it. */
    private static final int NONE = 0;

    // A proxy that compresses marks tags as weak. The number still names the draft, so the mark is passed over.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern TAGS = Pattern.compile("\\s*" + TAG + "(?:\\s*,\\s*" + TAG + ")*\\s*");

    private EntityTags() {}

    /** The tag of a draft. */
    static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The draft that a change rests on: the latest one where {@code If-Match} names it, otherwise one that it names.
     *
     * @param ifMatch the header
     * @param latest the number of the latest draft
     */
    static int base(@Nullable String ifMatch, int latest) {
        // "*" would say: over whatever is there. Nobody is to write over what they have not seen.
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new InvalidException(ProblemKind.MATCH_NEEDED, "api.problem.match-needed");
        }
        if (!TAGS.matcher(ifMatch).matches()) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.match");
        }
        int base = NONE;
        for (Matcher tag = TAG.matcher(ifMatch); tag.find(); ) {
            int named = number(tag.group(1));
            if (named == latest) {
                return latest;
            }
            base = Math.max(base, named);
        }
        return base;
    }

    private static int number(String tag) {
        return tag.matches("[1-9]\\d{0,8}") ? Integer.parseInt(tag) : NONE;
    }
}
