package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.touchstone.check.located.Fields;

/** What one thing is over time, entry by entry: no day may have two entries, and no day between entries may have none. */
final class Timeline {

    private final String what;
    private final List<Entry> entries = new ArrayList<>();
    private boolean doubtful;

    /**
     * A timeline without entries.
     *
     * @param what what a day has one of, such as {@code value of "most"}
     */
    Timeline(String what) {
        this.what = what;
    }

    /** Adds an entry, and notes it where it has days in common with an earlier one. */
    void add(Days days, Fields fields) {
        if (days.equals(Days.UNKNOWN)) {
            doubtful = true;
            return;
        }
        for (Entry other : entries) {
            if (other.days.overlap(days)) {
                fields.mistake(
                        fields.place(days.from().isPresent() || days.to().isEmpty() ? "from" : "to"),
                        "There is a second " + what + " for the same days ("
                                + Days.between(later(days, other.days), earlier(days, other.days)) + ").",
                        "Let the earlier one end (\"to\") on the day the later one begins (\"from\").");
                doubtful = true;
                return;
            }
        }
        entries.add(new Entry(days, fields));
        entries.sort(Comparator.comparing(entry -> entry.days.first()));
    }

    private static LocalDate later(Days a, Days b) {
        return a.first().isAfter(b.first()) ? a.first() : b.first();
    }

    private static LocalDate earlier(Days a, Days b) {
        return a.end().isBefore(b.end()) ? a.end() : b.end();
    }

    /** From the first day that has an entry to the last. */
    Days span() {
        return doubtful
                ? Days.UNKNOWN
                : Days.between(
                        entries.get(0).days.first(),
                        entries.get(entries.size() - 1).days.end());
    }

    /** Notes the days among these that have no entry, unless the days of one are unknown. */
    void noteGaps(Days within) {
        if (doubtful || within.equals(Days.UNKNOWN)) {
            return;
        }
        LocalDate reached = within.first();
        for (Entry entry : entries) {
            noteGap(reached, entry.days.first().isBefore(within.end()) ? entry.days.first() : within.end(), entry);
            reached = entry.days.end().isAfter(reached) ? entry.days.end() : reached;
        }
        noteGap(reached, within.end(), entries.get(entries.size() - 1));
    }

    private void noteGap(LocalDate from, LocalDate to, Entry near) {
        if (from.isBefore(to)) {
            near.fields.mistake(
                    near.fields.place(near.days.first().isBefore(to) ? "to" : "from"),
                    "There is no " + what + " for some days (" + Days.between(from, to) + ").",
                    "Let one end (\"to\") on the day the next begins (\"from\").");
        }
    }

    private record Entry(Days days, Fields fields) {}
}
