package org.touchstone.casework.sheets;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Field;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * A list of a course as a spreadsheet: a column for each question and a row for each item, with what is said there now.
 *
 * @param title what the list is called
 * @param columns its questions as an item asks them that is yet to be written
 * @param table what stands in its cells; the first column is for the program and says which item each row is about
 */
public record Sheet(String title, List<Field> columns, SheetTable table) {

    /**
     * Whether a list can be filled in as a spreadsheet. What is claimed has a page of its own, and documents are brought as
     * files.
     */
    public static boolean isOf(Section section) {
        return section.list()
                && !section.kind().equals("element")
                && !section.kind().equals("document");
    }

    /**
     * The list as it stands.
     *
     * @param draft the number of the draft that the form is of
     */
    public static Sheet of(CourseForm form, Section section, int draft) {
        List<Field> columns = columns(form, section);
        List<String> headings = new ArrayList<>();
        headings.add(SheetMessages.text("column.item"));
        columns.forEach(column -> headings.add(column.label()));
        List<SheetTable.Row> rows = new ArrayList<>();
        for (FormPage.ItemSummary item :
                form.page(FormLink.section(section.key())).orElseThrow().items()) {
            FormPage page = form.page(item.link()).orElseThrow();
            List<SheetTable.Cell> cells = new ArrayList<>();
            cells.add(SheetTable.Cell.of(ItemKey.of(item.link().position(), draft)));
            columns.forEach(column -> cells.add(
                    SheetTable.Cell.of(new CellText(page.field(column.name()).orElseThrow()).text())));
            rows.add(new SheetTable.Row(rows.size() + 2, List.copyOf(cells)));
        }
        return new Sheet(section.title(), columns, new SheetTable(List.copyOf(headings), List.copyOf(rows)));
    }

    /** The questions that have a column: all but the short names that the program makes itself. */
    static List<Field> columns(CourseForm form, Section section) {
        return form.page(FormLink.newItem(section.key())).orElseThrow().fields().stream()
                .filter(field -> field.question().answers() != AnswerKind.ID)
                .toList();
    }

    /** The headings that a spreadsheet of a list may have. */
    public static List<String> headings(Section section) {
        return section.questions().stream()
                .filter(question -> question.answers() != AnswerKind.ID)
                .map(Question::ask)
                .toList();
    }
}
