package org.touchstone.casework.sheets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.Field;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.PlacedMistake;
import org.touchstone.casework.form.Saved;
import org.touchstone.casework.form.SavedRows;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * What a spreadsheet changes in a course. Only cells that say something else than the course said when the spreadsheet was
 * made change anything; what cannot be taken is named by its cell and left as it is.
 */
public final class SheetEdit {

    private final Section section;
    private final CourseForm seen;
    private final CourseForm now;
    private final Catalogue catalogue;
    private final Table table;
    private final Map<Integer, Field> columns = new TreeMap<>();
    private final Map<List<Integer>, CellMistake> mistakes = new TreeMap<>(
            java.util.Comparator.<List<Integer>>comparingInt(at -> at.get(0)).thenComparingInt(at -> at.get(1)));
    private final List<Missing> missing = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * A mistake in a cell.
     *
     * @param row the number of its row
     * @param column the letters of its column; empty where it is about the row as a whole
     * @param question what the column asks, or its heading; may be empty
     * @param text what is wrong and what to do, as sentences
     */
    public record CellMistake(int row, String column, String question, String text) {

        /** The mistake with its place, in words. */
        public String words() {
            return column.isEmpty()
                    ? SheetMessages.text("at.row", row, text)
                    : SheetMessages.text(question.isEmpty() ? "at.cell" : "at.question", row, column, question, text);
        }
    }

    /**
     * An item that no row is about.
     *
     * @param position its position in the course as it stands now
     * @param label how it is named
     * @param references how many answers refer to it
     */
    public record Missing(int position, String label, int references) {}

    /** A row with the cells that say something new, each as a browser would post it. */
    private record Change(Table.Row row, FormLink link, Map<String, Map<String, List<String>>> cells) {

        SavedRows.Row toSave() {
            Map<String, List<String>> posted = new HashMap<>();
            cells.values().forEach(posted::putAll);
            return new SavedRows.Row(link, posted);
        }
    }

    private SheetEdit(Table table, Section section, CourseForm seen, CourseForm now, Catalogue catalogue) {
        this.table = table;
        this.section = section;
        this.seen = seen;
        this.now = now;
        this.catalogue = catalogue;
    }

    /** The number of the draft that a spreadsheet was made of; 0 where it does not say. */
    public static int draft(Table table) {
        return table.rows().stream()
                .flatMap(row -> key(row, keyColumn(table)).stream())
                .map(ItemKey::draft)
                .findFirst()
                .orElse(0);
    }

    /**
     * What a spreadsheet changes.
     *
     * @param seen the form of the draft that it was made of, or else of the draft as it stands now
     * @param draft the number of that draft; 0 where it is not known, and items go by their names
     * @param now the form of the draft as it stands now
     * @throws SheetRefusedException where it is no spreadsheet of this list
     * @throws MistakesException where the course holds something else than a list, or would be too large
     */
    public static SheetEdit of(
            Table table, Section section, CourseForm seen, int draft, CourseForm now, Catalogue catalogue)
            throws SheetRefusedException, MistakesException {
        SheetEdit edit = new SheetEdit(table, section, seen, now, catalogue);
        edit.findColumns();
        edit.findRows(draft);
        edit.leaveOutMistakes();
        return edit;
    }

    /** The mistakes, by row and column. */
    public List<CellMistake> mistakes() {
        return List.copyOf(mistakes.values());
    }

    /** The items that no row is about. They are kept unless somebody says otherwise. */
    public List<Missing> missing() {
        return List.copyOf(missing);
    }

    /**
     * The course with everything in it that can be taken.
     *
     * @param removed the positions of missing items to take out; others are passed over
     */
    public Draft draft(Collection<Integer> removed) throws MistakesException {
        Set<Integer> known = missing.stream().map(Missing::position).collect(Collectors.toSet());
        known.retainAll(new HashSet<>(removed));
        return save(known).draft();
    }

    private SavedRows save(Set<Integer> removed) throws MistakesException {
        return seen.mergeRows(
                now.draft(), section.key(), changes.stream().map(Change::toSave).toList(), removed);
    }

    private static int keyColumn(Table table) {
        return table.headings().stream()
                .map(SheetReader::plain)
                .toList()
                .indexOf(SheetReader.plain(SheetMessages.text("column.item")));
    }

    private static Optional<ItemKey> key(Table.Row row, int column) {
        return column < 0 ? Optional.empty() : ItemKey.read(row.cell(column).text());
    }

    private void mistake(int row, int column, String text) {
        String letters = column < 0 ? "" : Table.letters(column);
        String heading = columns.containsKey(column)
                ? columns.get(column).label()
                : column >= 0 && column < table.headings().size()
                        ? table.headings().get(column)
                        : "";
        mistakes.putIfAbsent(List.of(row, column), new CellMistake(row, letters, heading, text));
    }

    private void findColumns() throws SheetRefusedException {
        Map<String, Field> asked = new LinkedHashMap<>();
        Sheet.columns(seen, section).forEach(field -> asked.put(SheetReader.plain(field.label()), field));
        int key = keyColumn(table);
        for (int i = 0; i < table.headings().size(); i++) {
            String heading = table.headings().get(i);
            Field field = asked.remove(SheetReader.plain(heading));
            if (field != null) {
                columns.put(i, field);
            } else if (i != key && !heading.isBlank()) {
                boolean twice = columns.values().stream()
                        .anyMatch(each -> SheetReader.plain(each.label()).equals(SheetReader.plain(heading)));
                mistake(1, i, SheetMessages.text(twice ? "column.twice" : "column.unknown"));
            }
        }
        if (columns.isEmpty()) {
            throw new SheetRefusedException("headings");
        }
        Set<Integer> nameless = new HashSet<>();
        for (Table.Row row : table.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                boolean named =
                        i < table.headings().size() && !table.headings().get(i).isBlank();
                if (!named && !row.cell(i).isBlank() && nameless.add(i)) {
                    mistake(row.number(), i, SheetMessages.text("column.nameless"));
                }
            }
        }
    }

    private void findRows(int draft) {
        List<FormPage.ItemSummary> items =
                seen.page(FormLink.section(section.key())).orElseThrow().items();
        List<Table.Row> rows = table.rows().stream().filter(this::saysAnything).toList();
        Map<Table.Row, Integer> positions = positions(rows, items, draft);
        for (Table.Row row : rows) {
            int position = positions.getOrDefault(row, 0);
            FormLink link = position == 0 ? FormLink.newItem(section.key()) : FormLink.item(section.key(), position);
            changes.add(new Change(row, link, cells(row, seen.page(link).orElseThrow())));
        }
        changes.removeIf(change -> change.cells().isEmpty());
        List<Integer> places = seen == now ? List.of() : seen.draft().positionsIn(now.draft(), section.key());
        Map<Integer, FormPage.ItemSummary> still =
                now.page(FormLink.section(section.key())).orElseThrow().items().stream()
                        .collect(Collectors.toMap(item -> item.link().position(), item -> item));
        for (FormPage.ItemSummary item : items) {
            int position = item.link().position();
            int place = seen == now ? position : places.get(position - 1);
            FormPage.ItemSummary there = still.get(place);
            if (!positions.containsValue(position) && hadCells(item.link()) && there != null) {
                missing.add(new Missing(place, there.label(), there.references().size()));
            }
        }
    }

    private boolean saysAnything(Table.Row row) {
        return columns.keySet().stream().anyMatch(column -> !row.cell(column).isBlank());
    }

    /** Whether an item has anything in its row: one that has nothing cannot be told from one without a row. */
    private boolean hadCells(FormLink item) {
        FormPage page = seen.page(item).orElseThrow();
        return columns.values().stream()
                .anyMatch(column -> page.field(column.name())
                        .filter(field -> !field.values().isEmpty())
                        .isPresent());
    }

    /** Which item each row is about: what its first column says, or else the one item of its name. */
    private Map<Table.Row, Integer> positions(List<Table.Row> rows, List<FormPage.ItemSummary> items, int draft) {
        Map<Table.Row, Integer> positions = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        int column = keyColumn(table);
        // A row that was copied to begin another takes the first column with it: the item is the row that has its name.
        for (boolean byName : new boolean[] {true, false}) {
            for (Table.Row row : rows) {
                key(row, column)
                        .filter(key -> key.draft() == draft && key.position() >= 1 && key.position() <= items.size())
                        .filter(key -> !byName || name(row).equals(name(key.position())))
                        .filter(key -> !positions.containsKey(row) && taken.add(key.position()))
                        .ifPresent(key -> positions.put(row, key.position()));
            }
        }
        Map<String, List<Integer>> named = new HashMap<>();
        for (int i = 1; i <= items.size(); i++) {
            if (!taken.contains(i)) {
                named.computeIfAbsent(name(i), name -> new ArrayList<>()).add(i);
            }
        }
        for (Table.Row row : rows) {
            List<Integer> found = named.getOrDefault(name(row), List.of());
            if (!positions.containsKey(row) && found.size() == 1 && !name(row).isEmpty() && taken.add(found.get(0))) {
                positions.put(row, found.get(0));
            }
        }
        return positions;
    }

    private Optional<Question> naming() {
        return columns.values().stream()
                .map(Field::question)
                .filter(Question::names)
                .findFirst();
    }

    private String name(int position) {
        return naming().flatMap(question ->
                        seen.page(FormLink.item(section.key(), position)).flatMap(page -> page.field(question.key())))
                .map(field -> SheetReader.plain(field.value()))
                .orElse("");
    }

    private String name(Table.Row row) {
        return columns.entrySet().stream()
                .filter(column -> naming().equals(Optional.of(column.getValue().question())))
                .map(column -> SheetReader.plain(row.cell(column.getKey()).text()))
                .findFirst()
                .orElse("");
    }

    /** The cells of a row that say something else than the item does, by question. */
    private Map<String, Map<String, List<String>>> cells(Table.Row row, FormPage page) {
        Map<String, Map<String, List<String>>> cells = new LinkedHashMap<>();
        columns.forEach((column, asked) -> {
            Table.Cell cell = row.cell(column);
            CellText text = new CellText(page.field(asked.name()).orElseThrow());
            if (cell.formula()) {
                mistake(row.number(), column, SheetMessages.text("cell.formula"));
            } else if (!text.isSame(cell.text())) {
                if (CellText.isTooLong(cell.text())) {
                    mistake(row.number(), column, SheetMessages.text("cell.copied-too-long"));
                } else {
                    cells.put(asked.name(), text.posted(cell.text()));
                }
            }
        });
        return cells;
    }

    /** Tries the changes, and takes out of them what turns out to be a mistake, or what somebody else has changed too. */
    private void leaveOutMistakes() throws MistakesException {
        SavedRows tried = save(Set.of());
        CourseForm form = CourseForm.of(tried.draft(), catalogue);
        Map<Integer, Integer> rows = new HashMap<>();
        Set<Integer> left = new TreeSet<>(Collections.reverseOrder());
        Map<Integer, Set<String>> wrong = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            SavedRows.Result result = tried.results().get(i);
            rows.put(result.position(), i);
            for (Saved.Problem problem : result.problems()) {
                wrong(i, problem.link().question(), problem.text(), wrong);
            }
            for (Saved.Conflict conflict : result.conflicts()) {
                String key = conflict.gone()
                        ? "conflict.gone"
                        : conflict.theirs().isEmpty() ? "conflict.removed" : "conflict";
                wrong(i, conflict.question().key(), SheetMessages.text(key, conflict.theirs()), wrong);
            }
        }
        for (PlacedMistake placed : form.mistakes()) {
            FormLink link = placed.link().orElse(FormLink.section(""));
            Integer i = link.section().equals(section.key()) ? rows.get(link.position()) : null;
            if (i == null || link.position() == 0) {
                continue;
            }
            boolean isNew = changes.get(i).link().isNew();
            boolean must =
                    section.question(link.question()).filter(Question::must).isPresent();
            if (changes.get(i).cells().containsKey(link.question()) || isNew) {
                wrong(i, link.question(), form.words(placed), wrong);
                if (isNew && must) {
                    left.add(i);
                }
            }
        }
        wrong.forEach((i, questions) -> changes.get(i).cells().keySet().removeAll(questions));
        left.forEach(i -> changes.remove(i.intValue()));
        changes.removeIf(change -> change.cells().isEmpty());
    }

    private void wrong(int change, String question, String text, Map<Integer, Set<String>> wrong) {
        int column = columns.entrySet().stream()
                .filter(each -> each.getValue().name().equals(question))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
        mistake(changes.get(change).row().number(), column, text);
        wrong.computeIfAbsent(change, c -> new HashSet<>()).add(question);
    }
}
