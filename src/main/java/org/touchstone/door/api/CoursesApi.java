package org.touchstone.door.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.door.files.Downloads;

/** The courses of the organisation, and their drafts. */
@RestController
@RequestMapping("/api/v1/courses")
class CoursesApi {

    private static final String PATH = "/api/v1/courses";

    private final Courses courses;
    private final Citations citations;
    private final DraftEditing editing;
    private final Reports reports;
    private final Idempotency idempotency;
    private final Problems words;

    CoursesApi(
            Courses courses,
            Citations citations,
            DraftEditing editing,
            Reports reports,
            Idempotency idempotency,
            Problems words) {
        this.courses = courses;
        this.citations = citations;
        this.editing = editing;
        this.reports = reports;
        this.idempotency = idempotency;
        this.words = words;
    }

    @GetMapping
    ResponseEntity<Answers.CoursePage> listCourses(
            @AuthenticationPrincipal Account who,
            @RequestParam(defaultValue = Cursor.USUAL) int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Cursor.limit(limit);
        List<Course> some = courses.list(who, last(who, after), most + 1);
        if (some.size() <= most) {
            return ResponseEntity.ok(new Answers.CoursePage(shown(some), Optional.empty()));
        }
        String next = PATH + "?limit=" + most + "&after="
                + Cursor.after(some.get(most - 1).id());
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new Answers.CoursePage(shown(some.subList(0, most)), Optional.of(next)));
    }

    private @Nullable Course last(Account who, @Nullable String after) {
        UUID last = Cursor.last(after);
        try {
            return last == null ? null : courses.find(who, last);
        } catch (NotFoundException e) {
            throw Cursor.unknown();
        }
    }

    private static List<Answers.Course> shown(List<Course> some) {
        return some.stream().map(Answers.Course::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> addCourse(
            @AuthenticationPrincipal Account who,
            SubmissionFile file,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws Exception {
        String request = Digests.ofParts("add course", file.name(), draft, file.bytes());
        ResponseEntity<byte[]> answer = idempotency.once(who, key, request, () -> {
            Course course = editing.add(who, file.bytes(), file.name(), draft);
            return new Idempotency.Created(PATH + "/" + course.id(), Answers.Course.of(course));
        });
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .eTag(EntityTags.of(1))
                .body(answer.getBody());
    }

    @GetMapping("/{id}")
    ResponseEntity<Answers.Course> readCourse(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        return shown(courses.find(who, id));
    }

    @GetMapping("/{id}/submission")
    ResponseEntity<byte[]> readSubmission(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        Revision draft = courses.latest(courses.find(who, id));
        return file(draft.text(), draft.fileName(), EntityTags.of(draft.number()));
    }

    /** A submission file as an answer, word for word. */
    static ResponseEntity<byte[]> file(String text, String name, String tag) {
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(
                        name.endsWith(".json") ? MediaType.APPLICATION_JSON : MediaType.valueOf("application/yaml"))
                .header("Content-Security-Policy", Downloads.SANDBOX)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping("/{id}/submission")
    ResponseEntity<Answers.Course> saveSubmission(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            SubmissionFile file,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws OutdatedException, MistakesException {
        Course course = courses.find(who, id);
        int base = EntityTags.base(ifMatch, course.revision());
        editing.replace(who, course, base, file.bytes(), file.name(), draft, words.text("api.course.saved"));
        return shown(courses.find(who, id));
    }

    @GetMapping(
            path = "/{id}/report",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> readReport(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String only,
            @RequestParam(defaultValue = "true") boolean advice,
            @RequestParam(defaultValue = "false") boolean suggest,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws MistakesException {
        Revision draft = courses.latest(courses.find(who, id));
        byte[] file = draft.text().getBytes(StandardCharsets.UTF_8);
        return reports.check(file, draft.fileName(), asOf, only, advice, suggest, accept);
    }

    @GetMapping("/{id}/citations")
    Answers.CitationList readCitations(@AuthenticationPrincipal Account who, @PathVariable UUID id)
            throws MistakesException {
        Course course = courses.find(who, id);
        Revision draft = courses.latest(course);
        return Answers.CitationList.of(citations.checkDraft(
                course.organisationId(),
                SubmissionReader.read(
                        draft.text().getBytes(StandardCharsets.UTF_8),
                        draft.fileName(),
                        editing.catalogue().questions())));
    }

    private static ResponseEntity<Answers.Course> shown(Course course) {
        return ResponseEntity.ok().eTag(EntityTags.of(course.revision())).body(Answers.Course.of(course));
    }
}
