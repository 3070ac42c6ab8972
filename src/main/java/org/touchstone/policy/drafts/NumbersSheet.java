package org.touchstone.policy.drafts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.Table;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;

/**
 * The numbers of a ruleset as a spreadsheet: a row for each, and three columns to fill in where one is to change from a day. What
 * a row says besides, such as the value now, is for reading.
 *
 * @param changes what it changes
 * @param mistakes what is wrong in it, each at its cell
 */
public record NumbersSheet(List<Change> changes, List<Wrong> mistakes) {

    /** The columns, by the keys of their headings. */
    public static final List<String> COLUMNS =
            List.of("requirement", "title", "name", "value", "unit", "days", "new", "from", "source");

    /**
     * One number that changes.
     *
     * @param requirement the requirement that it belongs to
     * @param name its name
     * @param value the new number
     * @param from the first day on which it holds
     * @param source why, or where it comes from
     */
    public record Change(String requirement, String name, String value, LocalDate from, String source) {}

    /**
     * A mistake.
     *
     * @param cell the cell, as spreadsheet programs name it
     * @param messageKey the key of the sentence that says what is wrong
     */
    public record Wrong(String cell, String messageKey) {}

    /** The rows of the numbers as they stand. */
    public static List<List<String>> rows(Catalogue catalogue) {
        return catalogue.parameters().stream()
                .filter(each -> each.only().isAll())
                .map(each -> List.of(
                        each.requirement(),
                        catalogue
                                .requirement(each.requirement())
                                .map(one -> one.title())
                                .orElse(""),
                        each.name(),
                        each.text(),
                        each.unit(),
                        each.days().toString(),
                        "",
                        "",
                        ""))
                .toList();
    }

    /**
     * Reads a table.
     *
     * @param headings the heading of each column, by its key
     * @param today the earliest day from which a number may be another
     */
    public static NumbersSheet of(Table table, Map<String, String> headings, Catalogue catalogue, LocalDate today) {
        List<Change> changes = new ArrayList<>();
        List<Wrong> mistakes = new ArrayList<>();
        List<String> found = table.headings().stream().map(SheetReader::plain).toList();
        for (String column : List.of("requirement", "name", "new", "from", "source")) {
            if (!found.contains(SheetReader.plain(headings.getOrDefault(column, "")))) {
                mistakes.add(new Wrong("A1", "sheet-numbers.column"));
                return new NumbersSheet(changes, mistakes);
            }
        }
        Columns columns = new Columns(found, headings);
        for (Table.Row row : table.rows()) {
            if (columns.said("new", row) || columns.said("from", row) || columns.said("source", row)) {
                change(row, columns, catalogue, today, mistakes).ifPresent(changes::add);
            }
        }
        return new NumbersSheet(List.copyOf(changes), List.copyOf(mistakes));
    }

    /** Where each column stands. */
    private record Columns(List<String> found, Map<String, String> headings) {

        int at(String column) {
            return found.indexOf(SheetReader.plain(headings.getOrDefault(column, "")));
        }

        boolean said(String column, Table.Row row) {
            Table.Cell cell = row.cell(at(column));
            return cell.formula() || !cell.text().isBlank();
        }

        String text(String column, Table.Row row) {
            return row.cell(at(column)).text().strip();
        }

        Wrong wrong(String column, Table.Row row, String messageKey) {
            return new Wrong(Table.letters(at(column)) + row.number(), messageKey);
        }
    }

    private static Optional<Change> change(
            Table.Row row, Columns columns, Catalogue catalogue, LocalDate today, List<Wrong> mistakes) {
        int before = mistakes.size();
        for (String column : List.of("requirement", "name", "new", "from", "source")) {
            if (row.cell(columns.at(column)).formula()) {
                mistakes.add(columns.wrong(column, row, "sheet-numbers.formula"));
            }
        }
        String requirement = columns.text("requirement", row);
        String name = columns.text("name", row);
        Optional<Parameter> known = catalogue.parameters().stream()
                .filter(each ->
                        each.requirement().equals(requirement) && each.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            mistakes.add(columns.wrong("name", row, "sheet-numbers.unknown"));
        }
        Optional<LocalDate> from = TypedText.day(columns.text("from", row));
        if (from.isEmpty()) {
            mistakes.add(columns.wrong("from", row, "refused.decision-day"));
        } else if (from.get().isBefore(today)) {
            mistakes.add(columns.wrong("from", row, "refused.day-has-passed"));
        }
        String value = columns.text("new", row);
        if (mistakes.size() == before) {
            try {
                RuleEdits.number(requirement, name, value, from.orElseThrow(), columns.text("source", row));
            } catch (AccountRefusedException refused) {
                mistakes.add(
                        columns.wrong(refused.field().equals("value") ? "new" : "source", row, refused.messageKey()));
            }
        }
        return mistakes.size() == before
                ? Optional.of(new Change(requirement, name, value, from.orElseThrow(), columns.text("source", row)))
                : Optional.empty();
    }

    /** The edit that makes every change. */
    public RuleEdit edit() {
        return RuleEdits.all(changes.stream()
                .map(each ->
                        RuleEdits.number(each.requirement(), each.name(), each.value(), each.from(), each.source()))
                .toList());
    }
}
