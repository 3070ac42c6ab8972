package org.touchstone.door.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.door.files.Downloads;

/** The file of a course: its draft, and each earlier one, to the letter; another put in its place. */
@Controller
class CourseFilePages {

    private final Courses courses;
    private final DraftEditing editing;
    private final CourseView view;
    private final PageSentences sentences;
    private final SavedMeanwhile meanwhile;

    CourseFilePages(
            Courses courses, DraftEditing editing, CourseView view, PageSentences sentences, SavedMeanwhile meanwhile) {
        this.courses = courses;
        this.editing = editing;
        this.view = view;
        this.sentences = sentences;
        this.meanwhile = meanwhile;
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
            return view.page(account, course, Map.of("file", sentences.say("upload.none")), model);
        }
        try {
            String name = name(file);
            editing.replace(account, course, base, bytes(file), name, false, sentences.say("change.uploaded", name));
            then.addFlashAttribute("done", sentences.say("upload.done"));
            return "redirect:/courses/" + id;
        } catch (MistakesException e) {
            model.addAttribute("mistakes", e.mistakes());
            return view.page(account, course, Map.of("file", sentences.say("upload.unreadable")), model);
        } catch (OutdatedException e) {
            return view.page(
                    account, course, Map.of("file", meanwhile.say("upload.outdated", account, course, base)), model);
        } catch (RefusedException e) {
            return view.page(account, course, sentences.errors(e), model);
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
        return Downloads.file(
                revision.text().getBytes(StandardCharsets.UTF_8), revision.fileName(), "application/yaml");
    }

    /** What was uploaded, as far as a file may be long. */
    static byte[] bytes(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            return in.readNBytes(NodeReader.MOST_BYTES + 1);
        }
    }

    /** The name of an uploaded file, where it is one that is safe to keep. */
    static String name(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return name.matches("[\\w .()-]{1,100}\\.(?i:ya?ml|json)") ? name : "course.yaml";
    }
}
