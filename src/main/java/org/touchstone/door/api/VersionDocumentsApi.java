package org.touchstone.door.api;

import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.files.Downloads;

/** The documents that a submitted version cites: for the organisation whose it is, and for those who judge it. */
@RestController
@RequestMapping("/api/v1")
class VersionDocumentsApi {

    private static final String OURS = "/courses/{id}/versions/{number}/documents";
    private static final String THEIRS = "/submitted/{version}/documents";

    private final Courses courses;
    private final Versions versions;
    private final Documents documents;
    private final EvidenceFiles files;

    VersionDocumentsApi(Courses courses, Versions versions, Documents documents, EvidenceFiles files) {
        this.courses = courses;
        this.versions = versions;
        this.documents = documents;
        this.files = files;
    }

    @GetMapping(OURS)
    Answers.VersionDocumentList listVersionDocuments(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        Course course = courses.find(who, id);
        return list(course, versions.find(course, number));
    }

    @GetMapping(OURS + "/{digest}")
    ResponseEntity<Resource> readVersionDocument(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String digest) {
        Course course = courses.find(who, id);
        return file(course, versions.find(course, number), digest);
    }

    @GetMapping(THEIRS)
    Answers.VersionDocumentList listSubmittedDocuments(@PathVariable UUID version) {
        SubmittedVersion found = find(version);
        return list(versions.course(found), found);
    }

    @GetMapping(THEIRS + "/{digest}")
    ResponseEntity<Resource> readSubmittedDocument(@PathVariable UUID version, @PathVariable String digest) {
        SubmittedVersion found = find(version);
        return file(versions.course(found), found, digest);
    }

    private SubmittedVersion find(UUID version) {
        return versions.byId(version).orElseThrow(NotFoundException::new);
    }

    private Answers.VersionDocumentList list(Course course, SubmittedVersion version) {
        return Answers.VersionDocumentList.of(
                documents.in(course.organisationId(), versions.text(version), version.submittedAt()));
    }

    private ResponseEntity<Resource> file(Course course, SubmittedVersion version, String digest) {
        return Downloads.document(
                documents.in(course.organisationId(), versions.text(version), version.submittedAt(), digest), files);
    }
}
