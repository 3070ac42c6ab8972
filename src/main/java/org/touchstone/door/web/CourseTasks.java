package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.form.Chapter;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.Progress;
import org.touchstone.casework.form.Progress.State;
import org.touchstone.check.submission.Section;
import org.touchstone.door.web.parts.Link;
import org.touchstone.door.web.parts.Task;

/** What there is to do for a course: first what it claims, then everything that this claim needs. */
@Component
class CourseTasks {

    private final PageSentences sentences;

    CourseTasks(PageSentences sentences) {
        this.sentences = sentences;
    }

    /**
     * The sections of one chapter as things to do.
     *
     * @param key the chapter's name in addresses
     * @param title its heading
     * @param tasks its sections
     */
    public record ChapterTasks(String key, String title, List<Task> tasks) {}

    /** Where on the web a place of the form is. */
    static String address(Course course, FormLink link) {
        return address(course.id(), link);
    }

    /** The same, of a course by its id. */
    static String address(UUID course, FormLink link) {
        String place = link.isNew() ? "/new" : link.position() > 0 ? "/" + link.position() : "";
        String at = link.question().isEmpty() ? "" : "?at=" + link.question() + "#" + link.anchor();
        return "/courses/" + course + "/form/" + link.section() + place + at;
    }

    /** Where a place of the form is for somebody who comes from another page, and wants to go back to it. */
    static Function<FormLink, String> from(String where, Course course) {
        return link -> {
            String address = address(course, link);
            int anchor = address.indexOf('#');
            String page = anchor < 0 ? address : address.substring(0, anchor);
            return page + (page.contains("?") ? "&" : "?") + "from=" + where + address.substring(page.length());
        };
    }

    /**
     * An answer that cannot be read yet, with the way to where it is put right.
     *
     * @param what what is wrong and what to do
     * @param where the field in words
     * @param address where it is; the page of the course where no page of the form shows it
     */
    public record Placed(String what, String where, String address) {}

    /** The answers that a check leaves out. */
    List<Placed> leftOut(Course course, CourseForm form, Function<FormLink, String> address) {
        return form.mistakes().stream()
                .map(each -> new Placed(
                        form.words(each),
                        each.link().map(form::words).orElseGet(() -> sentences.say("course.unknown")),
                        each.link().map(address).orElse("/courses/" + course.id() + "#unknown")))
                .toList();
    }

    /** Where each answer that cites something is put right, by its place in the file. */
    static Map<String, String> links(CourseForm form, List<CitationCheck> cited, Function<FormLink, String> address) {
        Map<String, String> links = new LinkedHashMap<>();
        for (CitationCheck each : cited) {
            FormLink.of(each.pointer(), form.draft().questions())
                    .ifPresent(link -> links.put(each.pointer(), address.apply(link)));
        }
        return links;
    }

    /** Everything there is to do, chapter by chapter. */
    List<ChapterTasks> of(Course course, CourseForm form) {
        List<ChapterTasks> chapters = new ArrayList<>();
        for (Chapter chapter : form.chapters()) {
            List<Task> tasks = new ArrayList<>();
            for (Section section : chapter.sections()) {
                if (isClaims(section)) {
                    chapters.add(0, claims(course, form, section));
                } else {
                    tasks.add(task(
                            course,
                            FormLink.section(section.key()),
                            section.title(),
                            form.progress().of(section)));
                }
            }
            chapters.add(new ChapterTasks(chapter.key(), chapter.title(), List.copyOf(tasks)));
        }
        return List.copyOf(chapters);
    }

    private static boolean isClaims(Section section) {
        return section.kind().equals("element");
    }

    private ChapterTasks claims(Course course, CourseForm form, Section section) {
        FormLink link = FormLink.section(section.key());
        List<FormPage.ItemSummary> items = form.page(link).map(FormPage::items).orElse(List.of());
        int mistakes = form.progress().of(section).mistakes();
        State state = items.isEmpty() ? State.NOT_STARTED : State.DONE;
        List<Task> tasks = new ArrayList<>();
        tasks.add(task(course, link, sentences.say("claims.task"), new Progress(0, 0, mistakes, state)));
        for (FormPage.ItemSummary item : items) {
            if (item.progress().asked() > 0) {
                tasks.add(task(course, item.link(), item.label(), item.progress()));
            }
        }
        return new ChapterTasks(section.key(), section.title(), List.copyOf(tasks));
    }

    private Task task(Course course, FormLink link, String name, Progress progress) {
        String status =
                progress.mistakes() > 0 ? sentences.say("task.mistakes", progress.mistakes()) : status(progress);
        boolean done =
                progress.mistakes() == 0 && (progress.state() == State.DONE || progress.state() == State.NOT_ASKED);
        return new Task(name, null, address(course, link), status, done);
    }

    /** How far something has come, in words. */
    String status(Progress progress) {
        return sentences.say("task." + progress.state(), progress.answered(), progress.asked());
    }

    /** The first thing to do after a page that is not done yet; nothing after the last. */
    Optional<Link> after(Course course, CourseForm form, FormLink page) {
        List<Task> all = of(course, form).stream()
                .flatMap(chapter -> chapter.tasks().stream())
                .toList();
        String here = address(course, page.page());
        int index = all.stream().map(Task::address).toList().indexOf(here);
        return all.stream()
                .skip(index + 1)
                .filter(task -> !task.done() && task.address() != null)
                .map(task -> Link.to(task.name(), String.valueOf(task.address())))
                .findFirst();
    }
}
