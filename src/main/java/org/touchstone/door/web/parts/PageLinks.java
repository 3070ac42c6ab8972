package org.touchstone.door.web.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way through a list that is too long for one page.
 *
 * @param previous where the page before is; null on the first
 * @param pages the pages to offer, by number; null where some are left out
 * @param next where the page after is; null on the last
 */
public record PageLinks(
        @Nullable String previous,
        List<@Nullable Link> pages,
        @Nullable String next) {}
