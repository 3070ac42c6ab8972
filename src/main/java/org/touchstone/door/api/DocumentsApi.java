package org.touchstone.door.api;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.door.files.Downloads;

/** The documents that an organisation holds as evidence, for all of its courses or for one. */
@RestController
@RequestMapping("/api/v1")
class DocumentsApi {

    private static final int REASON_AT_MOST = 2_000;

    private final Documents documents;
    private final Courses courses;
    private final EvidenceFiles files;
    private final Idempotency idempotency;

    DocumentsApi(Documents documents, Courses courses, EvidenceFiles files, Idempotency idempotency) {
        this.documents = documents;
        this.courses = courses;
        this.files = files;
        this.idempotency = idempotency;
    }

    @GetMapping("/documents")
    Answers.DocumentList listDocuments(@AuthenticationPrincipal Account who) {
        return list(who, null);
    }

    @GetMapping("/courses/{id}/documents")
    Answers.DocumentList listCourseDocuments(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        return list(who, courses.find(who, id));
    }

    private Answers.DocumentList list(Account who, @Nullable Course course) {
        return new Answers.DocumentList(
                documents.list(who, course).stream().map(Answers.Document::of).toList());
    }

    @PostMapping("/documents")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> addDocument(
            @AuthenticationPrincipal Account who,
            Upload upload,
            @RequestParam String title,
            @RequestParam(defaultValue = "other") String kind,
            @RequestParam(required = false) @Nullable String expiresOn,
            @RequestParam(required = false) @Nullable UUID course,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws Exception {
        return add(who, course(who, course), upload, title, kind, expiresOn, key);
    }

    @PostMapping("/courses/{id}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> addCourseDocument(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            Upload upload,
            @RequestParam String title,
            @RequestParam(defaultValue = "other") String kind,
            @RequestParam(required = false) @Nullable String expiresOn,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws Exception {
        return add(who, courses.find(who, id), upload, title, kind, expiresOn, key);
    }

    private @Nullable Course course(Account who, @Nullable UUID id) {
        try {
            return id == null ? null : courses.find(who, id);
        } catch (NotFoundException e) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.course");
        }
    }

    private ResponseEntity<byte[]> add(
            Account who,
            @Nullable Course course,
            Upload upload,
            String title,
            String kindKey,
            @Nullable String expiresOn,
            @Nullable String key)
            throws Exception {
        DocumentKind kind = Arrays.stream(DocumentKind.values())
                .filter(each -> each.key().equals(kindKey))
                .findFirst()
                .orElseThrow(() -> new InvalidException(ProblemKind.INVALID, "api.invalid.kind"));
        LocalDate expires = expiresOn == null || expiresOn.isEmpty() ? null : Reports.day("expiresOn", expiresOn);
        String name = upload.name().isBlank() ? title : upload.name();
        try (InputStream bytes = upload.bytes();
                EvidenceFiles.Received received = files.receive(bytes)) {
            String request = Digests.ofParts(
                    "add document",
                    course == null ? "" : course.id(),
                    kind.key(),
                    title,
                    expires == null ? "" : expires,
                    name,
                    received.file().digest());
            return idempotency.prepared(who, key, request, () -> {
                documents.bring(who, title, received);
                return () -> {
                    Document document = documents.add(who, course, kind, title, name, received, expires);
                    return new Idempotency.Created("/api/v1/documents/" + document.id(), Answers.Document.of(document));
                };
            });
        }
    }

    @GetMapping("/documents/{id}")
    Answers.Document readDocument(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        return Answers.Document.of(documents.find(who, id));
    }

    @GetMapping("/documents/{id}/file")
    ResponseEntity<Resource> readDocumentFile(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        return Downloads.document(documents.find(who, id), files);
    }

    @DeleteMapping("/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDocument(@AuthenticationPrincipal Account who, @PathVariable UUID id, @RequestParam String reason) {
        String tidy = reason.strip();
        if (tidy.isEmpty()
                || tidy.length() > REASON_AT_MOST
                || tidy.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException("reason", "refused.reason");
        }
        documents.remove(who, id, tidy);
    }
}
