package org.touchstone.door.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.review.Reminders;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.impact.Coming;

/** Shows the page of one course: puts all there is to do and to see into its model. */
@Component
class CourseView {

    private static final int REVISIONS_SHOWN = 10;

    private final Courses courses;
    private final Versions versions;
    private final Accounts accounts;
    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final Reminders reminders;
    private final VersionState state;
    private final Coming coming;
    private final PageSentences sentences;

    CourseView(
            Courses courses,
            Versions versions,
            Accounts accounts,
            DraftEditing editing,
            CourseTasks tasks,
            Reminders reminders,
            VersionState state,
            Coming coming,
            PageSentences sentences) {
        this.courses = courses;
        this.versions = versions;
        this.accounts = accounts;
        this.editing = editing;
        this.tasks = tasks;
        this.reminders = reminders;
        this.state = state;
        this.coming = coming;
        this.sentences = sentences;
    }

    String page(Account account, Course course, Map<String, String> errors, Model model) {
        Revision revision = courses.latest(course);
        model.addAttribute("errors", errors);
        model.addAttribute("course", course);
        model.addAttribute("revision", revision);
        model.addAttribute("reminders", reminders.of(course.organisationId(), course.id()));
        List<SubmittedVersion> submitted = versions.of(course);
        model.addAttribute("versions", submitted);
        model.addAttribute("states", state.of(submitted));
        model.addAttribute("revisions", courses.revisions(course, REVISIONS_SHOWN));
        model.addAttribute("names", names(account));
        model.addAttribute("trail", List.of(Link.to(sentences.say("navigation.courses"), "/courses")));
        CourseForm form;
        try {
            form = editing.open(revision).form();
        } catch (UnreadableDraftException e) {
            model.addAttribute("unreadable", e.mistakes());
            return "course-unreadable";
        }
        model.addAttribute("chapters", tasks.of(course, form));
        model.addAttribute("unknown", form.unknownSections());
        model.addAttribute(
                "coming",
                coming.on(revision).orElse(List.of()).stream()
                        .filter(each -> !each.effects().isEmpty())
                        .toList());
        return "course";
    }

    private Map<UUID, String> names(Account account) {
        return accounts.of(account.organisation().orElseThrow()).stream()
                .collect(Collectors.toMap(Account::id, Account::name));
    }
}
