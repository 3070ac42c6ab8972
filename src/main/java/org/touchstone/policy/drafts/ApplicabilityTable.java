package org.touchstone.policy.drafts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.ReadableValues;

/**
 * Which standards ask for what: a row for each standard and requirement, with the parts that are asked for. What a spreadsheet does
 * not list stays; a row whose parts are empty is taken out.
 */
final class ApplicabilityTable implements DraftTable {

    private static final List<String> COLUMNS =
            List.of("requirement", "title", "standard", "asks", "parts", "from", "to", "strength");

    @Override
    public String name() {
        return "applicability";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> needed() {
        return List.of("requirement", "standard", "parts", "from", "to", "strength");
    }

    @Override
    public List<String> keys() {
        return List.of("requirement", "standard");
    }

    @Override
    public boolean grows() {
        return true;
    }

    @Override
    public List<List<String>> rows(Catalogue catalogue) {
        List<List<String>> rows = new ArrayList<>();
        for (Requirement requirement : catalogue.requirements()) {
            for (Coverage row : requirement.covers()) {
                rows.add(List.of(
                        requirement.id(),
                        requirement.title(),
                        row.standard(),
                        catalogue.standard(row.standard()).map(Standard::title).orElse(""),
                        String.join(", ", row.parts()),
                        row.days().from().map(ReadableValues::date).orElse(""),
                        row.days().to().map(ReadableValues::date).orElse(""),
                        row.strength().map(Strength::words).orElse("")));
            }
        }
        return rows;
    }

    /** One standard of one requirement. */
    private record Pair(String requirement, String standard) {}

    @Override
    public Changes read(Cells cells, Catalogue catalogue, LocalDate today) {
        List<Wrong> mistakes = new ArrayList<>();
        Map<Pair, List<Coverage>> read = new LinkedHashMap<>();
        for (SheetTable.Row row : cells.rows()) {
            Pair pair = new Pair(cells.text("requirement", row), cells.text("standard", row));
            List<Coverage> rows = read.computeIfAbsent(pair, each -> new ArrayList<>());
            row(pair, row, cells, catalogue, mistakes).ifPresent(rows::add);
        }
        List<Change> changes = new ArrayList<>();
        List<RuleEdit> edits = new ArrayList<>();
        read.forEach((pair, rows) -> {
            List<Coverage> now =
                    catalogue.requirement(pair.requirement()).map(Requirement::covers).orElse(List.of()).stream()
                            .filter(each -> each.standard().equals(pair.standard()))
                            .toList();
            if (!rows.equals(now)) {
                edits.add(RuleEdits.covers(pair.requirement(), pair.standard(), rows));
                changes.add(new Change(
                        rows.isEmpty() ? "gone" : "change", List.of(pair.requirement(), pair.standard(), words(rows))));
            }
        });
        return new Changes(changes, mistakes, RuleEdits.all(edits));
    }

    private static String words(List<Coverage> rows) {
        return String.join(
                "; ",
                rows.stream()
                        .map(row -> String.join(", ", row.parts())
                                + (row.days().equals(Days.ALWAYS) ? "" : " (" + row.days() + ")")
                                + row.strength()
                                        .map(strength -> " (" + strength.words() + ")")
                                        .orElse(""))
                        .toList());
    }

    private static Optional<Coverage> row(
            Pair pair, SheetTable.Row row, Cells cells, Catalogue catalogue, List<Wrong> mistakes) {
        int before = mistakes.size();
        Optional<Requirement> requirement = catalogue.requirement(pair.requirement());
        if (requirement.isEmpty()) {
            mistakes.add(cells.wrong("requirement", row, "sheet-table.requirement", pair.requirement()));
        }
        if (catalogue
                .standard(pair.standard())
                .filter(each -> each.sameAs().isEmpty())
                .isEmpty()) {
            mistakes.add(cells.wrong("standard", row, "sheet-table.standard", pair.standard()));
        }
        List<String> parts = Arrays.stream(cells.text("parts", row).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        List<String> known = requirement.map(Requirement::parts).orElse(List.of()).stream()
                .map(Part::id)
                .toList();
        parts.stream()
                .filter(part -> requirement.isPresent() && !known.contains(part))
                .forEach(part -> mistakes.add(cells.wrong("parts", row, "sheet-table.part", part)));
        Optional<LocalDate> from = day("from", row, cells, mistakes);
        Optional<LocalDate> to = day("to", row, cells, mistakes);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            mistakes.add(cells.wrong("to", row, "sheet-table.to", ""));
        }
        String strength = cells.text("strength", row);
        if (!strength.isEmpty() && !Strength.WORDS.contains(strength)) {
            mistakes.add(cells.wrong("strength", row, "sheet-table.strength", String.join(", ", Strength.WORDS)));
        }
        return mistakes.size() > before || parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coverage(
                        pair.standard(),
                        parts,
                        from.isEmpty() && to.isEmpty() ? Days.ALWAYS : new Days(from, to),
                        Optional.of(strength).filter(each -> !each.isEmpty()).map(Strength::of)));
    }

    private static Optional<LocalDate> day(String column, SheetTable.Row row, Cells cells, List<Wrong> mistakes) {
        Optional<LocalDate> day = TypedText.day(cells.text(column, row));
        if (day.isEmpty() && cells.says(column, row)) {
            mistakes.add(cells.wrong(column, row, "refused.decision-day", ""));
        }
        return day;
    }
}
