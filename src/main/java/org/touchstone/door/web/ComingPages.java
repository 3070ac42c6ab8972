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
import org.touchstone.policy.impact.Coming;

/** What rules and numbers that are not in force yet change for a course, for its provider. */
@Controller
class ComingPages {

    private final Courses courses;
    private final Coming coming;
    private final PageSentences sentences;

    ComingPages(Courses courses, Coming coming, PageSentences sentences) {
        this.courses = courses;
        this.coming = coming;
        this.sentences = sentences;
    }

    @GetMapping("/courses/{id}/coming")
    String coming(@AuthenticationPrincipal Account account, @PathVariable UUID id, Model model) {
        Course course = courses.find(account, id);
        Optional<List<Coming.Change>> changes = coming.on(courses.latest(course));
        model.addAttribute("coming", changes.orElse(List.of()));
        model.addAttribute("announced", changes.isPresent() ? List.of() : coming.announced());
        model.addAttribute("unreadable", changes.isEmpty());
        model.addAttribute("course", course);
        model.addAttribute("trail", sentences.trail(course));
        return "coming";
    }
}
