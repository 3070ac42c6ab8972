package org.touchstone.door.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.review.Reminder;
import org.touchstone.casework.review.Reminders;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Unsaid;
import org.touchstone.policy.impact.Coming;

/** The courses of a provider: the list, another added to it, and one course with all there is to do. */
@Controller
class CoursePages {

    private static final int ON_A_PAGE = 30;

    private final Courses courses;
    private final Versions versions;
    private final DraftEditing editing;
    private final CourseView view;
    private final Reminders reminders;
    private final VersionState state;
    private final Coming coming;
    private final PageSentences sentences;

    CoursePages(
            Courses courses,
            Versions versions,
            DraftEditing editing,
            CourseView view,
            Reminders reminders,
            VersionState state,
            Coming coming,
            PageSentences sentences) {
        this.courses = courses;
        this.versions = versions;
        this.editing = editing;
        this.view = view;
        this.reminders = reminders;
        this.state = state;
        this.coming = coming;
        this.sentences = sentences;
    }

    /**
     * One course of the list.
     *
     * @param course the course
     * @param version its latest submitted version; null where there is none
     * @param state how that version stands; null where there is none
     * @param waits whether it waits for the provider
     */
    public record Listed(
            Course course, @Nullable SubmittedVersion version, VersionState.@Nullable Shown state, boolean waits) {}

    @GetMapping("/courses")
    String list(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        Course last = after == null ? null : courses.find(account, after);
        List<Course> some = courses.list(account, last, ON_A_PAGE + 1);
        List<Course> shown = some.subList(0, Math.min(some.size(), ON_A_PAGE));
        Map<UUID, SubmittedVersion> latest = versions.latestOf(shown);
        Map<UUID, VersionState.Shown> states = state.of(latest.values());
        List<Reminder> waiting = reminders.of(account.organisation().orElseThrow());
        model.addAttribute("reminders", last == null ? waiting : List.of());
        model.addAttribute(
                "courses",
                shown.stream()
                        .map(course -> new Listed(
                                course,
                                latest.get(course.id()),
                                stateOf(latest.get(course.id()), states),
                                waiting.stream().anyMatch(each -> each.course().equals(course.id()))))
                        .toList());
        model.addAttribute(
                "next", some.size() > ON_A_PAGE ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute("first", last == null);
        model.addAttribute("announced", last == null ? coming.announced() : List.of());
        return "courses";
    }

    private static VersionState.@Nullable Shown stateOf(
            @Nullable SubmittedVersion version, Map<UUID, VersionState.Shown> states) {
        return version == null ? null : states.get(version.id());
    }

    @GetMapping("/courses/new")
    String add(Model model) {
        model.addAttribute("errors", Map.of());
        return "course-new";
    }

    /** Adds a course: from its title, or from a submission file. */
    @PostMapping("/courses/new")
    String add(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        model.addAttribute("courseTitle", title);
        try {
            if (file != null && !file.isEmpty()) {
                return "redirect:/courses/"
                        + editing.add(account, CourseFilePages.bytes(file), CourseFilePages.name(file), false)
                                .id();
            }
            if (Unsaid.is(title)) {
                model.addAttribute("errors", Map.of("title", sentences.say("course-new.title-needed")));
                return "course-new";
            }
            return "redirect:"
                    + CourseTasks.address(
                            editing.add(account, title),
                            FormLink.section(editing.catalogue()
                                    .questions()
                                    .listOf("element")
                                    .orElseThrow()
                                    .key()));
        } catch (RefusedException e) {
            model.addAttribute("errors", sentences.errors(e));
            return "course-new";
        } catch (MistakesException e) {
            model.addAttribute("errors", Map.of("file", sentences.say("upload.unreadable")));
            model.addAttribute("mistakes", e.mistakes());
            return "course-new";
        }
    }

    @GetMapping("/courses/{id}")
    String course(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(name = "drafts", defaultValue = "") String which,
            Model model) {
        Course course = courses.find(account, id);
        String page = view.page(account, course, Map.of(), model);
        if (which.equals("all")) {
            model.addAttribute("revisions", courses.revisions(course, Integer.MAX_VALUE));
        }
        return page;
    }
}
