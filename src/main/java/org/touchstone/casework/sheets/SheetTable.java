package org.touchstone.casework.sheets;

import java.util.List;

/**
 * What a spreadsheet holds: texts in cells, whatever kind of file it came in.
 *
 * @param headings the cells of its first row
 * @param rows the rows below it that hold anything
 */
public record SheetTable(List<String> headings, List<Row> rows) {

    /** The most rows that hold anything. */
    static final int MOST_ROWS = 1_000;
    /** The number of the last row that may hold anything. */
    static final int LAST_ROW = 5_000;
    /** The most columns. */
    static final int MOST_COLUMNS = 100;
    /** The most in one cell, which is also the most that Excel takes, in characters. */
    static final int LONGEST_CELL = 32_767;
    /** The most in all cells, in characters. */
    static final int MOST_TEXT = 300_000;

    private static final int LETTERS = 26;

    /**
     * One row.
     *
     * @param number its number as spreadsheet programs show it; that of the headings is 1
     * @param cells its cells; it may have fewer than there are headings, or more
     */
    public record Row(int number, List<Cell> cells) {

        /** The cell in a column; a blank one where the row ends before it. */
        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }
    }

    /**
     * One cell.
     *
     * @param text what it holds; empty for a formula, of which nothing is believed
     * @param formula whether it holds a formula
     */
    public record Cell(String text, boolean formula) {

        static final Cell BLANK = new Cell("", false);
        static final Cell FORMULA = new Cell("", true);

        static Cell of(String text) {
            return text.isEmpty() ? BLANK : new Cell(text, false);
        }

        boolean isBlank() {
            return text.isBlank() && !formula;
        }
    }

    /** A column's letters: A for the first. */
    public static String letters(int column) {
        String last = Character.toString('A' + column % LETTERS);
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }
}
