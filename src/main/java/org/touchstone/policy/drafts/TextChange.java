package org.touchstone.policy.drafts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is another in the text of one file.
 *
 * @param file the file
 * @param places each place where it is another
 */
public record TextChange(String file, List<Place> places) {

    /**
     * Lines in place of others.
     *
     * @param line the line of the new text at which they stand, from 1
     * @param before the lines that stood there; empty where some were only added
     * @param after the lines that stand there now; empty where some were only taken away
     */
    public record Place(int line, List<String> before, List<String> after) {}

    /** What is another in each file, in the order of their names. */
    public static List<TextChange> between(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<TextChange> changes = new ArrayList<>();
        for (String name : names) {
            byte[] was = before.get(name);
            byte[] is = after.get(name);
            if (!Arrays.equals(was, is)) {
                changes.add(new TextChange(name, places(lines(was), lines(is))));
            }
        }
        return changes;
    }

    private static List<String> lines(byte @Nullable [] bytes) {
        return bytes == null
                ? List.of()
                : new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private static List<Place> places(List<String> before, List<String> after) {
        List<Place> places = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            places.add(new Place(
                    delta.getTarget().getPosition() + 1,
                    List.copyOf(delta.getSource().getLines()),
                    List.copyOf(delta.getTarget().getLines())));
        }
        return places;
    }
}
