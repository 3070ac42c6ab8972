package org.touchstone.door.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.CheckedAgain;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.policy.impact.Coming;

/** The check of a draft as it stands. */
@Controller
class CheckPages {

    private final Courses courses;
    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final Citations citations;
    private final Coming coming;
    private final PageSentences sentences;

    CheckPages(
            Courses courses,
            DraftEditing editing,
            CourseTasks tasks,
            Citations citations,
            Coming coming,
            PageSentences sentences) {
        this.courses = courses;
        this.editing = editing;
        this.tasks = tasks;
        this.citations = citations;
        this.coming = coming;
        this.sentences = sentences;
    }

    /**
     * Checks the draft now, as far as it can be read, and shows the explained report.
     */
    @GetMapping("/courses/{id}/check")
    String check(@AuthenticationPrincipal Account account, @PathVariable UUID id, HttpSession session, Model model) {
        Course course = courses.find(account, id);
        Revision revision = courses.latest(course);
        DraftEditing.Opened opened = editing.open(revision);
        CourseForm form = opened.form();
        model.addAttribute("course", course);
        model.addAttribute("trail", sentences.trail(course));
        model.addAttribute("report", LinkedReport.of(opened.report(), form, CourseTasks.from("check", course)));
        model.addAttribute(
                "day",
                sentences.say(
                        "check.day",
                        ReadableValues.date(opened.report().assessment().asOf())));
        model.addAttribute("leftOut", tasks.leftOut(course, form, CourseTasks.from("check", course)));
        List<CitationCheck> cited =
                citations.checkDraft(course.organisationId(), form.draft().readable());
        model.addAttribute("citations", cited);
        model.addAttribute("citationLinks", CourseTasks.links(form, cited, CourseTasks.from("check", course)));
        model.addAttribute("coming", coming.on(revision).orElse(List.of()));
        int since = since(session, course, revision.number());
        if (since > 0) {
            courses.revision(course, since)
                    .ifPresent(before -> model.addAttribute(
                            "again", CheckedAgain.of(editing.open(before).report(), opened.report())));
        }
        return "check";
    }

    /**
     * Which drafts of a course somebody has looked at the check of.
     *
     * @param last the number of the last one
     * @param before that of the one before; 0 where there is none
     */
    private record Looked(int last, int before) implements Serializable {}

    /** The draft whose check this person looked at before that of the draft as it is now; 0 where there is none. */
    private static int since(HttpSession session, Course course, int now) {
        String name = "check of " + course.id();
        Looked looked = session.getAttribute(name) instanceof Looked known ? known : new Looked(0, 0);
        if (looked.last() == now) {
            return looked.before();
        }
        session.setAttribute(name, new Looked(now, looked.last()));
        return looked.last();
    }
}
