package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.CheckedAgain;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.rulesets.RulesetInForce;

/** The check of a draft as it stands. */
@Controller
class CheckPages {

    private final Courses courses;
    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final Citations citations;
    private final RulesetInForce rulesets;
    private final PageSentences sentences;

    CheckPages(
            Courses courses,
            DraftEditing editing,
            CourseTasks tasks,
            Citations citations,
            RulesetInForce rulesets,
            PageSentences sentences) {
        this.courses = courses;
        this.editing = editing;
        this.tasks = tasks;
        this.citations = citations;
        this.rulesets = rulesets;
        this.sentences = sentences;
    }

    /**
     * Checks the draft now, as far as it can be read, and shows the explained report.
     *
     * @param since the number of the draft that was checked before, to say what has come of changing it
     */
    @GetMapping("/courses/{id}/check")
    String check(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int since,
            Model model) {
        Course course = courses.find(account, id);
        Revision revision = courses.latest(course);
        DraftEditing.Opened opened = editing.open(revision);
        CourseForm form = opened.form();
        model.addAttribute("course", course);
        model.addAttribute("trail", sentences.trail(course));
        model.addAttribute("report", LinkedReport.of(opened.report(), form, CourseTasks.from("check", course)));
        model.addAttribute("leftOut", tasks.leftOut(course, form, CourseTasks.from("check", course)));
        List<CitationCheck> cited =
                citations.check(course.organisationId(), form.draft().readable());
        model.addAttribute("citations", cited);
        model.addAttribute("citationLinks", links(course, form, cited));
        model.addAttribute("coming", !rulesets.coming().isEmpty());
        if (since > 0 && since < revision.number()) {
            courses.revision(course, since)
                    .ifPresent(before -> model.addAttribute(
                            "again", CheckedAgain.of(editing.open(before).report(), opened.report())));
        }
        return "check";
    }

    /** Where each answer that cites something is put right, by its place in the file. */
    private static Map<String, String> links(Course course, CourseForm form, List<CitationCheck> cited) {
        Map<String, String> links = new LinkedHashMap<>();
        for (CitationCheck each : cited) {
            FormLink.of(each.pointer(), form.draft().questions())
                    .ifPresent(link -> links.put(
                            each.pointer(), CourseTasks.from("check", course).apply(link)));
        }
        return links;
    }
}
