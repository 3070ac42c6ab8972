package org.touchstone.door.web;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;
import org.touchstone.door.web.parts.Link;

/** What is done with a list of the form at the press of a button: an item removed or moved, none said to be; and what no page shows taken out. */
@Controller
class FormListPages {

    private final Courses courses;
    private final DraftEditing editing;
    private final SavedMeanwhile meanwhile;
    private final PageSentences sentences;

    FormListPages(Courses courses, DraftEditing editing, SavedMeanwhile meanwhile, PageSentences sentences) {
        this.courses = courses;
        this.editing = editing;
        this.meanwhile = meanwhile;
        this.sentences = sentences;
    }

    /** Asks before an item is taken out that answers name. */
    @GetMapping("/courses/{id}/form/{section}/{position}/remove")
    String askToRemove(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            Model model) {
        Course course = courses.find(account, id);
        Revision revision = courses.latest(course);
        CourseForm form = CourseForm.of(editing.read(revision), editing.catalogue());
        FormPage list =
                form.page(FormLink.section(section)).filter(FormPage::isList).orElseThrow(NotFoundException::new);
        FormPage.ItemSummary item = list.items().stream()
                .filter(each -> each.link().position() == position)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        model.addAttribute("course", course);
        model.addAttribute("base", revision.number());
        model.addAttribute("item", item);
        model.addAttribute("cites", list.section().kind().equals("document"));
        model.addAttribute(
                "named",
                item.references().stream()
                        .map(link -> Link.to(form.words(link), CourseTasks.address(course, link)))
                        .toList());
        String address = CourseTasks.address(course, FormLink.section(section));
        model.addAttribute("listAddress", address);
        model.addAttribute("trail", sentences.trail(course, Link.to(list.title(), address)));
        return "form-remove";
    }

    @PostMapping("/courses/{id}/form/{section}/{position}/remove")
    String removeItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String sure,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        Revision latest = courses.latest(course);
        if (latest.number() == base
                && !sure.equals("yes")
                && !editing.read(latest).references(section, position).isEmpty()) {
            return "redirect:/courses/" + id + "/form/" + section + "/" + position + "/remove";
        }
        if (edit(account, course, base, section, draft -> draft.remove(section, position), flash)) {
            flash.addFlashAttribute("done", sentences.say("form.removed"));
        }
        return "redirect:/courses/" + id + "/form/" + section;
    }

    @PostMapping("/courses/{id}/form/{section}/{position}/move")
    String moveItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            @RequestParam(defaultValue = "0") int to,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        edit(account, course, base, section, draft -> draft.move(section, position, to), flash);
        return "redirect:/courses/" + id + "/form/" + section;
    }

    /** States that a list holds nothing, or takes that back. */
    @PostMapping("/courses/{id}/form/{section}/none")
    String sayNone(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "") String none,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        edit(account, course, base, section, draft -> draft.sayNone(section, none.equals("yes")), flash);
        return "redirect:/courses/" + id + "/form/" + section;
    }

    /** Takes out what no page can show. */
    @PostMapping("/courses/{id}/discard")
    String discard(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "0") int position,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        edit(account, course, base, "", draft -> draft.discard(FormLink.item(section, position), key), flash);
        boolean page = editing.catalogue().questions().section(section).isPresent();
        return "redirect:/courses/" + id + (page ? "/form/" + section + (position > 0 ? "/" + position : "") : "");
    }

    /** Makes a change in the draft that the person saw, or says that it has changed since. */
    private boolean edit(
            Account account,
            Course course,
            int base,
            String section,
            DraftEditing.Edit edit,
            RedirectAttributes flash) {
        boolean list = editing.catalogue()
                .questions()
                .section(section)
                .filter(Section::list)
                .isPresent();
        if (!section.isEmpty() && !list) {
            throw new NotFoundException();
        }
        try {
            editing.edit(account, course, base, edit);
            return true;
        } catch (OutdatedException e) {
            flash.addFlashAttribute("notDone", meanwhile.say("form.outdated", account, course, base));
        } catch (MistakesException e) {
            flash.addFlashAttribute(
                    "notDone",
                    e.mistakes().get(0).what() + " " + e.mistakes().get(0).todo());
        }
        return false;
    }
}
