package org.touchstone.door.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.sheets.Sheet;
import org.touchstone.casework.sheets.SheetEdit;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetRefusedException;
import org.touchstone.casework.sheets.SheetTable;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/**
 * A list of the form as a spreadsheet: downloaded, filled in and uploaded. What it would change is shown first. Saving sends
 * the same cells again, which are read as a file would be, and saves nothing if the course is another by then.
 */
@Controller
class SheetPages {

    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Courses courses;
    private final DraftEditing editing;
    private final PageSentences sentences;
    private final SavedMeanwhile meanwhile;

    SheetPages(Courses courses, DraftEditing editing, PageSentences sentences, SavedMeanwhile meanwhile) {
        this.courses = courses;
        this.editing = editing;
        this.sentences = sentences;
        this.meanwhile = meanwhile;
    }

    private Section section(String key) {
        return editing.catalogue().questions().section(key).filter(Sheet::isOf).orElseThrow(NotFoundException::new);
    }

    private CourseForm form(Revision revision) {
        return CourseForm.of(editing.read(revision), editing.catalogue());
    }

    private Sheet sheet(Account account, UUID id, String key) {
        Revision latest = courses.latest(courses.find(account, id));
        return Sheet.of(form(latest), section(key), latest.number());
    }

    @GetMapping("/courses/{id}/form/{section}/sheet.xlsx")
    ResponseEntity<byte[]> workbook(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable String section) {
        return Downloads.file(
                SheetWriter.xlsx(sheet(account, id, section)), section(section).key() + ".xlsx", WORKBOOK);
    }

    @GetMapping("/courses/{id}/form/{section}/sheet.csv")
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable String section) {
        return Downloads.file(
                SheetWriter.csv(sheet(account, id, section)),
                section(section).key() + ".csv",
                "text/csv;charset=UTF-8");
    }

    @GetMapping("/courses/{id}/form/{section}/sheet")
    String sheet(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            Model model) {
        return upload(courses.find(account, id), section(section), Map.of(), model);
    }

    private String upload(Course course, Section section, Map<String, String> errors, Model model) {
        frame(course, section, errors, model);
        return "sheet";
    }

    private void frame(Course course, Section section, Map<String, String> errors, Model model) {
        String list = CourseTasks.address(course, FormLink.section(section.key()));
        model.addAttribute("errors", errors);
        model.addAttribute("course", course);
        model.addAttribute("section", section);
        model.addAttribute("listAddress", list);
        model.addAttribute("sheetAddress", list + "/sheet");
        model.addAttribute("trail", sentences.trail(course, Link.to(section.title(), list)));
    }

    /** Shows what a file would change. Nothing is saved. */
    @PostMapping("/courses/{id}/form/{section}/sheet")
    String check(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        Course course = courses.find(account, id);
        Section list = section(section);
        if (file == null || file.isEmpty()) {
            return upload(course, list, Map.of("file", sentences.say("sheet.none")), model);
        }
        try (var in = file.getInputStream()) {
            SheetTable table = SheetReader.read(in.readNBytes(SheetReader.MOST_BYTES + 1), Sheet.headings(list));
            return preview(account, course, list, table, List.of(), Map.of(), model);
        } catch (SheetRefusedException e) {
            return upload(course, list, Map.of("file", said(e)), model);
        }
    }

    private static String said(SheetRefusedException e) {
        return Optional.ofNullable(e.getMessage()).orElseThrow();
    }

    private String preview(
            Account account,
            Course course,
            Section section,
            SheetTable table,
            List<Integer> removed,
            Map<String, String> errors,
            Model model) {
        Revision latest = courses.latest(course);
        CourseForm now = form(latest);
        try {
            SheetEdit edit = edit(account, course, section, table, latest.number(), now);
            List<AnswerChange> changes = now.draft().changesTo(edit.draft(List.of()), editing.catalogue());
            boolean nothing = changes.isEmpty() && edit.missing().isEmpty();
            frame(course, section, errors, model);
            model.addAttribute("base", latest.number());
            model.addAttribute("sheet", SheetWriter.csv(table));
            model.addAttribute("mistakes", edit.mistakes());
            model.addAttribute(
                    "added",
                    changes.stream()
                            .filter(change -> change.kind() == AnswerChange.Kind.ITEM_ADDED)
                            .map(AnswerChange::where)
                            .toList());
            model.addAttribute(
                    "changed",
                    changes.stream()
                            .filter(change -> change.kind() != AnswerChange.Kind.ITEM_ADDED)
                            .map(AnswerChange::words)
                            .toList());
            model.addAttribute("missing", choices(edit));
            model.addAttribute("removed", removed.stream().map(String::valueOf).toList());
            model.addAttribute("nothing", nothing);
            return "sheet-check";
        } catch (SheetRefusedException e) {
            return upload(course, section, Map.of("file", said(e)), model);
        } catch (MistakesException e) {
            return upload(course, section, Map.of("file", sentences.say("sheet.too-much")), model);
        }
    }

    private List<Choice> choices(SheetEdit edit) {
        List<Choice> choices = new ArrayList<>();
        for (SheetEdit.Missing each : edit.missing()) {
            String hint = each.references() == 0 ? null : sentences.say("list.references.removed", each.references());
            choices.add(new Choice(String.valueOf(each.position()), each.label(), hint));
        }
        return choices;
    }

    /** What a spreadsheet changes, seen from the draft that it was made of where there is such a one. */
    private SheetEdit edit(
            Account account, Course course, Section section, SheetTable table, int latest, CourseForm now)
            throws SheetRefusedException, MistakesException {
        int draft = SheetEdit.draft(table);
        if (draft > 0 && draft != latest) {
            Optional<CourseForm> seen = seen(course, draft);
            if (seen.isPresent()) {
                boolean own = courses.isOwnSince(account, course, draft);
                return SheetEdit.of(table, section, seen.get(), draft, now, own, editing.catalogue());
            }
        }
        return SheetEdit.of(table, section, now, latest, now, true, editing.catalogue());
    }

    private Optional<CourseForm> seen(Course course, int draft) {
        try {
            return courses.revision(course, draft).map(this::form);
        } catch (UnreadableDraftException e) {
            return Optional.empty();
        }
    }

    /** Saves what was shown. */
    @PostMapping("/courses/{id}/form/{section}/sheet/save")
    String save(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String sheet,
            @RequestParam(required = false) @Nullable List<Integer> remove,
            Model model,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        Section list = section(section);
        List<Integer> removed = remove == null ? List.of() : remove;
        SheetTable table;
        try {
            table = SheetReader.csv(sheet, Sheet.headings(list));
        } catch (SheetRefusedException e) {
            return upload(course, list, Map.of("file", said(e)), model);
        }
        try {
            CourseDraft saved = editing.edit(account, course, base, draft -> {
                try {
                    CourseForm now = CourseForm.of(draft, editing.catalogue());
                    return edit(account, course, list, table, base, now).draft(removed);
                } catch (SheetRefusedException e) {
                    // A file of other headings was shown its mistake before this.
                    return draft;
                }
            });
            boolean same = courses.revision(course, base)
                    .map(Revision::text)
                    .filter(saved.text()::equals)
                    .isPresent();
            flash.addFlashAttribute("done", sentences.say(same ? "form.nothing-new" : "form.saved"));
            return "redirect:" + CourseTasks.address(course, FormLink.section(section));
        } catch (OutdatedException e) {
            Map<String, String> errors = Map.of("main", meanwhile.say("sheet.outdated", account, course, base));
            return preview(account, course, list, table, removed, errors, model);
        } catch (MistakesException e) {
            return upload(course, list, Map.of("file", sentences.say("sheet.too-much")), model);
        }
    }
}
