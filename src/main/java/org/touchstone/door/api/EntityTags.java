package org.touchstone.door.api;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags: of the draft of a course its number, of anything else what it holds. */
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
        int base = NONE;
        for (String tag : named(ifMatch)) {
            int named = number(tag);
            if (named == latest) {
                return latest;
            }
            base = Math.max(base, named);
        }
        return base;
    }

    /**
     * Whether {@code If-Match} names what a tag stands for.
     *
     * @param ifMatch the header
     * @param tag the tag, with its quotes
     */
    static boolean names(@Nullable String ifMatch, String tag) {
        return named(ifMatch).stream().anyMatch(each -> tag.equals("\"" + each + "\""));
    }

    private static List<String> named(@Nullable String ifMatch) {
        // "*" would say: over whatever is there. Nobody is to write over what they have not seen.
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new InvalidException(ProblemKind.MATCH_NEEDED, "api.problem.match-needed");
        }
        if (!TAGS.matcher(ifMatch).matches()) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.match");
        }
        return TAG.matcher(ifMatch).results().map(found -> found.group(1)).toList();
    }

    private static int number(String tag) {
        return tag.matches("[1-9]\\d{0,8}") ? Integer.parseInt(tag) : NONE;
    }
}
