package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.ClaimsPage;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.Saved;

/**
 * The form in which a course is described: a page for what it claims, and then, for each section and each item of a list, a
 * page for at most ten questions.
 */
@Controller
class FormPages {

    private final Courses courses;
    private final DraftEditing editing;
    private final FormView view;
    private final AfterSaving after;
    private final SavedMeanwhile meanwhile;

    FormPages(Courses courses, DraftEditing editing, FormView view, AfterSaving after, SavedMeanwhile meanwhile) {
        this.courses = courses;
        this.editing = editing;
        this.view = view;
        this.after = after;
        this.meanwhile = meanwhile;
    }

    /** The place of the form that an address names: a section, an item of a list or one that is not there before it is saved. */
    private static FormLink link(String section, @Nullable String item) {
        if (item == null) {
            return FormLink.section(section);
        }
        if (item.equals("new")) {
            return FormLink.newItem(section);
        }
        if (!item.matches("\\d{1,9}")) {
            throw new NotFoundException();
        }
        return FormLink.item(section, Integer.parseInt(item));
    }

    @GetMapping({"/courses/{id}/form/{section}", "/courses/{id}/form/{section}/{item}"})
    String show(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable(required = false) @Nullable String item,
            PartAsked asked,
            Model model) {
        FormLink link = link(section, item);
        Course course = courses.find(account, id);
        DraftEditing.Opened opened = editing.open(courses.latest(course));
        CourseForm form = opened.form();
        if (view.isClaims(link)) {
            return view.claims(
                    course,
                    opened,
                    ClaimsPage.of(form.draft(), editing.catalogue()).groups(),
                    asked,
                    Map.of(),
                    model);
        }
        Map<String, List<String>> like =
                link.isNew() && asked.like() > 0 ? form.like(FormLink.item(link.section(), asked.like())) : Map.of();
        FormPage page = form.page(link, like).orElseThrow(NotFoundException::new);
        return view.page(course, opened, page, asked, Map.of(), model);
    }

    @PostMapping({"/courses/{id}/form/{section}", "/courses/{id}/form/{section}/{item}"})
    String save(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable(required = false) @Nullable String item,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            PartAsked asked,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        FormLink link = link(section, item);
        Course course = courses.find(account, id);
        Map<String, List<String>> posted = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Arrays.asList(each.getValue())));
        boolean claims = view.isClaims(link);
        DraftEditing.Result result;
        try {
            result = claims
                    ? editing.saveClaims(account, course, base, posted)
                    : editing.save(account, course, base, link, asked.like(), posted);
        } catch (UnreadableDraftException e) {
            courses.revision(course, base)
                    .filter(seen -> seen.number() != courses.latest(course).number())
                    .map(seen -> CourseForm.of(editing.read(seen), editing.catalogue()))
                    .ifPresent(
                            form -> flash.addFlashAttribute("mine", written(form, link, touched(form, link, posted))));
            return "redirect:/courses/" + id;
        }
        if (!result.saved().isDone()) {
            return again(account, course, base, link, result, asked, posted, model);
        }
        if (!result.saved().theirs().isEmpty()) {
            flash.addFlashAttribute("theirs", words(result.saved().theirs()));
            flash.addFlashAttribute("changedBy", meanwhile.say("form.theirs", account, course, base));
        }
        return after.address(course, link, result, then, asked, flash);
    }

    /** Of what was posted, what the person changed: the rest is shown as it stands by now. */
    private static Map<String, List<String>> touched(CourseForm seen, FormLink link, Map<String, List<String>> posted) {
        Map<String, List<String>> rendered =
                seen.page(link).map(FormPage::rendered).orElse(Map.of());
        Map<String, List<String>> touched = new LinkedHashMap<>(posted);
        touched.entrySet()
                .removeIf(each -> each.getValue().stream()
                        .map(value -> value.replace("\r\n", "\n"))
                        .toList()
                        .equals(rendered.get(each.getKey())));
        return touched;
    }

    /**
     * Something that a person wrote and that could not be saved.
     *
     * @param question the question they answered
     * @param answer what they wrote
     */
    public record Written(String question, String answer) implements Serializable {}

    private static List<Written> written(CourseForm seen, FormLink link, Map<String, List<String>> touched) {
        return seen.page(link).map(FormPage::fields).orElse(List.of()).stream()
                .flatMap(field -> field.rendered().keySet().stream()
                        .filter(touched::containsKey)
                        .map(name -> new Written(field.label(), String.join("\n", touched.get(name)))))
                .filter(written -> !written.answer().isBlank())
                .toList();
    }

    private static List<String> words(List<AnswerChange> changes) {
        return changes.stream().map(AnswerChange::words).toList();
    }

    /** Shows the page again with what the person typed, beside what keeps it from being saved. Nothing was saved. */
    private String again(
            Account account,
            Course course,
            int base,
            FormLink link,
            DraftEditing.Result result,
            PartAsked asked,
            Map<String, List<String>> posted,
            Model model) {
        Saved saved = result.saved();
        DraftEditing.Opened now = editing.open(result.latest());
        Map<String, String> errors = new LinkedHashMap<>();
        saved.problems()
                .forEach(problem -> errors.put(problem.field().isEmpty() ? "main" : problem.field(), problem.text()));
        saved.conflicts()
                .forEach(conflict -> errors.put(
                        conflict.link().anchor(),
                        meanwhile.say(
                                conflict.theirs().isEmpty() ? "form.conflict-removed" : "form.conflict",
                                account,
                                course,
                                base,
                                conflict.theirs())));
        model.addAttribute("conflicts", saved.conflicts());
        model.addAttribute("changedBy", meanwhile.say("form.theirs", account, course, base));
        model.addAttribute("theirs", words(saved.theirs()));
        if (view.isClaims(link)) {
            return view.claims(
                    course,
                    now,
                    ClaimsPage.of(now.form().draft(), editing.catalogue()).groups(posted),
                    asked,
                    errors,
                    model);
        }
        CourseForm seen = courses.revision(course, base)
                .map(revision -> CourseForm.of(editing.read(revision), editing.catalogue()))
                .orElseThrow(NotFoundException::new);
        Optional<FormPage> page = now.form().page(saved.link(), touched(seen, link, posted));
        if (page.isEmpty() || saved.conflicts().stream().anyMatch(Saved.Conflict::gone)) {
            model.addAttribute("course", course);
            return "form-gone";
        }
        return view.page(course, now, page.get(), asked, errors, model);
    }
}
