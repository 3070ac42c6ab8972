package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
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
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.form.Change;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.Saved;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** The form in which a course is described: a page for each section, and one for each item of a list. */
@Controller
class FormPages {

    private static final int TRIES = 5;

    private final Courses courses;
    private final Accounts accounts;
    private final Drafts drafts;
    private final Sentences sentences;

    FormPages(Courses courses, Accounts accounts, Drafts drafts, Sentences sentences) {
        this.courses = courses;
        this.accounts = accounts;
        this.drafts = drafts;
        this.sentences = sentences;
    }

    @GetMapping("/courses/{id}/form/{section}")
    String section(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            Model model) {
        return show(account, id, FormLink.section(section), model);
    }

    @GetMapping("/courses/{id}/form/{section}/{position}")
    String item(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            Model model) {
        return show(account, id, FormLink.item(section, position), model);
    }

    private String show(Account account, UUID id, FormLink link, Model model) {
        Course course = courses.find(account, id);
        Revision revision = courses.latest(course);
        CourseForm form = drafts.form(revision);
        FormPage page = form.page(link).orElseThrow(NotFoundException::new);
        return page(course, revision.number(), form, page, Map.of(), model);
    }

    private String page(
            Course course, int base, CourseForm form, FormPage page, Map<String, String> errors, Model model) {
        Map<String, String> all = new LinkedHashMap<>();
        page.mistakes().forEach(mistake -> all.put("main", mistake.what() + " " + mistake.todo()));
        page.fields()
                .forEach(field -> field.mistakes()
                        .forEach(mistake -> all.put(field.link().anchor(), mistake.what() + " " + mistake.todo())));
        all.putAll(errors);
        model.addAttribute("errors", all);
        model.addAttribute("course", course);
        model.addAttribute("base", base);
        model.addAttribute("page", page);
        model.addAttribute("address", CoursePages.address(course).apply(page.link()));
        model.addAttribute(
                "documents",
                page.documents().stream()
                        .map(document -> new Choice(document.value(), document.label(), null))
                        .toList());
        model.addAttribute(
                "cited",
                drafts.citations(course, form.draft()).stream()
                        .flatMap(check -> FormLink.of(
                                        check.pointer(), form.draft().questions())
                                .stream()
                                .filter(link -> link.page().equals(page.link().page()))
                                .map(link -> Map.entry(link.anchor(), check)))
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        model.addAttribute("addresses", addresses(course, page));
        List<Link> trail = new ArrayList<>();
        trail.add(Link.to(sentences.say("navigation.courses"), "/courses"));
        trail.add(Link.to(sentences.title(course), "/courses/" + course.id()));
        if (page.link().position() > 0) {
            trail.add(Link.to(
                    page.section().title(),
                    "/courses/" + course.id() + "/form/" + page.section().key()));
        }
        model.addAttribute("trail", trail);
        model.addAttribute("next", next(course, form, page));
        return page.isList() ? "form-list" : "form";
    }

    private static Map<FormLink, String> addresses(Course course, FormPage page) {
        return page.items().stream()
                .map(FormPage.ItemSummary::link)
                .collect(Collectors.toMap(link -> link, CoursePages.address(course)));
    }

    /** The section after this one; null after the last. */
    private static @Nullable Link next(Course course, CourseForm form, FormPage page) {
        List<Section> sections = form.chapters().stream()
                .flatMap(chapter -> chapter.sections().stream())
                .toList();
        int index = sections.indexOf(page.section());
        if (index + 1 >= sections.size()) {
            return null;
        }
        Section next = sections.get(index + 1);
        return Link.to(next.title(), "/courses/" + course.id() + "/form/" + next.key());
    }

    @PostMapping("/courses/{id}/form/{section}")
    String saveSection(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return save(account, id, FormLink.section(section), base, then, request, model, flash);
    }

    @PostMapping("/courses/{id}/form/{section}/{position}")
    String saveItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return save(account, id, FormLink.item(section, position), base, then, request, model, flash);
    }

    private String save(
            Account account,
            UUID id,
            FormLink link,
            int base,
            String then,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        Draft seen = courses.revision(course, base).map(drafts::draft).orElseThrow(NotFoundException::new);
        Map<String, List<String>> posted = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Arrays.asList(each.getValue())));
        CourseForm form = CourseForm.of(seen, drafts.catalogue());
        if (form.page(link).isEmpty()) {
            throw new NotFoundException();
        }
        Revision latest = courses.latest(course);
        // Somebody else may save in the very moment: then what they wrote is looked at, and saving is tried again.
        for (int tries = 0; tries < TRIES; tries++) {
            Saved saved;
            try {
                saved = latest.number() == base
                        ? form.save(link, posted)
                        : form.merge(drafts.draft(latest), link, posted);
            } catch (UnreadableDraftException e) {
                flash.addFlashAttribute("mine", written(form, link, touched(form, link, posted)));
                return "redirect:/courses/" + id;
            }
            if (!saved.isDone()) {
                return again(course, latest, saved, touched(form, link, posted), model);
            }
            try {
                if (!saved.mine().isEmpty()) {
                    courses.save(
                            account,
                            course,
                            latest.number(),
                            drafts.title(saved.draft()),
                            saved.draft().text(),
                            saved.draft().fileName(),
                            saved.mine().stream().map(Change::words).collect(Collectors.joining(" ")));
                }
                return afterwards(course, saved, then, latest, flash);
            } catch (OutdatedException e) {
                latest = e.latest();
            }
        }
        throw new IllegalStateException("the course is saved by too many people at once");
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

    private String afterwards(Course course, Saved saved, String then, Revision latest, RedirectAttributes flash) {
        flash.addFlashAttribute("done", sentences.say(saved.mine().isEmpty() ? "form.nothing-new" : "form.saved"));
        if (!saved.theirs().isEmpty()) {
            flash.addFlashAttribute(
                    "theirs", saved.theirs().stream().map(Change::words).toList());
            flash.addFlashAttribute("who", who(latest));
        }
        CourseForm now = CourseForm.of(saved.draft(), drafts.catalogue());
        Optional<FormPage> page = now.page(saved.link());
        boolean wrong = page.isPresent()
                && page.get().fields().stream()
                        .anyMatch(field -> !field.mistakes().isEmpty());
        if (wrong || then.equals("stay")) {
            return "redirect:" + CoursePages.address(course).apply(saved.link().page());
        }
        if (saved.link().position() > 0) {
            return "redirect:/courses/" + course.id() + "/form/" + saved.link().section();
        }
        Link next = then.equals("next") && page.isPresent() ? next(course, now, page.get()) : null;
        return "redirect:" + (next == null ? "/courses/" + course.id() : next.address());
    }

    /** Shows the page again with what the person typed, beside what keeps it from being saved. Nothing was saved. */
    private String again(Course course, Revision latest, Saved saved, Map<String, List<String>> touched, Model model) {
        CourseForm now = drafts.form(latest);
        Map<String, String> errors = new LinkedHashMap<>();
        saved.problems()
                .forEach(problem -> errors.put(
                        problem.link().question().isEmpty()
                                ? "main"
                                : problem.link().anchor(),
                        problem.text()));
        saved.conflicts()
                .forEach(conflict -> errors.put(
                        conflict.link().anchor(),
                        sentences.say(
                                conflict.theirs().isEmpty() ? "form.conflict-removed" : "form.conflict",
                                who(latest),
                                conflict.theirs())));
        model.addAttribute("conflicts", saved.conflicts());
        model.addAttribute("who", who(latest));
        model.addAttribute("theirs", saved.theirs().stream().map(Change::words).toList());
        Optional<FormPage> page = now.page(saved.link(), touched);
        if (page.isEmpty() || saved.conflicts().stream().anyMatch(Saved.Conflict::gone)) {
            model.addAttribute("course", course);
            return "form-gone";
        }
        return page(course, latest.number(), now, page.get(), errors, model);
    }

    private String who(Revision revision) {
        return revision.savedBy()
                .flatMap(accounts::byId)
                .map(Account::name)
                .orElseGet(() -> sentences.say("form.somebody"));
    }

    /** A change of a draft that needs no page of its own. */
    private interface Edit {
        Draft of(Draft draft) throws MistakesException;
    }

    @PostMapping("/courses/{id}/form/{section}/add")
    String addItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        Optional<Draft> changed = edit(account, course, base, section, draft -> draft.add(section), flash);
        int last = changed.map(draft -> CourseForm.of(draft, drafts.catalogue()))
                .flatMap(form -> form.page(FormLink.section(section)))
                .map(page -> page.items().size())
                .orElse(0);
        return "redirect:/courses/" + id + "/form/" + section + (last == 0 ? "" : "/" + last);
    }

    @PostMapping("/courses/{id}/form/{section}/{position}/remove")
    String removeItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        edit(account, course, base, section, draft -> draft.remove(section, position), flash)
                .ifPresent(draft -> flash.addFlashAttribute("done", sentences.say("form.removed")));
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
        boolean page = drafts.questions().section(section).isPresent();
        return "redirect:/courses/" + id + (page ? "/form/" + section + (position > 0 ? "/" + position : "") : "");
    }

    /** Makes a change in the draft that the person saw, or says that it has changed since. */
    private Optional<Draft> edit(
            Account account, Course course, int base, String section, Edit edit, RedirectAttributes flash) {
        if (!section.isEmpty()
                && drafts.questions().section(section).filter(Section::list).isEmpty()) {
            throw new NotFoundException();
        }
        Revision latest = courses.latest(course);
        Draft before = drafts.draft(latest);
        try {
            if (latest.number() != base) {
                throw new OutdatedException(latest);
            }
            Draft changed = edit.of(before);
            if (changed != before) {
                String what =
                        before.changesTo(changed).stream().map(Change::words).collect(Collectors.joining(" "));
                courses.save(account, course, base, drafts.title(changed), changed.text(), changed.fileName(), what);
            }
            return Optional.of(changed);
        } catch (OutdatedException e) {
            flash.addFlashAttribute("notDone", sentences.say("form.outdated", who(e.latest())));
        } catch (MistakesException e) {
            flash.addFlashAttribute(
                    "notDone",
                    e.mistakes().get(0).what() + " " + e.mistakes().get(0).todo());
        }
        return Optional.empty();
    }
}
