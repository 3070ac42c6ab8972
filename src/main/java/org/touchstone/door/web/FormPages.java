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
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.Change;
import org.touchstone.casework.form.ClaimsPage;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.FormPart;
import org.touchstone.casework.form.Saved;
import org.touchstone.casework.sheets.Sheet;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/**
 * The form in which a course is described: a page for what it claims, and then, for each section and each item of a list, a
 * page for at most ten questions.
 */
@Controller
class FormPages {

    private final Courses courses;
    private final Accounts accounts;
    private final DraftEditing editing;
    private final Citations citations;
    private final CourseTasks tasks;
    private final PageSentences sentences;

    FormPages(
            Courses courses,
            Accounts accounts,
            DraftEditing editing,
            Citations citations,
            CourseTasks tasks,
            PageSentences sentences) {
        this.courses = courses;
        this.accounts = accounts;
        this.editing = editing;
        this.citations = citations;
        this.tasks = tasks;
        this.sentences = sentences;
    }

    /**
     * Which part of a page is asked for, and where its reader came from.
     *
     * @param page the number of the part; 0 for the one that asks {@code at}
     * @param at the key of a question
     * @param from {@code check} for somebody who came from a result, {@code submit} for one who reads all answers once more
     * @param like the position of the item that a new one is to be like; 0 for none
     */
    record Asked(Integer page, String at, String from, Integer like) {

        Asked {
            page = page == null ? Integer.valueOf(0) : page;
            at = at == null ? "" : at;
            from = "check".equals(from) || "submit".equals(from) ? from : "";
            like = like == null ? Integer.valueOf(0) : like;
        }

        boolean fromCheck() {
            return from.equals("check");
        }

        boolean fromSubmit() {
            return from.equals("submit");
        }

        private String query(int part) {
            return "?page=" + part + (from.isEmpty() ? "" : "&from=" + from);
        }

        /** Where its reader came from, for addresses that say nothing else. */
        private String query() {
            return from.isEmpty() ? "" : "?from=" + from;
        }
    }

    @GetMapping("/courses/{id}/form/{section}")
    String section(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            Asked asked,
            Model model) {
        return show(account, id, FormLink.section(section), asked, model);
    }

    @GetMapping("/courses/{id}/form/{section}/{position}")
    String item(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            Asked asked,
            Model model) {
        return show(account, id, FormLink.item(section, position), asked, model);
    }

    /** An item that is not there before it is saved. */
    @GetMapping("/courses/{id}/form/{section}/new")
    String newItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            Asked asked,
            Model model) {
        return show(account, id, FormLink.newItem(section), asked, model);
    }

    private String show(Account account, UUID id, FormLink link, Asked asked, Model model) {
        Course course = courses.find(account, id);
        DraftEditing.Opened opened = editing.open(courses.latest(course));
        CourseForm form = opened.form();
        if (isClaims(link)) {
            return claims(
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
        return page(course, opened, page, asked, Map.of(), model);
    }

    private boolean isClaims(FormLink link) {
        return link.position() <= 0
                && editing.catalogue()
                        .questions()
                        .section(link.section())
                        .filter(section -> section.kind().equals("element"))
                        .isPresent();
    }

    private String claims(
            Course course,
            DraftEditing.Opened opened,
            List<ClaimsPage.Group> groups,
            Asked asked,
            Map<String, String> errors,
            Model model) {
        Map<String, String> all = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.elements().stream())
                .filter(each -> each.claimed() && each.at().isEmpty())
                .forEach(each -> all.put(each.link().anchor(), sentences.say("claims.level-needed", each.name())));
        all.putAll(errors);
        frame(course, opened, List.of(), all, model);
        model.addAttribute("groups", groups);
        model.addAttribute("from", asked.from());
        model.addAttribute("fromQuery", asked.query());
        model.addAttribute(
                "page",
                opened.form()
                        .page(ClaimsPage.of(opened.form().draft(), editing.catalogue())
                                .link())
                        .orElseThrow());
        return "form-claims";
    }

    /** What every page of the form has: where it is, its mistakes and the draft that it shows. */
    private void frame(
            Course course, DraftEditing.Opened opened, List<Link> above, Map<String, String> errors, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("course", course);
        model.addAttribute("base", opened.revision().number());
        model.addAttribute("trail", sentences.trail(course, above.toArray(Link[]::new)));
    }

    private String page(
            Course course,
            DraftEditing.Opened opened,
            FormPage page,
            Asked asked,
            Map<String, String> errors,
            Model model) {
        CourseForm form = opened.form();
        Section section = page.section();
        boolean writes = page.isList()
                && page.items().isEmpty()
                && !page.saysNone()
                && page.obstacle().isEmpty();
        FormPage shown = writes ? form.page(FormLink.newItem(section.key())).orElseThrow() : page;
        Optional<FormPart> part = shown.part(asked.page(), asked.at());
        Map<String, String> all = new LinkedHashMap<>();
        form.mistakes().stream()
                .filter(placed -> placed.link()
                        .filter(link -> link.page().equals(shown.link().page()))
                        .isPresent())
                .forEach(placed -> {
                    FormLink link = placed.link().orElseThrow();
                    boolean here =
                            part.filter(each -> each.asks(link.question())).isPresent() || shown.isList();
                    if (link.question().isEmpty()) {
                        all.put("main", form.words(placed));
                    } else if (here) {
                        all.put(link.anchor(), form.words(placed));
                    }
                });
        all.putAll(errors);
        boolean item = shown.link().position() != 0 && !section.kind().equals("element");
        Link list = Link.to(section.title(), CourseTasks.address(course, FormLink.section(section.key())));
        frame(course, opened, item && !writes ? List.of(list) : List.of(), all, model);
        model.addAttribute("page", page);
        model.addAttribute("part", part.orElse(null));
        model.addAttribute("writes", writes);
        model.addAttribute("sheet", Sheet.isOf(section));
        model.addAttribute(
                "more", part.flatMap(each -> shown.after(each.number())).isPresent());
        model.addAttribute("item", item);
        model.addAttribute("listAddress", list.address());
        String address = CourseTasks.address(course, shown.link());
        model.addAttribute(
                "address",
                address
                        + asked.query(part.map(FormPart::number).orElse(1))
                        + (asked.like() > 0 ? "&like=" + asked.like() : ""));
        model.addAttribute("parts", links(address, shown, part, asked));
        model.addAttribute("from", asked.from());
        model.addAttribute("fromQuery", asked.query());
        model.addAttribute(
                "documents",
                page.documents().stream()
                        .map(document -> new Choice(document.value(), document.label(), null))
                        .toList());
        model.addAttribute("cited", cited(course, form.draft(), shown.link()));
        model.addAttribute(
                "addresses",
                page.items().stream()
                        .map(FormPage.ItemSummary::link)
                        .collect(Collectors.toMap(link -> link, link -> CourseTasks.address(course, link))));
        model.addAttribute(
                "statuses",
                page.items().stream()
                        .collect(Collectors.toMap(FormPage.ItemSummary::link, each -> tasks.status(each.progress()))));
        model.addAttribute(
                "next",
                tasks.after(course, form, FormLink.section(section.key())).orElse(null));
        return page.isList() && !writes ? "form-list" : "form";
    }

    /** The parts of a page, where it has several. */
    private List<Link> links(String address, FormPage page, Optional<FormPart> here, Asked asked) {
        if (page.parts().size() < 2 || page.link().isNew()) {
            return List.of();
        }
        return page.parts().stream()
                .map(part -> new Link(
                        sentences.say(
                                "form.part",
                                part.title(),
                                part.answered(),
                                part.fields().size()),
                        address + asked.query(part.number()),
                        here.filter(part::equals).isPresent()))
                .toList();
    }

    /** What each answer of a page cites, with what was found of it, by the id of its field. */
    private Map<String, List<CitationCheck>> cited(Course course, Draft draft, FormLink page) {
        return citations.check(course.organisationId(), draft.readable()).stream()
                .flatMap(check -> FormLink.of(check.pointer(), draft.questions()).stream()
                        .filter(link -> link.page().equals(page.page()))
                        .map(link -> Map.entry(link.anchor(), check)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @PostMapping("/courses/{id}/form/{section}")
    String saveSection(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            Asked asked,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return save(account, id, FormLink.section(section), base, then, asked, request, model, flash);
    }

    @PostMapping("/courses/{id}/form/{section}/{position}")
    String saveItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable int position,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            Asked asked,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return save(account, id, FormLink.item(section, position), base, then, asked, request, model, flash);
    }

    @PostMapping("/courses/{id}/form/{section}/new")
    String saveNewItem(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String then,
            Asked asked,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return save(account, id, FormLink.newItem(section), base, then, asked, request, model, flash);
    }

    private String save(
            Account account,
            UUID id,
            FormLink link,
            int base,
            String then,
            Asked asked,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        Course course = courses.find(account, id);
        Map<String, List<String>> posted = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Arrays.asList(each.getValue())));
        boolean claims = isClaims(link);
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
            return again(course, base, link, result, asked, posted, model);
        }
        return afterwards(course, link, result, then, asked, flash);
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

    private String afterwards(
            Course course,
            FormLink link,
            DraftEditing.Result result,
            String then,
            Asked asked,
            RedirectAttributes flash) {
        Saved saved = result.saved();
        flash.addFlashAttribute("done", sentences.say(saved.mine().isEmpty() ? "form.nothing-new" : "form.saved"));
        if (!saved.theirs().isEmpty()) {
            flash.addFlashAttribute(
                    "theirs", saved.theirs().stream().map(Change::words).toList());
            flash.addFlashAttribute("who", who(result.latest()));
        }
        if (then.equals("check")) {
            return "redirect:/courses/" + course.id() + "/check"
                    + (asked.fromCheck() ? "?since=" + result.latest().number() : "");
        }
        if (then.equals("submit")) {
            return "redirect:" + SubmitPages.address(course, saved.link());
        }
        CourseForm now = CourseForm.of(saved.draft(), editing.catalogue());
        String part = asked.query(Math.max(1, asked.page()));
        if (isWrong(now, saved.link(), asked)) {
            return "redirect:" + CourseTasks.address(course, saved.link().page()) + part;
        }
        if (then.equals("course")) {
            return "redirect:/courses/" + course.id();
        }
        boolean item = (link.isNew() || link.position() > 0) && !isClaims(FormLink.section(link.section()));
        Optional<FormPart> more = saved.link().position() < 0
                ? Optional.empty()
                : now.page(saved.link())
                        .flatMap(page -> page.after(page.part(asked.page(), asked.at())
                                .map(FormPart::number)
                                .orElse(0)));
        if (more.isPresent() && !then.equals("list")) {
            return "redirect:" + CourseTasks.address(course, saved.link().page())
                    + asked.query(more.get().number());
        }
        if (item) {
            return "redirect:" + CourseTasks.address(course, FormLink.section(link.section())) + asked.query();
        }
        if (asked.fromSubmit()) {
            return "redirect:" + SubmitPages.address(course, saved.link());
        }
        return "redirect:"
                + tasks.after(course, now, saved.link()).map(Link::address).orElse("/courses/" + course.id());
    }

    /** Whether something on the page that was sent cannot be used. It is saved all the same; this is the time to see it. */
    private boolean isWrong(CourseForm now, FormLink link, Asked asked) {
        if (isClaims(link)) {
            return ClaimsPage.of(now.draft(), editing.catalogue()).groups().stream()
                    .flatMap(group -> group.elements().stream())
                    .anyMatch(each -> each.claimed() && each.at().isEmpty());
        }
        return now
                .page(link)
                .map(page -> page.part(asked.page(), asked.at())
                        .map(FormPart::fields)
                        .orElse(page.fields()))
                .orElse(List.of())
                .stream()
                .anyMatch(field -> !field.mistakes().isEmpty());
    }

    /** Shows the page again with what the person typed, beside what keeps it from being saved. Nothing was saved. */
    private String again(
            Course course,
            int base,
            FormLink link,
            DraftEditing.Result result,
            Asked asked,
            Map<String, List<String>> posted,
            Model model) {
        Saved saved = result.saved();
        DraftEditing.Opened now = editing.open(result.latest());
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
                                who(result.latest()),
                                conflict.theirs())));
        model.addAttribute("conflicts", saved.conflicts());
        model.addAttribute("who", who(result.latest()));
        model.addAttribute("theirs", saved.theirs().stream().map(Change::words).toList());
        if (isClaims(link)) {
            return claims(
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
        return page(course, now, page.get(), asked, errors, model);
    }

    private String who(Revision revision) {
        return revision.savedBy()
                .flatMap(accounts::byId)
                .map(Account::name)
                .orElseGet(() -> sentences.say("form.somebody"));
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
            flash.addFlashAttribute("notDone", sentences.say("form.outdated", who(e.latest())));
        } catch (MistakesException e) {
            flash.addFlashAttribute(
                    "notDone",
                    e.mistakes().get(0).what() + " " + e.mistakes().get(0).todo());
        }
        return false;
    }
}
