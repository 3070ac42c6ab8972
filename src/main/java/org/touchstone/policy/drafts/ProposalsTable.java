package org.touchstone.policy.drafts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

/**
 * What is proposed to people on the way of a case. The first row that fits counts, so a spreadsheet holds the whole table, in its
 * order.
 *
 * @param name the name of the table in its file
 * @param counted what its rows may count
 * @param reviewed whether its rows say how much is reviewed
 */
record ProposalsTable(String name, List<String> counted, boolean reviewed) implements DraftTable {

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("propose"));
        columns.addAll(counted);
        columns.add("because");
        if (reviewed) {
            columns.add("review");
        }
        columns.add("source");
        return List.copyOf(columns);
    }

    @Override
    public List<String> needed() {
        return columns();
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public boolean grows() {
        return true;
    }

    private List<Proposals.Row> table(Catalogue catalogue) {
        Proposals proposals = catalogue.proposals();
        return reviewed ? proposals.changes() : proposals.recommendation();
    }

    @Override
    public List<List<String>> rows(Catalogue catalogue) {
        List<List<String>> rows = new ArrayList<>();
        for (Proposals.Row each : table(catalogue)) {
            List<String> row = new ArrayList<>(List.of(each.propose()));
            counted.forEach(count -> row.add(
                    each.when().containsKey(count) ? each.when().get(count).words() : ""));
            row.add(each.because());
            each.review().ifPresent(row::add);
            row.add(each.source());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    @Override
    public Changes read(Cells cells, Catalogue catalogue, LocalDate today) {
        List<Node> nodes = new ArrayList<>();
        List<List<String>> read = new ArrayList<>();
        for (SheetTable.Row row : cells.rows()) {
            nodes.add(node(row, cells));
            read.add(columns().stream().map(column -> cells.text(column, row)).toList());
        }
        Node.Items items = new Node.Items(nodes, Place.START);
        List<Wrong> mistakes = new ArrayList<>();
        for (Mistake mistake : Proposals.mistakes(RuleEdits.entries(Map.of(name, items)))) {
            if (mistake.pointer().startsWith("/" + name)) {
                mistakes.add(new Wrong(
                        SheetTable.letters(mistake.column() - 1) + mistake.line(),
                        "sheet-table.wrong",
                        (mistake.what() + " " + mistake.todo()).strip()));
            }
        }
        if (nodes.isEmpty()) {
            mistakes.add(new Wrong("A2", "sheet-table.empty", ""));
        }
        return new Changes(changes(rows(catalogue), read), mistakes, RuleEdits.proposals(name, items));
    }

    private List<Change> changes(List<List<String>> now, List<List<String>> read) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(now.size(), read.size()); i++) {
            String number = String.valueOf(i + 1);
            if (i >= read.size()) {
                changes.add(new Change("gone", List.of(number, String.join(", ", said(now.get(i))))));
            } else if (i >= now.size() || !read.get(i).equals(now.get(i))) {
                changes.add(new Change("change", List.of(number, String.join(", ", said(read.get(i))))));
            }
        }
        return changes;
    }

    /** What a row says, with the name of what it counts before each count. */
    private List<String> said(List<String> row) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                boolean count = i > 0 && i <= counted.size();
                said.add(count ? counted.get(i - 1) + ": " + row.get(i) : row.get(i));
            }
        }
        return said;
    }

    /** A row as its file would hold it, each value at the place of its cell. */
    private Node.Entries node(SheetTable.Row row, Cells cells) {
        String pointer = "/" + name + "/" + row.number();
        Map<String, Node> when = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (String count : counted) {
            put(when, places, count, pointer + "/when", row, cells);
        }
        Map<String, Node> entry = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        put(entry, keys, "propose", pointer, row, cells);
        if (!when.isEmpty()) {
            Place first = places.values().iterator().next();
            entry.put("when", new Node.Entries(when, places, first));
            keys.put("when", first);
        }
        for (String column : List.of("because", "review", "source")) {
            if (columns().contains(column)) {
                put(entry, keys, column, pointer, row, cells);
            }
        }
        return new Node.Entries(entry, keys, new Place(pointer, row.number(), 1));
    }

    private static void put(
            Map<String, Node> entry,
            Map<String, Place> keys,
            String column,
            String pointer,
            SheetTable.Row row,
            Cells cells) {
        if (cells.says(column, row)) {
            Place place = new Place(pointer + "/" + column, row.number(), cells.at(column) + 1);
            entry.put(column, new Node.Scalar(cells.text(column, row), false, place));
            keys.put(column, place);
        }
    }
}
