package org.touchstone.casework.sheets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Field;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.PlacedMistake;
import org.touchstone.casework.form.Saved;
import org.touchstone.casework.form.SavedRows;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.AnswerKind;
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
    private final boolean own;
    private final Catalogue catalogue;
    private final SheetTable table;
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

    /** A row with the cells that say something new, each as a browser would post it, and the form in which its item was seen. */
    private record Change(
            SheetTable.Row row, CourseForm base, FormLink link, Map<String, Map<String, List<String>>> cells) {

        SavedRows.Row toSave() {
            Map<String, List<String>> posted = new HashMap<>();
            cells.values().forEach(posted::putAll);
            return new SavedRows.Row(base, link, posted);
        }
    }

    private SheetEdit(
            SheetTable table, Section section, CourseForm seen, CourseForm now, boolean own, Catalogue catalogue) {
        this.table = table;
        this.section = section;
        this.seen = seen;
        this.now = now;
        this.own = own;
        this.catalogue = catalogue;
    }

    /** The number of the draft that a spreadsheet was made of; 0 where it does not say. */
    public static int draft(SheetTable table) {
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
     * @param own whether nobody else has saved anything since: then what the spreadsheet says goes before what was saved
     * @throws SheetRefusedException where it is no spreadsheet of this list
     * @throws MistakesException where the course holds something else than a list, or would be too large
     */
    public static SheetEdit of(
            SheetTable table,
            Section section,
            CourseForm seen,
            int draft,
            CourseForm now,
            boolean own,
            Catalogue catalogue)
            throws SheetRefusedException, MistakesException {
        SheetEdit edit = new SheetEdit(table, section, seen, now, own, catalogue);
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
    public CourseDraft draft(Collection<Integer> removed) throws MistakesException {
        Set<Integer> known = missing.stream().map(Missing::position).collect(Collectors.toSet());
        known.retainAll(new HashSet<>(removed));
        return save(known).draft();
    }

    private SavedRows save(Set<Integer> removed) throws MistakesException {
        return now.saveRows(section.key(), changes.stream().map(Change::toSave).toList(), removed);
    }

    private static int keyColumn(SheetTable table) {
        return table.headings().stream()
                .map(SheetReader::plain)
                .toList()
                .indexOf(SheetReader.plain(SheetMessages.text("column.item")));
    }

    private static Optional<ItemKey> key(SheetTable.Row row, int column) {
        return column < 0 ? Optional.empty() : ItemKey.read(row.cell(column).text());
    }

    private void mistake(int row, int column, String text) {
        String letters = column < 0 ? "" : SheetTable.letters(column);
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
        for (SheetTable.Row row : table.rows()) {
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
        List<FormPage.ItemSummary> items = items(now);
        List<SheetTable.Row> rows =
                table.rows().stream().filter(this::saysAnything).toList();
        Map<SheetTable.Row, Integer> positions = positions(rows, items(seen).size(), draft);
        List<Integer> places = seen == now ? List.of() : seen.draft().positionsIn(now.draft(), section.key());
        Map<SheetTable.Row, Integer> there = new HashMap<>();
        positions.forEach((row, position) -> there.put(row, seen == now ? position : places.get(position - 1)));
        // What was added since the spreadsheet was made goes by its name: it may come from the same spreadsheet.
        byName(rows, now, there);
        for (SheetTable.Row row : rows) {
            int place = there.getOrDefault(row, 0);
            int was = positions.getOrDefault(row, 0);
            CourseForm base = was > 0 && !(own && place > 0) ? seen : now;
            int position = base == seen ? was : place;
            FormPage page = now.page(place == 0 ? FormLink.newItem(section.key()) : link(place))
                    .orElseThrow();
            FormPage before = was == 0 ? page : seen.page(link(was)).orElseThrow();
            changes.add(new Change(
                    row,
                    base,
                    position == 0 ? FormLink.newItem(section.key()) : link(position),
                    cells(row, before, page)));
        }
        changes.removeIf(change -> change.cells().isEmpty());
        for (FormPage.ItemSummary item : items) {
            int place = item.link().position();
            if (!there.containsValue(place) && hadCells(item.link())) {
                missing.add(new Missing(place, item.label(), item.references().size()));
            }
        }
    }

    private List<FormPage.ItemSummary> items(CourseForm form) {
        return form.page(FormLink.section(section.key())).orElseThrow().items();
    }

    private FormLink link(int position) {
        return FormLink.item(section.key(), position);
    }

    private boolean saysAnything(SheetTable.Row row) {
        return columns.keySet().stream().anyMatch(column -> !row.cell(column).isBlank());
    }

    /** Whether an item has anything in its row: one that has nothing cannot be told from one without a row. */
    private boolean hadCells(FormLink item) {
        FormPage page = now.page(item).orElseThrow();
        return columns.values().stream()
                .anyMatch(column -> page.field(column.name())
                        .filter(field -> !field.values().isEmpty())
                        .isPresent());
    }

    /** Which item of the course as it was each row is about: what its first column says, or else the item of its name. */
    private Map<SheetTable.Row, Integer> positions(List<SheetTable.Row> rows, int size, int draft) {
        Map<SheetTable.Row, Integer> positions = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        int column = keyColumn(table);
        // A row that was copied to begin another takes the first column with it: the item is the row that has its name.
        for (boolean byName : new boolean[] {true, false}) {
            for (SheetTable.Row row : rows) {
                key(row, column)
                        .filter(key -> key.draft() == draft && key.position() >= 1 && key.position() <= size)
                        .filter(key -> !byName || name(row).equals(name(seen, key.position())))
                        .filter(key -> !positions.containsKey(row) && taken.add(key.position()))
                        .ifPresent(key -> positions.put(row, key.position()));
            }
        }
        byName(rows, seen, positions);
        return positions;
    }

    /** Finds the items of the rows that have none yet by their names; of several of one name, in their order. */
    private void byName(List<SheetTable.Row> rows, CourseForm form, Map<SheetTable.Row, Integer> positions) {
        Map<String, Deque<Integer>> named = new HashMap<>();
        for (int i = 1; i <= items(form).size(); i++) {
            if (!positions.containsValue(i)) {
                named.computeIfAbsent(name(form, i), name -> new ArrayDeque<>()).add(i);
            }
        }
        named.remove("");
        for (SheetTable.Row row : rows) {
            Deque<Integer> found = named.getOrDefault(name(row), new ArrayDeque<>());
            if (!positions.containsKey(row) && !found.isEmpty()) {
                positions.put(row, found.remove());
            }
        }
    }

    private Optional<Question> naming() {
        return columns.values().stream()
                .map(Field::question)
                .filter(Question::names)
                .findFirst();
    }

    private String name(CourseForm form, int position) {
        return naming().flatMap(question -> form.page(link(position)).flatMap(page -> page.field(question.key())))
                .map(field -> SheetReader.plain(field.value()))
                .orElse("");
    }

    private String name(SheetTable.Row row) {
        return columns.entrySet().stream()
                .filter(column -> naming().equals(Optional.of(column.getValue().question())))
                .map(column -> SheetReader.plain(row.cell(column.getKey()).text()))
                .findFirst()
                .orElse("");
    }

    /** The cells of a row that say something else than its item did when it was seen, by question; in words of the page as it is now. */
    private Map<String, Map<String, List<String>>> cells(SheetTable.Row row, FormPage before, FormPage page) {
        Map<String, Map<String, List<String>>> cells = new LinkedHashMap<>();
        columns.forEach((column, asked) -> {
            SheetTable.Cell cell = row.cell(column);
            CellText was = new CellText(before.field(asked.name()).orElseThrow());
            if (cell.formula()) {
                mistake(row.number(), column, SheetMessages.text("cell.formula"));
            } else if (!was.isSame(cell.text())) {
                if (CellText.isTooLong(cell.text())) {
                    mistake(row.number(), column, SheetMessages.text("cell.copied-too-long"));
                } else {
                    CellText text = new CellText(page.field(asked.name()).orElseThrow());
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
        Map<Integer, Map<String, Wrong>> wrong = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            SavedRows.Result result = tried.results().get(i);
            rows.put(result.position(), i);
            for (Saved.Problem problem : result.problems()) {
                wrong(i, problem.link().question(), problem.text(), Optional.empty(), wrong);
            }
            for (Saved.Conflict conflict : result.conflicts()) {
                String key = conflict.gone()
                        ? "conflict.gone"
                        : conflict.theirs().isEmpty() ? "conflict.removed" : "conflict";
                String text = SheetMessages.text(key, conflict.theirs());
                wrong(i, conflict.question().key(), text, Optional.empty(), wrong);
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
                wrong(i, link.question(), form.words(placed), form.wrongValue(placed), wrong);
                if (isNew && must) {
                    left.add(i);
                }
            }
        }
        wrong.forEach((i, questions) -> questions.forEach((question, each) -> leaveOut(i, question, each)));
        left.forEach(i -> sayThatItIsLeftOut(changes.remove(i.intValue()).row().number()));
        changes.removeIf(change -> change.cells().isEmpty());
    }

    /**
     * What is wrong in a cell.
     *
     * @param texts what is wrong and what to do, as sentences
     * @param values those of the several values in it that are wrong
     * @param whole whether the cell as a whole is
     */
    private record Wrong(Set<String> texts, Set<String> values, boolean whole) {}

    private static void wrong(
            int change, String question, String text, Optional<String> value, Map<Integer, Map<String, Wrong>> wrong) {
        Map<String, Wrong> ofRow = wrong.computeIfAbsent(change, c -> new LinkedHashMap<>());
        Wrong before = ofRow.getOrDefault(question, new Wrong(Set.of(), Set.of(), false));
        Set<String> texts = new LinkedHashSet<>(before.texts());
        texts.add(text);
        Set<String> values = new HashSet<>(before.values());
        value.map(SheetReader::plain).ifPresent(values::add);
        ofRow.put(question, new Wrong(texts, values, before.whole() || value.isEmpty()));
    }

    /** An entry that has not what it must have is not added, whatever else is in its row. */
    private void sayThatItIsLeftOut(int row) {
        mistakes.replaceAll((at, each) -> at.get(0) == row
                        && (at.get(1) < 0
                                || Optional.ofNullable(columns.get(at.get(1)))
                                        .filter(column -> column.question().must())
                                        .isPresent())
                ? new CellMistake(row, each.column(), each.question(), SheetMessages.text("cell.row", each.text()))
                : each);
    }

    /** Takes a cell out of its row, or those of the values in it that are wrong. */
    private void leaveOut(int change, String question, Wrong wrong) {
        Map<String, Map<String, List<String>>> cells = changes.get(change).cells();
        Map<String, List<String>> rest = new HashMap<>();
        if (!wrong.whole()) {
            cells.getOrDefault(question, Map.of())
                    .forEach((name, values) -> rest.put(name, without(wrong.values(), values)));
        }
        boolean some = rest.values().stream().flatMap(List::stream).anyMatch(value -> !value.isEmpty());
        if (some) {
            cells.put(question, rest);
        } else {
            cells.remove(question);
        }
        int column = columns.entrySet().stream()
                .filter(each -> each.getValue().name().equals(question))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
        String text = String.join(" ", wrong.texts())
                + Optional.ofNullable(columns.get(column))
                        .filter(field ->
                                !wrong.values().isEmpty() || field.question().answers() == AnswerKind.CHOICE)
                        .flatMap(field -> new CellText(field).allChoices())
                        .map(choices -> " " + SheetMessages.text("cell.choices", choices))
                        .orElse("");
        mistake(changes.get(change).row().number(), column, some ? SheetMessages.text("cell.rest", text) : text);
    }

    /** The values but some; several that stand on lines of one text stay so. */
    private static List<String> without(Set<String> some, List<String> values) {
        return values.stream()
                .map(value -> value.lines()
                        .filter(line -> !some.contains(SheetReader.plain(line)))
                        .collect(Collectors.joining("\n")))
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
