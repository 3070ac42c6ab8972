package org.touchstone.policy.drafts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into a table of the rules, put together with what others did to it meanwhile: what the person did not
 * touch is as it stands now, and what they typed stays, with what stands there now beside it where that is something else.
 *
 * @param rows the rows to show, those that others added included
 * @param overtaken whether the table is another than the one that the person saw
 */
public record TypedTable(List<Row> rows, boolean overtaken) {

    public TypedTable {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param of which row of the table as it stands now it is, from 0; nothing where it is not in it
     * @param cells what it holds
     * @param theirs what others wrote into a cell that the person changed too, by the number of the column
     * @param gone whether somebody else took the row out
     */
    public record Row(Optional<Integer> of, List<String> cells, Map<Integer, String> theirs, boolean gone) {

        public Row {
            cells = List.copyOf(cells);
            theirs = Map.copyOf(theirs);
        }

        /** A row that the table does not have. */
        public static Row added(List<String> cells) {
            return new Row(Optional.empty(), cells, Map.of(), false);
        }

        static Row now(int at, List<String> cells) {
            return new Row(Optional.of(at), cells, Map.of(), false);
        }
    }

    /**
     * A row as it was sent.
     *
     * @param of which of the rows it is that the person saw, from 0; nothing where they added it
     * @param cells what it holds
     */
    public record Sent(Optional<Integer> of, List<String> cells) {

        public Sent {
            cells = List.copyOf(cells);
        }
    }

    /** The rows as they stand. */
    public static TypedTable of(List<List<String>> now) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            rows.add(Row.now(i, now.get(i)));
        }
        return new TypedTable(rows, false);
    }

    /**
     * Puts together what was typed and what stands there.
     *
     * @param seen the rows that the person saw
     * @param sent the rows that they sent
     * @param now the rows as they stand now
     */
    public static TypedTable of(DraftTable table, List<List<String>> seen, List<Sent> sent, List<List<String>> now) {
        List<String> namesNow = names(table, now);
        List<String> namesSeen = names(table, seen);
        boolean overtaken = !seen.equals(now);
        List<Row> rows = new ArrayList<>();
        for (Sent each : sent) {
            Optional<Integer> at = each.of().filter(of -> of >= 0 && of < seen.size());
            if (at.isEmpty()) {
                rows.add(Row.added(each.cells()));
                continue;
            }
            List<String> before = seen.get(at.get());
            int here = namesNow.indexOf(namesSeen.get(at.get()));
            if (here >= 0) {
                rows.add(merged(before, each.cells(), here, now.get(here)));
            } else if (!before.equals(each.cells())) {
                rows.add(new Row(Optional.empty(), each.cells(), Map.of(), true));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            if (!namesSeen.contains(namesNow.get(i))) {
                rows.add(Row.now(i, now.get(i)));
            }
        }
        return new TypedTable(rows, overtaken);
    }

    private static Row merged(List<String> before, List<String> typed, int here, List<String> now) {
        List<String> cells = new ArrayList<>();
        Map<Integer, String> theirs = new LinkedHashMap<>();
        for (int i = 0; i < now.size(); i++) {
            boolean mine = !typed.get(i).equals(before.get(i));
            cells.add(mine ? typed.get(i) : now.get(i));
            if (mine && !now.get(i).equals(before.get(i)) && !now.get(i).equals(typed.get(i))) {
                theirs.put(i, now.get(i));
            }
        }
        return new Row(Optional.of(here), cells, theirs, false);
    }

    /** A name for each row that is its own: what its key columns say, or its place, and which of several with that name it is. */
    private static List<String> names(DraftTable table, List<List<String>> rows) {
        List<String> names = new ArrayList<>();
        for (List<String> row : rows) {
            String name = String.join(
                    "\n",
                    table.keys().stream()
                            .map(key -> row.get(table.columns().indexOf(key)))
                            .toList());
            int same = 0;
            while (names.contains(name + "\n" + same)) {
                same++;
            }
            names.add(name + "\n" + same);
        }
        return names;
    }
}
