package org.touchstone.policy.drafts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.explanation.ReadableValues;

/** The numbers that rules compare with: a row for each, and three columns to fill in where one is to change from a day. */
final class NumbersTable implements DraftTable {

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public List<String> columns() {
        return List.of("requirement", "title", "name", "value", "unit", "days", "new", "from", "source");
    }

    @Override
    public List<String> needed() {
        return List.of("requirement", "name", "new", "from", "source");
    }

    @Override
    public List<String> keys() {
        return List.of("requirement", "name");
    }

    @Override
    public boolean grows() {
        return false;
    }

    @Override
    public List<List<String>> rows(Catalogue catalogue) {
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

    @Override
    public Changes read(Cells cells, Catalogue catalogue, LocalDate today) {
        List<Change> changes = new ArrayList<>();
        List<Wrong> mistakes = new ArrayList<>();
        List<RuleEdit> edits = new ArrayList<>();
        for (SheetTable.Row row : cells.rows()) {
            if (cells.says("new", row) || cells.says("from", row) || cells.says("source", row)) {
                change(row, cells, catalogue, today, mistakes).ifPresent(edit -> {
                    edits.add(edit);
                    changes.add(new Change(
                            "change",
                            List.of(
                                    catalogue
                                            .requirement(cells.text("requirement", row))
                                            .map(Requirement::title)
                                            .orElse(""),
                                    cells.text("name", row),
                                    cells.text("new", row),
                                    TypedText.day(cells.text("from", row))
                                            .map(ReadableValues::date)
                                            .orElse(""))));
                });
            }
        }
        return new Changes(changes, mistakes, RuleEdits.all(edits));
    }

    private static Optional<RuleEdit> change(
            SheetTable.Row row, Cells cells, Catalogue catalogue, LocalDate today, List<Wrong> mistakes) {
        int before = mistakes.size();
        String requirement = cells.text("requirement", row);
        String name = cells.text("name", row);
        Optional<Parameter> known = catalogue.parameters().stream()
                .filter(each ->
                        each.requirement().equals(requirement) && each.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            mistakes.add(cells.wrong("name", row, "sheet-numbers.unknown", ""));
        }
        Optional<LocalDate> from = TypedText.day(cells.text("from", row));
        if (from.isEmpty()) {
            mistakes.add(cells.wrong("from", row, "refused.decision-day", ""));
        } else if (from.get().isBefore(today)) {
            mistakes.add(cells.wrong("from", row, "refused.day-has-passed", ""));
        }
        try {
            RuleEdit edit = RuleEdits.number(
                    requirement, name, cells.text("new", row), from.orElse(today), cells.text("source", row));
            return mistakes.size() > before ? Optional.empty() : Optional.of(edit);
        } catch (RefusedException refused) {
            mistakes.add(
                    cells.wrong(refused.field().equals("value") ? "new" : "source", row, refused.messageKey(), ""));
            return Optional.empty();
        }
    }
}
