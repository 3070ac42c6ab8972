package org.touchstone.door.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** Entity tags: of the draft of a course its number, of anything else what it holds. */
final class EntityTags {

    /** A tag that names no draft, so that nothing fits it. */
    private static final int NONE = 0;

    private EntityTags() {}

    /** The tag of a draft. */
    static String of(int revision) {
        return new ETag(String.valueOf(revision), false).formattedTag();
    }

    /**
     * The draft that a change rests on: the latest one where {@code If-Match} names it, otherwise one that it names. A proxy
     * that compresses marks tags as weak; the number still names the draft, so the mark is passed over.
     *
     * @param ifMatch the header
     * @param latest the number of the latest draft
     */
    static int base(@Nullable String ifMatch, int latest) {
        List<Integer> named = named(ifMatch).stream().map(EntityTags::number).toList();
        return named.contains(latest)
                ? latest
                : named.stream().mapToInt(Integer::intValue).max().orElse(NONE);
    }

    private static List<String> named(@Nullable String ifMatch) {
        List<ETag> tags = ifMatch == null ? List.of() : ETag.parse(ifMatch);
        // "*" would say: over whatever is there. Nobody is to write over what they have not seen.
        if (ifMatch == null || ifMatch.isBlank() || tags.stream().anyMatch(ETag::isWildcard)) {
            throw new InvalidException(ProblemKind.MATCH_NEEDED, "api.problem.match-needed");
        }
        if (tags.isEmpty()) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.match");
        }
        return tags.stream().map(ETag::tag).toList();
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

    private static int number(String tag) {
        return tag.matches("[1-9]\\d{0,8}") ? Integer.parseInt(tag) : NONE;
    }
}
