package org.touchstone.door.api;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;

/** What was submitted, for those who judge it. */
@RestController
@RequestMapping("/api/v1/submitted/{version}")
class SubmittedApi {

    private final Versions versions;

    SubmittedApi(Versions versions) {
        this.versions = versions;
    }

    @GetMapping
    Answers.Version readSubmitted(@PathVariable UUID version) {
        return Answers.Version.of(find(version));
    }

    @GetMapping("/submission")
    ResponseEntity<byte[]> readSubmittedFile(@PathVariable UUID version) {
        SubmittedVersion found = find(version);
        return CoursesApi.file(versions.text(found), found.fileName(), "\"" + found.textDigest() + "\"");
    }

    @GetMapping("/report")
    ResponseEntity<byte[]> readSubmittedReport(@PathVariable UUID version) {
        SubmittedVersion found = find(version);
        return ResponseEntity.ok()
                .eTag("\"" + found.reportDigest() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(versions.report(found));
    }

    private SubmittedVersion find(UUID version) {
        return versions.byId(version).orElseThrow(NotFoundException::new);
    }
}
