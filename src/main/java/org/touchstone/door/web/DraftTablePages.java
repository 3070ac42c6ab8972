package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetRefusedException;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.DraftTable;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.drafts.TypedTable;

/** The tables of a draft on pages: as grids to read, and as forms with a field for each cell. A form is read as a spreadsheet is. */
@Controller
class DraftTablePages {

    private static final int MOST_ROWS = 500;
    private static final List<String> LONG = List.of("parts", "because", "source");

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final DraftFrame frame;
    private final PageSentences sentences;
    private final Clock clock;

    DraftTablePages(Drafts drafts, DraftRulesets rulesets, DraftFrame frame, PageSentences sentences, Clock clock) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.frame = frame;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * A cell to read.
     *
     * @param text what it says
     * @param address where it leads; null for nowhere
     * @param more what is said beside it to those who do not see the rest of the row
     */
    public record Cell(String text, @Nullable String address, String more) {

        static Cell of(String text) {
            return new Cell(text, null, "");
        }
    }

    /**
     * A cell to fill in.
     *
     * @param id the id of its field
     * @param label what it is called
     * @param text what stands in it
     * @param lines whether it may be long
     * @param theirs what somebody else wrote there meanwhile, in a sentence; null for nothing
     */
    public record Field(
            String id,
            String label,
            String text,
            boolean lines,
            @Nullable String theirs) {}

    /**
     * A row to fill in.
     *
     * @param name how it is called
     * @param reads what else it says, to be read
     * @param of which row of the table it is; empty where it is not in it
     * @param gone whether somebody else took it out
     * @param fields its cells
     */
    public record Line(String name, String reads, String of, boolean gone, List<Field> fields) {}

    // Grids

    /** A table as it stands. */
    @GetMapping("/drafts/{id}/tables/{table}")
    String grid(@PathVariable UUID id, @PathVariable String table, Model model) {
        DraftTable of = DraftSheetPages.named(table);
        return grid(
                id,
                of,
                toRead(of, List.copyOf(headings(of).values())),
                catalogue -> of.rows(catalogue).stream()
                        .map(row -> cells(id, of, row))
                        .toList(),
                model);
    }

    private List<Cell> cells(UUID id, DraftTable of, List<String> row) {
        List<Cell> cells =
                new ArrayList<>(toRead(of, row).stream().map(Cell::of).toList());
        if (ofOneRequirement(of)) {
            String title = cells.get(0).text();
            cells.set(
                    0,
                    new Cell(title, change(id, of, row.get(0)), sentences.say("draft.table.change-row", row.get(2))));
        }
        return cells;
    }

    /** Whether rows say which requirement they are of by id first, and by title next. */
    private static boolean isTitled(DraftTable table) {
        return table.columns().subList(0, 2).equals(List.of("requirement", "title"));
    }

    /** What of a row is there to be read: its requirement by title, not by id. */
    private static List<String> toRead(DraftTable table, List<String> row) {
        return isTitled(table) ? row.subList(1, row.size()) : row;
    }

    /** Every number, each with the way to where it is changed by itself. */
    @GetMapping("/drafts/{id}/numbers")
    String numbers(@PathVariable UUID id, Model model) {
        RulesDraft draft = drafts.find(id);
        List<String> changed = drafts.numbers(draft).values().stream()
                .flatMap(List::stream)
                .map(each -> each.number().requirement())
                .distinct()
                .toList();
        model.addAttribute(
                "remarks",
                frame.checked(draft)
                        .ruleset()
                        .map(ruleset -> rulesets.remarks(ruleset, changed))
                        .orElse(List.of()));
        List<String> headings = List.of("requirement", "name", "value", "days", "source").stream()
                .map(each -> sentences.say("draft.number." + each))
                .toList();
        return grid(
                id,
                DraftSheetPages.named("numbers"),
                headings,
                catalogue -> catalogue.parameters().stream()
                        .map(each -> cells(id, each, catalogue))
                        .toList(),
                model);
    }

    private List<Cell> cells(UUID id, Parameter number, Catalogue catalogue) {
        String title = catalogue
                .requirement(number.requirement())
                .map(one -> one.title())
                .orElse(number.requirement());
        String days = days(number.days());
        return List.of(
                Cell.of(title),
                number.only().isAll()
                        ? new Cell(
                                number.name(),
                                "/drafts/" + id + "/numbers/" + number.requirement() + "?name="
                                        + number.name().replace(" ", "+"),
                                sentences.say("draft.number.change", title, days))
                        : Cell.of(number.name() + " (" + number.only() + ")"),
                Cell.of(number.isSet() ? number.text() + " " + number.unit() : number.text()),
                Cell.of(days),
                Cell.of(number.source()));
    }

    /** A table as it stands; while it cannot be read, what is wrong instead. */
    private String grid(
            UUID id, DraftTable table, List<String> headings, Function<Catalogue, List<List<Cell>>> rows, Model model) {
        RulesDraft draft = frame.show(id, Map.of(), model);
        DraftRulesets.Checked checked = frame.checked(draft);
        FileNames called = frame.fileNames(draft, checked);
        model.addAttribute("called", called);
        model.addAttribute("table", table);
        model.addAttribute("headings", headings);
        model.addAttribute("rows", checked.catalogue().map(rows).orElse(List.of()));
        model.addAttribute(
                "mistakes",
                checked.catalogue().isPresent() ? List.of() : frame.mistakes(draft, called, checked.mistakes()));
        model.addAttribute("change", ofOneRequirement(table) ? null : change(id, table, ""));
        return "draft-table";
    }

    private String days(Days days) {
        Optional<String> from = days.from().map(ReadableValues::date);
        Optional<String> last = days.to().map(day -> ReadableValues.date(day.minusDays(1)));
        if (from.isPresent() && last.isPresent()) {
            return sentences.say("days.between", from.get(), last.get());
        }
        return from.map(day -> sentences.say("days.from", day))
                .or(() -> last.map(day -> sentences.say("days.to", day)))
                .orElseGet(() -> sentences.say("days.always"));
    }

    // Forms

    /** Whether it is so long that the rows of one requirement are changed at a time. */
    private static boolean ofOneRequirement(DraftTable table) {
        return table.grows() && table.keys().contains("requirement");
    }

    private static String change(UUID id, DraftTable table, String requirement) {
        return "/drafts/" + id + "/tables/" + table.name() + "/change"
                + (requirement.isEmpty() ? "" : "?of=" + requirement);
    }

    private Map<String, String> headings(DraftTable table) {
        return DraftSheetPages.headings(table, sentences);
    }

    /**
     * The rows of a table as a form.
     *
     * @param of the requirement whose rows are wanted, where those of one are changed at a time; otherwise empty
     */
    @GetMapping("/drafts/{id}/tables/{table}/change")
    String form(
            @PathVariable UUID id,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String of,
            Model model) {
        DraftTable named = DraftSheetPages.named(table);
        if (ofOneRequirement(named) != !of.isEmpty()) {
            return "redirect:" + DraftSheetPages.address(id, named);
        }
        try {
            List<List<String>> now = rows(named, of, frame.whole(drafts.find(id)));
            return form(id, named, of, TypedTable.of(now), now, Map.of(), model);
        } catch (RefusedException refused) {
            return form(id, named, of, TypedTable.of(List.of()), List.of(), sentences.errors(refused), model);
        }
    }

    /** The rows that a form shows, each cell as it comes back from one. */
    private List<List<String>> rows(DraftTable table, String of, Catalogue catalogue) {
        return table.rows(catalogue).stream()
                .filter(row -> of.isEmpty() || row.get(0).equals(of))
                .map(row -> row.stream().map(DraftTablePages::oneLine).toList())
                .toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String form(
            UUID id,
            DraftTable table,
            String of,
            TypedTable typed,
            List<List<String>> now,
            Map<String, String> errors,
            Model model) {
        String title = sentences.say("draft.table." + table.name());
        frame.show(id, errors, model, Link.to(title, DraftSheetPages.address(id, table)));
        model.addAttribute("table", table);
        model.addAttribute("of", of);
        model.addAttribute("tableName", of.isEmpty() ? title : title + ": " + titleOf(of, id));
        model.addAttribute("overtaken", typed.overtaken());
        model.addAttribute("lines", lines(table, of, typed));
        model.addAttribute("seen", csv(table, now));
        return "draft-table-change";
    }

    /** Whether a column says which row it is: a requirement by its title where that stands beside its id. */
    private static boolean isName(DraftTable table, int column) {
        boolean key = table.keys().contains(table.columns().get(column));
        return isTitled(table) ? column == 1 || (column > 1 && key) : key;
    }

    private String titleOf(String requirement, UUID id) {
        return frame.catalogue(drafts.find(id))
                .requirement(requirement)
                .map(Requirement::title)
                .orElse(requirement);
    }

    private List<Line> lines(DraftTable table, String of, TypedTable typed) {
        Map<String, String> headings = headings(table);
        List<Line> lines = new ArrayList<>();
        for (TypedTable.Row row : typed.rows()) {
            int number = lines.size();
            boolean known = row.of().isPresent();
            List<String> names = new ArrayList<>();
            List<String> reads = new ArrayList<>();
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                String column = table.columns().get(i);
                String text = row.cells().get(i);
                if (asked(table, of, column, known)) {
                    String theirs = row.theirs().get(i);
                    fields.add(new Field(
                            "cell-" + number + "-" + i,
                            headings.getOrDefault(column, column),
                            text,
                            LONG.contains(column),
                            theirs == null ? null : theirs(theirs)));
                } else if (isName(table, i)) {
                    names.add(text);
                } else if (known && !text.isEmpty() && !(isTitled(table) && i == 0)) {
                    reads.add(text);
                }
            }
            String name = table.keys().isEmpty() || !known
                    ? sentences.say(known ? "draft.table.row" : "draft.table.new-row", number + 1)
                    : String.join(", ", names);
            lines.add(new Line(
                    name,
                    String.join(", ", reads),
                    row.of().map(String::valueOf).orElse(""),
                    row.gone(),
                    fields));
        }
        return lines;
    }

    private String theirs(String theirs) {
        return theirs.isEmpty()
                ? sentences.say("draft.table.theirs-empty")
                : sentences.say("draft.table.theirs", theirs);
    }

    /** Whether a column is filled in: of a row that is there, what says which it is stays. */
    private static boolean asked(DraftTable table, String of, String column, boolean known) {
        boolean fixed = known ? table.keys().contains(column) : column.equals("requirement") && !of.isEmpty();
        return table.needed().contains(column) && !fixed;
    }

    private String csv(DraftTable table, List<List<String>> rows) {
        return new String(SheetWriter.csv(List.copyOf(headings(table).values()), rows), StandardCharsets.UTF_8);
    }

    private List<List<String>> fromCsv(DraftTable table, String csv) throws SheetRefusedException {
        int columns = table.columns().size();
        List<List<String>> rows = new ArrayList<>();
        for (SheetTable.Row row : SheetReader.csv(csv, headings(table).values()).rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                cells.add(oneLine(row.cell(i).text()));
            }
            rows.add(cells);
        }
        return rows;
    }

    /**
     * Saves what was filled in, or shows the form with a row more or less.
     *
     * @param seen the rows that the person saw, as CSV
     * @param step what is done: {@code save}, {@code add-2} or {@code remove-2}
     */
    @PostMapping("/drafts/{id}/tables/{table}/change")
    String save(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "save") String step,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes then) {
        DraftTable named = DraftSheetPages.named(table);
        RulesDraft draft = drafts.find(id);
        SortedMap<String, byte[]> files = drafts.files(draft);
        List<List<String>> now = List.of();
        TypedTable typed = TypedTable.of(now);
        try {
            List<List<String>> before = fromCsv(named, seen);
            List<TypedTable.Sent> rowsSent = sent(named, of, before, sent);
            now = before;
            typed = changed(TypedTable.of(named, before, rowsSent, now), named, of, step);
            Catalogue catalogue = frame.whole(draft);
            now = rows(named, of, catalogue);
            typed = changed(TypedTable.of(named, before, rowsSent, now), named, of, step);
            if (!step.equals("save") || typed.overtaken()) {
                return form(id, named, of, typed, now, Map.of(), model);
            }
            List<List<String>> rows = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < typed.rows().size(); i++) {
                if (says(named, of, typed.rows().get(i))) {
                    rows.add(typed.rows().get(i).cells());
                    places.add(i);
                }
            }
            DraftTable.Changes read = named.read(
                    SheetReader.csv(csv(named, rows), headings(named).values()),
                    headings(named),
                    catalogue,
                    LocalDate.now(clock));
            if (!read.mistakes().isEmpty()) {
                return form(id, named, of, typed, now, errors(read, places), model);
            }
            return frame.edited(
                    account,
                    id,
                    sentences.say("draft.table.why-form"),
                    RuleEdits.unlessOvertaken(read.edit(), files),
                    DraftSheetPages.address(id, named),
                    then);
        } catch (SheetRefusedException e) {
            return form(id, named, of, typed, now, Map.of("main", Objects.requireNonNull(e.getMessage())), model);
        } catch (RefusedException refused) {
            return form(id, named, of, typed, now, sentences.errors(refused), model);
        }
    }

    /** The rows as they were sent; what is only read is as the person saw it. */
    private static List<TypedTable.Sent> sent(
            DraftTable table, String of, List<List<String>> before, Map<String, String> sent) {
        List<TypedTable.Sent> rows = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS && sent.containsKey("row-" + row); row++) {
            Optional<Integer> which = Optional.of(sent.getOrDefault("row-" + row, ""))
                    .filter(each -> each.matches("\\d{1,4}"))
                    .map(Integer::valueOf)
                    .filter(each -> each < before.size());
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                String column = table.columns().get(i);
                String otherwise =
                        which.isPresent() ? before.get(which.get()).get(i) : column.equals("requirement") ? of : "";
                cells.add(
                        asked(table, of, column, which.isPresent())
                                ? oneLine(sent.getOrDefault("cell-" + row + "-" + i, ""))
                                : otherwise);
            }
            rows.add(new TypedTable.Sent(which, cells));
        }
        return rows;
    }

    /** The rows with one more, or without one. */
    private static TypedTable changed(TypedTable typed, DraftTable table, String of, String step) {
        if (!table.grows() || !step.matches("(add|remove)-\\d{1,4}")) {
            return typed;
        }
        int at = Integer.parseInt(step.substring(step.indexOf('-') + 1));
        List<TypedTable.Row> rows = new ArrayList<>(typed.rows());
        if (step.startsWith("add") && rows.size() < MOST_ROWS) {
            rows.add(
                    Math.min(at, rows.size()),
                    TypedTable.Row.added(table.columns().stream()
                            .map(column -> column.equals("requirement") ? of : "")
                            .toList()));
        } else if (step.startsWith("remove") && at < rows.size()) {
            rows.remove(at);
        }
        return new TypedTable(rows, typed.overtaken());
    }

    /** Whether there is anything in a row; one that was added and left empty is none. */
    private static boolean says(DraftTable table, String of, TypedTable.Row row) {
        boolean known = row.of().isPresent();
        for (int i = 0; i < row.cells().size(); i++) {
            String column = table.columns().get(i);
            if (!row.cells().get(i).isEmpty()
                    && (known ? table.needed().contains(column) : asked(table, of, column, false))) {
                return true;
            }
        }
        return false;
    }

    /** Each mistake at the field of its cell; what is about none of them, at the form. */
    private Map<String, String> errors(DraftTable.Changes read, List<Integer> places) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (DraftTable.Wrong wrong : read.mistakes()) {
            String letters = wrong.cell().replaceAll("\\d", "");
            int row = Integer.parseInt(wrong.cell().substring(letters.length())) - 2;
            String said = DraftSheetPages.said(wrong, sentences);
            boolean placed = letters.length() == 1 && row >= 0 && row < places.size();
            errors.merge(
                    placed ? "cell-" + places.get(row) + "-" + (letters.charAt(0) - 'A') : "main",
                    said,
                    (one, other) -> one + " " + other);
        }
        return errors;
    }
}
