package org.touchstone.door.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.form.ClaimsPage;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPart;
import org.touchstone.casework.form.Saved;
import org.touchstone.door.web.parts.Link;

/** Where somebody goes on who has saved a page of the form: to where they came from, or to what is next to do. */
@Component
class AfterSaving {

    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final FormView view;
    private final PageSentences sentences;

    AfterSaving(DraftEditing editing, CourseTasks tasks, FormView view, PageSentences sentences) {
        this.editing = editing;
        this.tasks = tasks;
        this.view = view;
        this.sentences = sentences;
    }

    /** Says what was saved, and where to go. */
    String address(
            Course course,
            FormLink link,
            DraftEditing.Result result,
            String then,
            PartAsked asked,
            RedirectAttributes flash) {
        Saved saved = result.saved();
        CourseForm now = CourseForm.of(saved.draft(), editing.catalogue());
        boolean wrongHere = isWrong(now, saved.link(), asked);
        boolean wrong = then.equals("submit") ? !now.mistakes().isEmpty() : !then.equals("check") && wrongHere;
        String done = saved.mine().isEmpty() ? "form.nothing-new" : wrong ? "form.saved-but" : "form.saved";
        flash.addFlashAttribute("done", sentences.say(done));
        if (then.equals("submit")) {
            return "redirect:" + SubmitPages.address(course, saved.link());
        }
        if (then.equals("check")) {
            return "redirect:/courses/" + course.id() + "/check";
        }
        String wronglyCited = wronglyCited(course, saved);
        if (!wronglyCited.isEmpty()) {
            flash.addFlashAttribute("notDone", wronglyCited);
        }
        String part = asked.query(Math.max(1, asked.page()));
        if (wrongHere) {
            return "redirect:" + CourseTasks.address(course, saved.link().page()) + part;
        }
        if (then.equals("course")) {
            return "redirect:/courses/" + course.id();
        }
        boolean item = (link.isNew() || link.position() > 0) && !view.isClaims(FormLink.section(link.section()));
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

    /** What the answers that were changed cite and is not there, as sentences: the check and the page before submitting say it too. */
    private String wronglyCited(Course course, Saved saved) {
        Map<String, List<CitationCheck>> cited = view.cited(course, saved.draft(), saved.link());
        return saved.mine().stream()
                .map(change -> change.link().anchor())
                .distinct()
                .flatMap(anchor -> cited.getOrDefault(anchor, List.of()).stream())
                .filter(CitationCheck::wrong)
                .map(check -> sentences.say(
                        "citations.look",
                        check.question(),
                        sentences.say("citations.outcome." + check.outcome().key(), check.page())))
                .collect(Collectors.joining(" "));
    }

    /** Whether something on the page that was sent cannot be used. It is saved all the same; this is the time to see it. */
    private boolean isWrong(CourseForm now, FormLink link, PartAsked asked) {
        if (view.isClaims(link)) {
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
}
