package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.ClaimsPage;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.FormPart;
import org.touchstone.casework.sheets.Sheet;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** Shows the pages of the form: puts what each template says into its model. */
@Component
class FormView {

    private final DraftEditing editing;
    private final Citations citations;
    private final CourseTasks tasks;
    private final PageSentences sentences;

    FormView(DraftEditing editing, Citations citations, CourseTasks tasks, PageSentences sentences) {
        this.editing = editing;
        this.citations = citations;
        this.tasks = tasks;
        this.sentences = sentences;
    }

    /** The page of what the course claims. */
    String claims(
            Course course,
            DraftEditing.Opened opened,
            List<ClaimsPage.Group> groups,
            PartAsked asked,
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

    /** The page of a section, of a list or of an item. */
    String page(
            Course course,
            DraftEditing.Opened opened,
            FormPage page,
            PartAsked asked,
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
        model.addAttribute(
                "questionsAt",
                section.questions().stream()
                        .collect(Collectors.toMap(
                                question -> shown.link().at(question.key()).anchor(), Question::ask)));
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
    private List<Link> links(String address, FormPage page, Optional<FormPart> here, PartAsked asked) {
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
    Map<String, List<CitationCheck>> cited(Course course, CourseDraft draft, FormLink page) {
        return citations.checkDraft(course.organisationId(), draft.readable()).stream()
                .flatMap(check -> FormLink.of(check.pointer(), draft.questions()).stream()
                        .filter(link -> link.page().equals(page.page()))
                        .map(link -> Map.entry(link.anchor(), check)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Whether this is the page of what the course claims. */
    boolean isClaims(FormLink link) {
        return link.position() <= 0
                && editing.catalogue()
                        .questions()
                        .section(link.section())
                        .filter(section -> section.kind().equals("element"))
                        .isPresent();
    }
}
