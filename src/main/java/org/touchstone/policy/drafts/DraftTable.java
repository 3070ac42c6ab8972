package org.touchstone.policy.drafts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.check.catalogue.Catalogue;

/** A table of the rules that is seen as a grid, and changed on a page or as a spreadsheet. */
public interface DraftTable {

    /** Its name in addresses and messages. */
    String name();

    /** The columns, by the keys of their headings. */
    List<String> columns();

    /** Those of them that a spreadsheet has to have: what it changes is in them. The others are for reading. */
    List<String> needed();

    /** The columns that say which row it is; none where that is its place among the others. */
    List<String> keys();

    /** Whether it may have rows that it does not have yet. */
    boolean grows();

    /** The rows as they stand. */
    List<List<String>> rows(Catalogue catalogue);

    /** Cells of columns that are for reading, with something else in them than stands there: it would be lost unseen. */
    private List<Wrong> notRead(Cells cells, List<List<String>> rows) {
        List<Wrong> wrong = new ArrayList<>();
        for (String column : columns()) {
            if (needed().contains(column) || cells.at(column) < 0) {
                continue;
            }
            for (SheetTable.Row row : cells.rows()) {
                String text = SheetReader.plain(cells.text(column, row));
                Set<String> stand = rows.stream()
                        .filter(each -> keys().stream()
                                .allMatch(
                                        key -> each.get(columns().indexOf(key)).equals(cells.text(key, row))))
                        .map(each -> SheetReader.plain(each.get(columns().indexOf(column))))
                        .collect(Collectors.toSet());
                if (!text.isEmpty() && !stand.isEmpty() && !stand.contains(text)) {
                    wrong.add(cells.wrong(column, row, "sheet-table.not-read", String.join(", ", stand)));
                }
            }
        }
        return wrong;
    }

    /** What the cells of a spreadsheet change; their needed columns are there, and a formula is as an empty cell. */
    Changes read(Cells cells, Catalogue catalogue, LocalDate today);

    /**
     * What a spreadsheet changes.
     *
     * @param changes each change
     * @param mistakes what is wrong in it, each at its cell
     * @param edit makes every change
     */
    record Changes(List<Change> changes, List<Wrong> mistakes, RuleEdit edit) {

        public Changes {
            changes = List.copyOf(changes);
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * One change.
     *
     * @param kind the kind of change, by the last word of the key of its sentence
     * @param words what fills the sentence
     */
    record Change(String kind, List<String> words) {}

    /**
     * A mistake.
     *
     * @param cell the cell, as spreadsheet programs name it
     * @param messageKey the key of the sentence that says what is wrong
     * @param words what fills the sentence
     */
    record Wrong(String cell, String messageKey, String words) {}

    /**
     * Reads a spreadsheet.
     *
     * @param headings the heading of each column, by its key
     * @param today the earliest day from which a number may be another
     */
    default Changes read(SheetTable table, Map<String, String> headings, Catalogue catalogue, LocalDate today) {
        Cells cells = new Cells(table, headings);
        if (needed().stream().anyMatch(column -> cells.at(column) < 0)) {
            return new Changes(List.of(), List.of(new Wrong("A1", "sheet-table.column", "")), RuleEdits.all(List.of()));
        }
        List<Wrong> mistakes = new ArrayList<>();
        for (SheetTable.Row row : table.rows()) {
            needed().stream()
                    .filter(column -> row.cell(cells.at(column)).formula())
                    .forEach(column -> mistakes.add(cells.wrong(column, row, "sheet-table.formula", "")));
        }
        mistakes.addAll(notRead(cells, rows(catalogue)));
        List<String> formulas = mistakes.stream().map(Wrong::cell).toList();
        Changes read = read(cells, catalogue, today);
        // Of a formula nothing is believed, so that its cell seems to be empty.
        read.mistakes().stream()
                .filter(wrong -> !formulas.contains(wrong.cell()))
                .forEach(mistakes::add);
        return new Changes(read.changes(), mistakes, read.edit());
    }

    /** The cells of a spreadsheet by the keys of their columns. */
    final class Cells {

        private final SheetTable table;
        private final List<String> found;
        private final Map<String, String> headings;

        Cells(SheetTable table, Map<String, String> headings) {
            this.table = table;
            this.found = table.headings().stream().map(SheetReader::plain).toList();
            this.headings = headings;
        }

        List<SheetTable.Row> rows() {
            return table.rows();
        }

        /** The number of a column from 0; -1 where it is not there. */
        int at(String column) {
            return found.indexOf(SheetReader.plain(headings.getOrDefault(column, "")));
        }

        String text(String column, SheetTable.Row row) {
            return row.cell(at(column)).text().strip();
        }

        boolean says(String column, SheetTable.Row row) {
            return !text(column, row).isEmpty();
        }

        Wrong wrong(String column, SheetTable.Row row, String messageKey, String words) {
            return new Wrong(SheetTable.letters(at(column)) + row.number(), messageKey, words);
        }
    }
}
