package org.touchstone.door.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.CheckedAgain;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.review.Reminder;
import org.touchstone.casework.review.Reminders;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.Unsaid;
import org.touchstone.door.web.parts.Link;

/** The courses of a provider: the list, one course with all there is to do, its file, its check and its submission. */
@Controller
class CoursePages {

    private static final int ON_A_PAGE = 30;
    private static final int REVISIONS_SHOWN = 10;

    private final Courses courses;
    private final Versions versions;
    private final Accounts accounts;
    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final Citations citations;
    private final RulesetInForce rulesets;
    private final Reminders reminders;
    private final PageSentences sentences;

    CoursePages(
            Courses courses,
            Versions versions,
            Accounts accounts,
            DraftEditing editing,
            CourseTasks tasks,
            Citations citations,
            RulesetInForce rulesets,
            Reminders reminders,
            PageSentences sentences) {
        this.courses = courses;
        this.versions = versions;
        this.accounts = accounts;
        this.editing = editing;
        this.tasks = tasks;
        this.citations = citations;
        this.rulesets = rulesets;
        this.reminders = reminders;
        this.sentences = sentences;
    }

    /**
     * One course of the list.
     *
     * @param course the course
     * @param version its latest submitted version; null where there is none
     * @param waits whether it waits for the provider
     */
    public record Listed(Course course, @Nullable SubmittedVersion version, boolean waits) {}

    @GetMapping("/courses")
    String list(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        Course last = after == null ? null : courses.find(account, after);
        List<Course> some = courses.list(account, last, ON_A_PAGE + 1);
        List<Course> shown = some.subList(0, Math.min(some.size(), ON_A_PAGE));
        Map<UUID, SubmittedVersion> latest = versions.latestOf(shown);
        List<Reminder> waiting = reminders.of(account.organisation().orElseThrow());
        model.addAttribute("reminders", last == null ? waiting : List.of());
        model.addAttribute(
                "courses",
                shown.stream()
                        .map(course -> new Listed(
                                course,
                                latest.get(course.id()),
                                waiting.stream().anyMatch(each -> each.course().equals(course.id()))))
                        .toList());
        model.addAttribute(
                "next", some.size() > ON_A_PAGE ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute("first", last == null);
        return "courses";
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
                        + editing.add(account, bytes(file), name(file), false).id();
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
        } catch (AccountRefusedException e) {
            model.addAttribute("errors", sentences.errors(e));
            return "course-new";
        } catch (MistakesException e) {
            model.addAttribute("errors", Map.of("file", sentences.say("upload.unreadable")));
            model.addAttribute("mistakes", e.mistakes());
            return "course-new";
        }
    }

    private static byte[] bytes(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            return in.readNBytes(NodeReader.MOST_BYTES + 1);
        }
    }

    /** The name of an uploaded file, where it is one that is safe to keep. */
    private static String name(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return name.matches("[\\w .()-]{1,100}\\.(?i:ya?ml|json)") ? name : "course.yaml";
    }

    @GetMapping("/courses/{id}")
    String course(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(name = "drafts", defaultValue = "") String which,
            Model model) {
        Course course = courses.find(account, id);
        String page = course(account, course, Map.of(), model);
        if (which.equals("all")) {
            model.addAttribute("revisions", courses.revisions(course, Integer.MAX_VALUE));
        }
        return page;
    }

    private String course(Account account, Course course, Map<String, String> errors, Model model) {
        Revision revision = courses.latest(course);
        model.addAttribute("errors", errors);
        model.addAttribute("course", course);
        model.addAttribute("revision", revision);
        model.addAttribute("reminders", reminders.of(course.organisationId(), course.id()));
        model.addAttribute("versions", versions.of(course));
        model.addAttribute("revisions", courses.revisions(course, REVISIONS_SHOWN));
        model.addAttribute("names", names(account));
        model.addAttribute("trail", trail(null));
        CourseForm form;
        try {
            form = editing.open(revision).form();
        } catch (UnreadableDraftException e) {
            model.addAttribute("unreadable", e.mistakes());
            return "course-unreadable";
        }
        model.addAttribute("chapters", tasks.of(course, form));
        model.addAttribute("unknown", form.unknownSections());
        return "course";
    }

    private Map<UUID, String> names(Account account) {
        return accounts.of(account.organisation().orElseThrow()).stream()
                .collect(Collectors.toMap(Account::id, Account::name));
    }

    private List<Link> trail(@Nullable Course course) {
        List<Link> trail = new ArrayList<>();
        trail.add(Link.to(sentences.say("navigation.courses"), "/courses"));
        if (course != null) {
            trail.add(Link.to(sentences.title(course), "/courses/" + course.id()));
        }
        return trail;
    }

    /** Puts an uploaded file in the place of the draft. The draft before is kept among the earlier ones. */
    @PostMapping("/courses/{id}/file")
    String upload(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        Course course = courses.find(account, id);
        if (file == null || file.isEmpty()) {
            return course(account, course, Map.of("file", sentences.say("upload.none")), model);
        }
        try {
            String name = name(file);
            editing.replace(account, course, base, bytes(file), name, false, sentences.say("change.uploaded", name));
            then.addFlashAttribute("done", sentences.say("upload.done"));
            return "redirect:/courses/" + id;
        } catch (MistakesException e) {
            model.addAttribute("mistakes", e.mistakes());
            return course(account, course, Map.of("file", sentences.say("upload.unreadable")), model);
        } catch (OutdatedException e) {
            return course(account, course, Map.of("file", sentences.say("upload.outdated")), model);
        } catch (AccountRefusedException e) {
            return course(account, course, sentences.errors(e), model);
        }
    }

    /** The latest draft as a file, to the letter. */
    @GetMapping("/courses/{id}/file")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal Account account, @PathVariable UUID id) {
        return download(courses.latest(courses.find(account, id)));
    }

    /** An earlier draft as a file, to the letter. */
    @GetMapping("/courses/{id}/drafts/{number}/file")
    ResponseEntity<byte[]> draft(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        return download(courses.revision(courses.find(account, id), number).orElseThrow(NotFoundException::new));
    }

    private static ResponseEntity<byte[]> download(Revision revision) {
        return download(revision.text().getBytes(StandardCharsets.UTF_8), revision.fileName(), "application/yaml");
    }

    static ResponseEntity<byte[]> download(byte[] bytes, String name, String type) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(type))
                .body(bytes);
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
        model.addAttribute("trail", trail(course));
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
