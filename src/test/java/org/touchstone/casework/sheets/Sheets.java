package org.touchstone.casework.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.touchstone.ShippedRules;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;

/** Courses to try spreadsheets on, and spreadsheets that people have filled in. */
final class Sheets {

    static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    static final int NUMBER = 7;

    private Sheets() {}

    static Section section(String key) {
        return CATALOGUE.questions().section(key).orElseThrow();
    }

    static CourseForm form(String text) {
        try {
            return CourseForm.of(CourseDraft.of(text, "course.yaml", CATALOGUE.questions()), CATALOGUE);
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    static SheetTable table(CourseForm form, String section) {
        return Sheet.of(form, section(section), NUMBER).table();
    }

    static SheetEdit edit(SheetTable table, String section, CourseForm seen, CourseForm now) {
        return edit(table, section, seen, now, false);
    }

    static SheetEdit edit(SheetTable table, String section, CourseForm seen, CourseForm now, boolean own) {
        try {
            return SheetEdit.of(table, section(section), seen, NUMBER, now, own, CATALOGUE);
        } catch (SheetRefusedException | MistakesException e) {
            throw new AssertionError(e);
        }
    }

    static SheetEdit edit(SheetTable table, String section, CourseForm form) {
        return edit(table, section, form, form);
    }

    static String draft(SheetEdit edit, Integer... removed) {
        try {
            return edit.draft(Arrays.asList(removed)).text();
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> mistakes(SheetEdit edit) {
        return edit.mistakes().stream().map(SheetEdit.CellMistake::words).toList();
    }

    static SheetTable read(byte[] file, String section) {
        try {
            return SheetReader.read(file, Sheet.headings(section(section)));
        } catch (SheetRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static SheetTable read(String csv, String section) {
        return read(csv.getBytes(StandardCharsets.UTF_8), section);
    }

    /** A table with another text in a cell; a row and a column count from 0. */
    static SheetTable with(SheetTable table, int row, String question, String text) {
        int column = table.headings().indexOf(question);
        if (column < 0) {
            throw new AssertionError(question + " is none of " + table.headings());
        }
        List<SheetTable.Row> rows = new ArrayList<>(table.rows());
        while (rows.size() <= row) {
            rows.add(new SheetTable.Row(rows.size() + 2, List.of()));
        }
        List<SheetTable.Cell> cells = new ArrayList<>(rows.get(row).cells());
        while (cells.size() <= column) {
            cells.add(SheetTable.Cell.BLANK);
        }
        cells.set(column, SheetTable.Cell.of(text));
        rows.set(row, new SheetTable.Row(row + 2, cells));
        return new SheetTable(table.headings(), rows);
    }
}
