package org.touchstone.door.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.touchstone.casework.courses.Changes;
import org.touchstone.casework.evidence.CitationCheck;

/** What answers show. Each name is that of a schema of the published OpenAPI, whose words are in {@code messages.properties}. */
final class Answers {

    /** Every schema but the report's. */
    static final List<Class<? extends Record>> SCHEMAS = List.of(
            Me.class,
            Organisation.class,
            Course.class,
            CoursePage.class,
            Version.class,
            VersionList.class,
            Document.class,
            DocumentList.class,
            VersionDocument.class,
            VersionDocumentList.class,
            VersionChanges.class,
            CitationList.class,
            Citation.class,
            ComparedVersion.class,
            Change.class,
            ChangeTarget.class,
            FindingState.class,
            ChangeCause.class,
            Submitting.class,
            Problems.Mistake.class);

    private Answers() {}

    record Me(UUID id, String name, String email, String role, Optional<Organisation> organisation) {}

    record Organisation(UUID id, String name) {

        static Organisation of(org.touchstone.base.accounts.Organisation organisation) {
            return new Organisation(organisation.id(), organisation.name());
        }
    }

    record Course(UUID id, String title, int revision, Instant createdAt) {

        static Course of(org.touchstone.casework.courses.Course course) {
            return new Course(course.id(), course.title(), course.revision(), course.createdAt());
        }
    }

    record CoursePage(List<Course> items, Optional<String> next) {}

    record Version(
            UUID id,
            int number,
            int revision,
            String title,
            String fileName,
            String fileDigest,
            String ruleset,
            LocalDate asOf,
            String verdict,
            String reportDigest,
            UUID submittedBy,
            Instant submittedAt) {

        static Version of(org.touchstone.casework.courses.SubmittedVersion version) {
            return new Version(
                    version.id(),
                    version.number(),
                    version.revision(),
                    version.title(),
                    version.fileName(),
                    version.textDigest(),
                    version.rulesetDigest(),
                    version.asOf(),
                    version.verdict(),
                    version.reportDigest(),
                    version.submittedBy(),
                    version.submittedAt());
        }
    }

    record VersionList(List<Version> items) {}

    record Document(
            UUID id,
            Optional<UUID> course,
            String kind,
            String title,
            String fileName,
            String digest,
            String link,
            long size,
            String mediaType,
            Optional<LocalDate> expiresOn,
            Instant uploadedAt) {

        static Document of(org.touchstone.casework.courses.Document document) {
            return new Document(
                    document.id(),
                    document.courseId(),
                    document.kind().key(),
                    document.title(),
                    document.fileName(),
                    document.digest(),
                    document.link(),
                    document.size(),
                    document.mediaType(),
                    document.expiresOn(),
                    document.uploadedAt());
        }
    }

    record DocumentList(List<Document> items) {}

    record VersionDocument(String title, String fileName, String digest, String link, long size, String mediaType) {}

    record VersionDocumentList(List<VersionDocument> items) {

        static VersionDocumentList of(List<org.touchstone.casework.courses.Document> documents) {
            return new VersionDocumentList(documents.stream()
                    .map(each -> new VersionDocument(
                            each.title(), each.fileName(), each.digest(), each.link(), each.size(), each.mediaType()))
                    .toList());
        }
    }

    record Citation(
            String question,
            String about,
            String pointer,
            String document,
            String title,
            String page,
            String quote,
            String outcome,
            Optional<Integer> found) {

        static Citation of(CitationCheck check) {
            return new Citation(
                    check.question(),
                    check.about(),
                    check.pointer(),
                    check.citation().document(),
                    check.citation().title(),
                    check.citation().page(),
                    check.citation().quote(),
                    check.outcome().key(),
                    check.page() == 0 ? Optional.empty() : Optional.of(check.page()));
        }
    }

    record CitationList(List<Citation> items) {

        static CitationList of(List<CitationCheck> checks) {
            return new CitationList(checks.stream().map(Citation::of).toList());
        }
    }

    record VersionChanges(Optional<ComparedVersion> before, ComparedVersion after, List<Change> changes) {

        static VersionChanges of(
                Optional<org.touchstone.casework.courses.SubmittedVersion> before,
                org.touchstone.casework.courses.SubmittedVersion after,
                List<Changes.Change> changes) {
            return new VersionChanges(
                    before.map(ComparedVersion::of),
                    ComparedVersion.of(after),
                    changes.stream().map(Change::of).toList());
        }
    }

    record ComparedVersion(int version, String verdict, String ruleset, LocalDate asOf) {

        static ComparedVersion of(org.touchstone.casework.courses.SubmittedVersion version) {
            return new ComparedVersion(version.number(), version.verdict(), version.rulesetDigest(), version.asOf());
        }
    }

    record Change(
            String standard,
            List<String> alsoStandards,
            String requirement,
            String part,
            ChangeTarget target,
            Optional<FindingState> before,
            Optional<FindingState> after,
            List<ChangeCause> why) {

        static Change of(Changes.Change change) {
            return new Change(
                    change.standard(),
                    change.alsoStandards(),
                    change.requirement(),
                    change.part(),
                    new ChangeTarget(
                            change.target().kind(),
                            change.target().id(),
                            change.target().label()),
                    change.before().map(FindingState::of),
                    change.after().map(FindingState::of),
                    change.why().stream().map(ChangeCause::of).toList());
        }
    }

    record ChangeTarget(String kind, String id, String label) {}

    record FindingState(String outcome, String strength, String reason) {

        static FindingState of(Changes.State state) {
            return new FindingState(state.outcome(), state.strength(), state.reason());
        }
    }

    record ChangeCause(Changes.Kind kind, String name, Optional<String> before, Optional<String> after) {

        static ChangeCause of(Changes.Cause cause) {
            return new ChangeCause(cause.kind(), cause.name(), cause.before(), cause.after());
        }
    }
}
