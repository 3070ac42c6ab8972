package org.touchstone.door.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.form.FormLink;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.submission.Questions;

/** What would settle the findings on a draft: a page of its own beside the check, for it takes a moment. */
@Controller
class SuggestionPages {

    /** More than these nobody reads at once: the rest is folded. */
    private static final int MOST = 20;

    private final Courses courses;
    private final DraftEditing drafts;
    private final PageSentences sentences;

    SuggestionPages(Courses courses, DraftEditing drafts, PageSentences sentences) {
        this.courses = courses;
        this.drafts = drafts;
        this.sentences = sentences;
    }

    /**
     * One change, with the way to where it is made.
     *
     * @param words what to answer, or what to add
     * @param address where; empty where no page asks it
     */
    public record Step(String words, Optional<String> address) {}

    /**
     * Changes that belong together.
     *
     * @param steps what to change
     * @param settles what comes of it
     * @param but what comes out worse then
     * @param inWords whether something has to be written, and nothing chosen, counted or listed
     */
    public record Together(List<Step> steps, List<String> settles, List<String> but, boolean inWords) {}

    @GetMapping("/courses/{id}/suggestions")
    String suggestions(@AuthenticationPrincipal Account account, @PathVariable UUID id, Model model) {
        Course course = courses.find(account, id);
        Questions questions = drafts.catalogue().questions();
        Suggested suggested = drafts.suggest(courses.latest(course));
        model.addAttribute("course", course);
        model.addAttribute("trail", sentences.trail(course));
        model.addAttribute("courseTitle", sentences.title(course));
        model.addAttribute("margins", suggested.margins());
        List<Together> all = suggested.together().stream()
                .map(each -> together(each, course, questions))
                .toList();
        List<Together> chosen =
                all.stream().filter(each -> !each.inWords()).limit(MOST).toList();
        model.addAttribute("together", chosen);
        model.addAttribute(
                "more",
                all.stream()
                        .filter(each -> !each.inWords() && !chosen.contains(each))
                        .toList());
        model.addAttribute("inWords", all.stream().filter(Together::inWords).toList());
        return "suggestions";
    }

    private static Together together(Suggested.Together together, Course course, Questions questions) {
        return new Together(
                together.steps().stream()
                        .map(step -> new Step(
                                step.words(),
                                FormLink.of(step.pointer(), questions).map(link -> CourseTasks.address(course, link))))
                        .toList(),
                together.settles().stream().map(Suggested.Settled::words).toList(),
                together.but(),
                together.inWords());
    }
}
