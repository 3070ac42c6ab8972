package org.touchstone.check.catalogue;

import java.util.List;
import org.touchstone.check.submission.Questions;

/**
 * A part of the curriculum.
 *
 * @param id such as {@code HC}
 * @param name such as {@code Health coaching}
 * @param kind {@code framework}, {@code assessment}, {@code core}, {@code approach}, {@code component} or {@code mapping}
 * @param levels the levels that the source states for it; may be empty
 * @param topic how it is named inside a sentence
 * @param section the section of the curriculum it stands in
 * @param restsOn the approaches that the source relates a component to
 */
public record Element(
        String id, String name, String kind, List<Integer> levels, String topic, String section, List<String> restsOn) {

    static final List<String> KINDS = List.of("framework", "assessment", "core", "approach", "component", "mapping");

    /** The kinds of what a course may claim. */
    public static final List<String> CLAIMABLE = Questions.CLAIMABLE;

    /** Whether a course may claim it. */
    public boolean isClaimable() {
        return CLAIMABLE.contains(kind);
    }

    /** Whether it is one of the core capabilities, which lie under all else and have no standards of their own. */
    public boolean isCore() {
        return kind.equals("core");
    }

    /** Whether its standards are asked of every course. */
    public boolean isGeneral() {
        return kind.equals("framework") || kind.equals("assessment") || kind.equals("mapping");
    }
}
