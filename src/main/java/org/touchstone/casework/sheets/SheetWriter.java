package org.touchstone.casework.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.touchstone.casework.form.Field;
import org.touchstone.check.submission.AnswerKind;

/** Writes a list of a course as a file that spreadsheet programs open. No cell of it can be taken for a formula. */
public final class SheetWriter {

    private static final int LONGEST_NAME = 31;
    private static final double WIDE = 40;
    private static final double NARROW = 18;
    /** A number that spreadsheet programs keep as it is. */
    private static final String NUMBER = "0|[1-9]\\d{0,5}";

    private SheetWriter() {}

    /** The list as CSV: commas, UTF-8 with the mark by which Excel knows it. */
    public static byte[] csv(Sheet sheet) {
        return ("\uFEFF" + csv(sheet.table())).getBytes(StandardCharsets.UTF_8);
    }

    /** Rows of texts as CSV, in the same form, for reading only. No text is taken for a formula. */
    public static byte[] csv(List<String> headings, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(headings.stream().map(SafeText::out).toList());
            rows.forEach(row -> csv.writeRecord(row.stream().map(SafeText::out).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A table as CSV, each row in its place. What was a formula is one again, and is read as one. */
    public static String csv(SheetTable table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(table.headings().stream().map(SafeText::out).toList());
            int number = 1;
            for (SheetTable.Row row : table.rows()) {
                for (number++; number < row.number(); number++) {
                    csv.writeRecord("");
                }
                csv.writeRecord(row.cells().stream()
                        .map(cell -> cell.formula() ? "=" : SafeText.out(cell.text()))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The list as a workbook of Excel: the list, with choices to pick from, and a sheet that explains its columns. */
    public static byte[] xlsx(Sheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Touchstone", null)) {
            Worksheet list = workbook.newWorksheet(name(sheet.title()));
            Worksheet about = workbook.newWorksheet(SheetMessages.text("about.name"));
            list(sheet, list);
            about(sheet, about, list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Rows of texts as a workbook of Excel.
     *
     * @param name what the sheet is called
     */
    public static byte[] xlsx(String name, List<String> headings, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Touchstone", null)) {
            Worksheet sheet = workbook.newWorksheet(name(name));
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, NARROW);
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row + 1, column, SafeText.out(rows.get(row).get(column)));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String name(String title) {
        String name = title.replaceAll("[\\[\\]:*?/\\\\']", " ");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static void list(Sheet sheet, Worksheet list) {
        List<String> headings = sheet.table().headings();
        for (int i = 0; i < headings.size(); i++) {
            put(list, 0, i, headings.get(i));
            list.style(0, i).bold().wrapText(true).verticalAlignment("top").set();
            boolean words =
                    i > 0 && sheet.columns().get(i - 1).question().answers().isWords();
            list.width(i, words ? WIDE : NARROW);
        }
        for (SheetTable.Row row : sheet.table().rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                String text = row.cells().get(i).text();
                boolean count = i > 0
                        && sheet.columns().get(i - 1).question().answers() == AnswerKind.COUNT
                        && text.matches(NUMBER);
                if (count) {
                    list.value(row.number() - 1, i, Integer.valueOf(text));
                } else if (!text.isEmpty()) {
                    put(list, row.number() - 1, i, text);
                }
                list.style(row.number() - 1, i)
                        .wrapText(true)
                        .verticalAlignment("top")
                        .set();
            }
        }
        list.hideColumn(0);
        list.freezePane(2, 1);
    }

    private static void put(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, SafeText.toXml(SafeText.out(text)));
    }

    /** What each column is for; and beside it, in columns further right, what there is to choose from. */
    private static void about(Sheet sheet, Worksheet about, Worksheet list) {
        int row = 0;
        for (String line : SheetMessages.text("about.lines").split("\n")) {
            put(about, row++, 0, line);
        }
        row++;
        for (String heading : List.of("about.column", "about.question", "about.how")) {
            int column = List.of("about.column", "about.question", "about.how").indexOf(heading);
            put(about, row, column, SheetMessages.text(heading));
            about.style(row, column).bold().set();
        }
        about.width(1, WIDE * 2);
        about.width(2, WIDE * 2);
        int choices = 4;
        for (int i = 0; i < sheet.columns().size(); i++) {
            Field field = sheet.columns().get(i);
            row++;
            put(about, row, 0, SheetTable.letters(i + 1));
            put(about, row, 1, field.label());
            put(about, row, 2, how(field));
            about.style(row, 1).wrapText(true).verticalAlignment("top").set();
            about.style(row, 2).wrapText(true).verticalAlignment("top").set();
            List<String> names = new CellText(field).choices();
            if (!names.isEmpty() && !field.question().answers().isList()) {
                put(about, 0, choices, SheetTable.letters(i + 1));
                for (int j = 0; j < names.size(); j++) {
                    put(about, j + 1, choices, names.get(j));
                }
                list.range(1, i + 1, SheetTable.MOST_ROWS, i + 1)
                        .validateWithList(about.range(1, choices, names.size(), choices))
                        .allowBlank(true);
                about.hideColumn(choices);
                choices++;
            }
        }
    }

    private static String how(Field field) {
        List<String> names = new CellText(field).choices();
        String choices = names.isEmpty() || names.size() > 40
                ? ""
                : " " + SheetMessages.text("about.choices", String.join("; ", names));
        String several = field.question().answers().isList() ? " " + SheetMessages.text("about.several") : "";
        String how = (field.hint() + several + choices).strip();
        return how.substring(0, Math.min(how.length(), SheetTable.LONGEST_CELL / 2));
    }
}
