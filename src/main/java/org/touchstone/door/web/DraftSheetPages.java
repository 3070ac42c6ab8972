package org.touchstone.door.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetRefusedException;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftTable;
import org.touchstone.policy.drafts.DraftTables;
import org.touchstone.policy.drafts.Drafts;

/** The tables of a draft as spreadsheets: downloaded, filled in and uploaded. What they would change is shown before it is saved. */
@Controller
class DraftSheetPages {

    private final Drafts drafts;
    private final DraftFrame frame;
    private final PageSentences sentences;
    private final Clock clock;

    DraftSheetPages(Drafts drafts, DraftFrame frame, PageSentences sentences, Clock clock) {
        this.drafts = drafts;
        this.frame = frame;
        this.sentences = sentences;
        this.clock = clock;
    }

    static DraftTable named(String table) {
        return DraftTables.of(table).orElseThrow(NotFoundException::new);
    }

    private Catalogue catalogue(UUID id) {
        return frame.catalogue(drafts.find(id));
    }

    private Map<String, String> headings(DraftTable table) {
        return headings(table, sentences);
    }

    /** The heading of each column, by its key. */
    static Map<String, String> headings(DraftTable table, PageSentences sentences) {
        Map<String, String> headings = new LinkedHashMap<>();
        table.columns()
                .forEach(column ->
                        headings.put(column, sentences.say("draft.table.column." + column.replace(' ', '-'))));
        return headings;
    }

    private String title(DraftTable table) {
        return sentences.say("draft.table." + table.name());
    }

    /** Its page; the numbers have one on which each can be changed. */
    static String address(UUID id, DraftTable table) {
        return "/drafts/" + id + (table.name().equals("numbers") ? "/numbers" : "/tables/" + table.name());
    }

    @GetMapping("/drafts/{id}/tables/{table}.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable UUID id, @PathVariable String table) {
        DraftTable of = named(table);
        return Downloads.file(
                SheetWriter.xlsx(title(of), List.copyOf(headings(of).values()), of.rows(catalogue(id))),
                of.name() + ".xlsx",
                SheetPages.WORKBOOK);
    }

    @GetMapping("/drafts/{id}/tables/{table}.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id, @PathVariable String table) {
        DraftTable of = named(table);
        return Downloads.file(
                SheetWriter.csv(List.copyOf(headings(of).values()), of.rows(catalogue(id))),
                of.name() + ".csv",
                "text/csv;charset=UTF-8");
    }

    @GetMapping("/drafts/{id}/tables/{table}/upload")
    String sheet(@PathVariable UUID id, @PathVariable String table, Model model) {
        return sheet(id, named(table), Map.of(), model);
    }

    private String sheet(UUID id, DraftTable table, Map<String, String> errors, Model model) {
        frame.show(id, errors, model, Link.to(title(table), address(id, table)));
        model.addAttribute("table", table);
        return "draft-sheet";
    }

    /** Shows what a file would change. Nothing is saved. */
    @PostMapping("/drafts/{id}/tables/{table}/upload")
    String check(
            @PathVariable UUID id,
            @PathVariable String table,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        DraftTable of = named(table);
        if (file == null || file.isEmpty()) {
            return sheet(id, of, Map.of("file", sentences.say("sheet.none")), model);
        }
        try (var in = file.getInputStream()) {
            SheetTable read = SheetReader.read(
                    in.readNBytes(SheetReader.MOST_BYTES + 1), headings(of).values());
            return checked(id, of, read, Map.of(), model);
        } catch (SheetRefusedException e) {
            return sheet(id, of, Map.of("file", Objects.requireNonNull(e.getMessage())), model);
        } catch (RefusedException refused) {
            return sheet(id, of, Map.of("file", sentences.say(refused.messageKey())), model);
        }
    }

    private String checked(UUID id, DraftTable table, SheetTable sheet, Map<String, String> errors, Model model) {
        DraftTable.Changes read = read(id, table, sheet);
        model.addAttribute("sheet", SheetWriter.csv(sheet));
        model.addAttribute(
                "changes",
                read.changes().stream()
                        .map(change -> sentences.say(
                                "draft.table." + table.name() + "." + change.kind(),
                                change.words().toArray()))
                        .toList());
        model.addAttribute(
                "mistakes",
                read.mistakes().stream()
                        .map(wrong -> sentences.say("draft.table.wrong", wrong.cell(), said(wrong, sentences)))
                        .toList());
        return sheet(id, table, errors, model);
    }

    /** What is wrong in a cell. */
    static String said(DraftTable.Wrong wrong, PageSentences sentences) {
        return wrong.words().isEmpty()
                ? sentences.say(wrong.messageKey())
                : sentences.say(wrong.messageKey(), wrong.words());
    }

    private DraftTable.Changes read(UUID id, DraftTable table, SheetTable sheet) {
        return table.read(sheet, headings(table), frame.whole(drafts.find(id)), LocalDate.now(clock));
    }

    /** Saves what was shown: the same cells are sent again, and read again. */
    @PostMapping("/drafts/{id}/tables/{table}/save")
    String save(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String sheet,
            Model model,
            RedirectAttributes then) {
        DraftTable of = named(table);
        try {
            SheetTable sent = SheetReader.csv(sheet, headings(of).values());
            DraftTable.Changes read = read(id, of, sent);
            if (!read.mistakes().isEmpty() || read.changes().isEmpty()) {
                return checked(id, of, sent, Map.of(), model);
            }
            return frame.edited(account, id, sentences.say("draft.table.why"), read.edit(), address(id, of), then);
        } catch (SheetRefusedException e) {
            return sheet(id, of, Map.of("file", Objects.requireNonNull(e.getMessage())), model);
        } catch (RefusedException refused) {
            return sheet(id, of, Map.of("file", sentences.say(refused.messageKey())), model);
        }
    }
}
