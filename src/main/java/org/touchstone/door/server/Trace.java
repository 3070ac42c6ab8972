package org.touchstone.door.server;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a failure came from, for the log: classes and lines without messages, which may hold what people sent. */
final class Trace {

    private static final int FRAMES = 25;

    private Trace() {}

    static String of(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 8; each = each.getCause(), depth++) {
            trace.append(depth == 0 ? "" : "\ncaused by ")
                    .append(each.getClass().getName())
                    .append(Arrays.stream(each.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n    at " + frame)
                            .collect(Collectors.joining()));
        }
        return trace.toString();
    }

    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }
}
