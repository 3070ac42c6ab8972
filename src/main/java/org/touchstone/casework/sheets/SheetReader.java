package org.touchstone.casework.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.FileText;
import org.touchstone.check.located.MistakesException;

/**
 * Reads a file that somebody filled in with a spreadsheet program, XLSX or CSV: as texts, of which nothing is worked out and
 * nothing that a program worked out is believed. What may be harmful is refused before any of it is read, by what is in the
 * file and not by its name.
 */
public final class SheetReader {

    /** The most that a file may hold, in bytes. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private final List<SheetTable.Row> rows = new ArrayList<>();
    private List<String> headings = List.of();
    private int text;

    private SheetReader() {}

    /**
     * Reads a file.
     *
     * @param known the headings that it may have
     */
    public static SheetTable read(byte[] file, Collection<String> known) throws SheetRefusedException {
        if (file.length > MOST_BYTES) {
            throw new SheetRefusedException("too-large");
        }
        if (FileKind.isWorkbook(file)) {
            return workbook(file);
        }
        try {
            return csv(FileText.of(file, "csv"), known);
        } catch (MistakesException e) {
            throw new SheetRefusedException("encoding");
        }
    }

    /** Reads CSV, with the comma, semicolon or tab that gives most of the headings it may have. */
    public static SheetTable csv(String text, Collection<String> known) throws SheetRefusedException {
        String csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (csv.regionMatches(true, 0, "sep=", 0, 4) && csv.length() > 5) {
            csv = csv.substring(5).stripLeading();
        }
        if (csv.indexOf('\0') >= 0) {
            throw new SheetRefusedException("encoding");
        }
        Set<String> headings = known.stream().map(SheetReader::plain).collect(Collectors.toSet());
        char best = ',';
        long most = -1;
        for (char separator : new char[] {',', ';', '\t'}) {
            long found = headings(csv, separator, headings);
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        SheetReader reader = new SheetReader();
        try (CsvReader<CsvRecord> records = records(csv, best)) {
            int number = 0;
            for (CsvRecord each : records) {
                number++;
                reader.row(number, each.getFields(), SheetReader::typed);
            }
        } catch (CsvParseException e) {
            throw new SheetRefusedException("csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.table();
    }

    private static long headings(String csv, char separator, Set<String> known) throws SheetRefusedException {
        try (CsvReader<CsvRecord> records = records(csv, separator)) {
            Iterator<CsvRecord> all = records.iterator();
            return all.hasNext()
                    ? all.next().getFields().stream()
                            .filter(field -> known.contains(plain(field)))
                            .count()
                    : 0;
        } catch (CsvParseException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<CsvRecord> records(String csv, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(csv);
    }

    /** A cell of CSV. One that a spreadsheet program would work out is no text. */
    private static SheetTable.Cell typed(String field) {
        return field.stripLeading().startsWith("=") ? SheetTable.Cell.FORMULA : SheetTable.Cell.of(SafeText.in(field));
    }

    private static SheetTable workbook(byte[] file) throws SheetRefusedException {
        SheetReader reader = new SheetReader();
        Workbooks.read(file, (number, cells) -> reader.row(number, cells, cell -> cell));
        return reader.table();
    }

    private <T> void row(int number, List<T> fields, Function<T, SheetTable.Cell> read) throws SheetRefusedException {
        List<SheetTable.Cell> cells = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            SheetTable.Cell cell = read.apply(fields.get(i));
            if (!cell.isBlank()) {
                count(number, i, cell.text().length());
                while (cells.size() < i) {
                    cells.add(SheetTable.Cell.BLANK);
                }
                cells.add(cell);
            }
        }
        if (number == 1) {
            headings = cells.stream().map(SheetTable.Cell::text).toList();
        } else if (!cells.isEmpty()) {
            rows.add(new SheetTable.Row(number, List.copyOf(cells)));
            if (rows.size() > SheetTable.MOST_ROWS || number > SheetTable.LAST_ROW) {
                throw new SheetRefusedException("rows", SheetTable.MOST_ROWS);
            }
        }
    }

    private void count(int row, int column, int length) throws SheetRefusedException {
        text += length;
        if (column >= SheetTable.MOST_COLUMNS) {
            throw new SheetRefusedException("columns", SheetTable.MOST_COLUMNS);
        }
        if (length > SheetTable.LONGEST_CELL) {
            throw new SheetRefusedException("cell", row, SheetTable.letters(column), length, SheetTable.LONGEST_CELL);
        }
        if (text > SheetTable.MOST_TEXT) {
            throw new SheetRefusedException("text", SheetTable.MOST_TEXT);
        }
    }

    private SheetTable table() throws SheetRefusedException {
        if (headings.isEmpty()) {
            throw new SheetRefusedException("headings");
        }
        return new SheetTable(headings, List.copyOf(rows));
    }

    /** A heading to compare with another. */
    public static String plain(String heading) {
        return CleanText.plain(heading).toLowerCase(Locale.ROOT);
    }
}
