package org.touchstone.door.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetRefusedException;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.casework.sheets.Table;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.Draft;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.NumbersSheet;

/** The numbers of a draft as a spreadsheet: downloaded, filled in and uploaded. What it would change is shown before it is saved. */
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

    private Catalogue catalogue(Draft draft) {
        return frame.readable(draft).catalogue();
    }

    private Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        NumbersSheet.COLUMNS.forEach(column -> headings.put(column, sentences.say("draft.numbers.sheet." + column)));
        return headings;
    }

    @GetMapping("/drafts/{id}/numbers.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable UUID id) {
        return CoursePages.download(
                SheetWriter.xlsx(
                        sentences.say("draft.numbers"),
                        List.copyOf(headings().values()),
                        NumbersSheet.rows(catalogue(drafts.find(id)))),
                "numbers.xlsx",
                SheetPages.WORKBOOK);
    }

    @GetMapping("/drafts/{id}/numbers.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id) {
        return CoursePages.download(
                SheetWriter.csv(List.copyOf(headings().values()), NumbersSheet.rows(catalogue(drafts.find(id)))),
                "numbers.csv",
                "text/csv;charset=UTF-8");
    }

    @GetMapping("/drafts/{id}/numbers-sheet")
    String sheet(@PathVariable UUID id, Model model) {
        return sheet(id, Map.of(), model);
    }

    private String sheet(UUID id, Map<String, String> errors, Model model) {
        frame.show(id, errors, model, Link.to(sentences.say("draft.numbers"), "/drafts/" + id + "/numbers"));
        return "draft-sheet";
    }

    /** Shows what a file would change. Nothing is saved. */
    @PostMapping("/drafts/{id}/numbers-sheet")
    String check(@PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return sheet(id, Map.of("file", sentences.say("sheet.none")), model);
        }
        try (var in = file.getInputStream()) {
            Table table = SheetReader.read(
                    in.readNBytes(SheetReader.MOST_BYTES + 1), headings().values());
            return checked(id, table, Map.of(), model);
        } catch (SheetRefusedException e) {
            return sheet(id, Map.of("file", Objects.requireNonNull(e.getMessage())), model);
        }
    }

    private String checked(UUID id, Table table, Map<String, String> errors, Model model) {
        NumbersSheet read = read(id, table);
        List<String> changes = new ArrayList<>();
        read.changes()
                .forEach(change -> changes.add(sentences.say(
                        "draft.numbers.sheet.change",
                        change.requirement(),
                        change.name(),
                        change.value(),
                        ReadableValues.date(change.from()))));
        List<String> mistakes = new ArrayList<>();
        read.mistakes()
                .forEach(wrong -> mistakes.add(
                        sentences.say("draft.numbers.sheet.wrong", wrong.cell(), sentences.say(wrong.messageKey()))));
        model.addAttribute("sheet", SheetWriter.csv(table));
        model.addAttribute("changes", changes);
        model.addAttribute("mistakes", mistakes);
        return sheet(id, errors, model);
    }

    private NumbersSheet read(UUID id, Table table) {
        return NumbersSheet.of(table, headings(), catalogue(drafts.find(id)), LocalDate.now(clock));
    }

    /** Saves what was shown: the same cells are sent again, and read again. */
    @PostMapping("/drafts/{id}/numbers-sheet/save")
    String save(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sheet,
            Model model,
            RedirectAttributes then) {
        try {
            Table table = SheetReader.csv(sheet, headings().values());
            NumbersSheet read = read(id, table);
            if (!read.mistakes().isEmpty() || read.changes().isEmpty()) {
                return checked(id, table, Map.of(), model);
            }
            drafts.edit(account, id, sentences.say("draft.numbers.sheet.why"), read.edit());
            then.addFlashAttribute("done", sentences.say("draft.saved"));
            return "redirect:/drafts/" + id + "/numbers";
        } catch (SheetRefusedException e) {
            return sheet(id, Map.of("file", Objects.requireNonNull(e.getMessage())), model);
        } catch (AccountRefusedException refused) {
            return sheet(id, Map.of("file", sentences.say(refused.messageKey())), model);
        } catch (MistakesException e) {
            return sheet(id, Map.of("file", sentences.say("refused.file-unreadable")), model);
        }
    }
}
