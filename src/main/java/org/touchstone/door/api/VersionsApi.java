package org.touchstone.door.api;

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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;

/** What was submitted of a course, and submitting it. */
@RestController
@RequestMapping("/api/v1/courses/{id}/versions")
class VersionsApi {

    private static final int WHY_AT_MOST = 2_000;

    private final Courses courses;
    private final Versions versions;
    private final Submitter submitter;
    private final Rereading rereading;
    private final Idempotency idempotency;

    VersionsApi(Courses courses, Versions versions, Submitter submitter, Rereading rereading, Idempotency idempotency) {
        this.courses = courses;
        this.versions = versions;
        this.submitter = submitter;
        this.rereading = rereading;
        this.idempotency = idempotency;
    }

    @GetMapping
    Answers.VersionList listVersions(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        return new Answers.VersionList(versions.of(courses.find(who, id)).stream()
                .map(Answers.Version::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> submitCourse(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            Submitting submitting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws Exception {
        String why = plain(submitting.why());
        String request = Digests.ofParts("submit course", id, String.valueOf(ifMatch), why);
        return idempotency.prepared(who, key, request, () -> {
            Course course = courses.find(who, id);
            Submitter.Evaluated evaluated =
                    submitter.evaluate(who, course, EntityTags.base(ifMatch, course.revision()));
            return () -> {
                SubmittedVersion version = submitter.submit(who, course, evaluated, why, "");
                return new Idempotency.Created(
                        "/api/v1/courses/" + id + "/versions/" + version.number(), Answers.Version.of(version));
            };
        });
    }

    @GetMapping("/{number}")
    Answers.Version readVersion(@AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return Answers.Version.of(find(who, id, number));
    }

    @GetMapping("/{number}/submission")
    ResponseEntity<byte[]> readVersionSubmission(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        SubmittedVersion version = find(who, id, number);
        return CoursesApi.file(versions.text(version), version.fileName(), version.textDigest());
    }

    @GetMapping("/{number}/report")
    ResponseEntity<byte[]> readVersionReport(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        SubmittedVersion version = find(who, id, number);
        return ResponseEntity.ok()
                .eTag(version.reportDigest())
                .contentType(MediaType.APPLICATION_JSON)
                .body(versions.report(version));
    }

    @GetMapping("/{number}/changes")
    Answers.VersionChanges readVersionChanges(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        Course course = courses.find(who, id);
        SubmittedVersion after = versions.find(course, number);
        if (number == 1) {
            return Answers.VersionChanges.of(Optional.empty(), after, List.of());
        }
        SubmittedVersion before = versions.find(course, number - 1);
        return Answers.VersionChanges.of(
                Optional.of(before), after, rereading.difference(before, after).results());
    }

    private SubmittedVersion find(Account who, UUID id, int number) {
        return versions.find(courses.find(who, id), number);
    }

    /** A text for the record: some lines of a person's, without signs that nobody can see. */
    private static String plain(String why) {
        String tidy = why.strip();
        boolean visible = tidy.codePoints()
                .allMatch(c -> (!Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                        && Character.getType(c) != Character.SURROGATE);
        if (tidy.length() > WHY_AT_MOST || !visible) {
            throw new RefusedException("why", "refused.why");
        }
        return tidy;
    }
}
