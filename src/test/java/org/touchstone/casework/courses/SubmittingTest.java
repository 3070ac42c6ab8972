package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.audit.Digests;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/** From a first draft to a submitted version, in the database of the run. */
@Tag("service")
@OnEachDatabase
class SubmittingTest {

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Rereading rereading = service.bean(Rereading.class);
    private final Versions versions = service.bean(Versions.class);
    private final Submitter submitter = service.bean(Submitter.class);
    private final Account provider = service.person(Role.PROVIDER);

    private static String complete() throws Exception {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"));
    }

    @Test
    void aVersionKeepsItsFileItsRulesetAndItsReport() throws Exception {
        Course course = courses.add(provider, "Coaching", complete(), "course.yaml");
        SubmittedVersion version = submitter.submit(provider, course, 1, "first try");

        assertThat(version.number()).isEqualTo(1);
        assertThat(versions.text(version)).isEqualTo(complete());
        assertThat(Digests.of(versions.report(version))).isEqualTo(version.reportDigest());
        assertThat(new String(versions.report(version), StandardCharsets.UTF_8))
                .isEqualTo(new String(JsonReport.kept(rereading.evaluateAgain(version)), StandardCharsets.UTF_8));
        assertThat(rereading.replays(version)).isTrue();
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void whatWasFoundOfAVersionIsMadeOnceForItsReadersAndAnewForTheProofOfIt() throws Exception {
        Course course = courses.add(provider, "Coaching", complete(), "course.yaml");
        SubmittedVersion version = submitter.submit(provider, course, 1, "");

        Report found = rereading.found(version);
        assertThat(rereading.found(version)).isSameAs(found);
        assertThat(rereading.answers(version)).isSameAs(rereading.answers(version));
        Report again = rereading.evaluateAgain(version);
        assertThat(again).isNotSameAs(found);
        assertThat(JsonReport.bytes(again)).isEqualTo(JsonReport.bytes(found));
    }

    @Test
    void theSameDraftIsNotSubmittedTwice() throws Exception {
        Course course = courses.add(provider, "Coaching", complete(), "course.yaml");
        submitter.submit(provider, course, 1, "");
        assertThatThrownBy(() -> submitter.submit(provider, course, 1, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.nothing-changed");
        assertThat(versions.of(course)).hasSize(1);
    }

    @Test
    void theSecondOfTwoWhoSaveIsToldAndNothingIsLost() throws Exception {
        Course course = courses.add(provider, "Coaching", complete(), "course.yaml");
        courses.save(provider, course, 1, "Coaching", "first", "course.yaml", "");
        assertThatThrownBy(() -> courses.save(provider, course, 1, "Coaching", "second", "course.yaml", ""))
                .isInstanceOfSatisfying(
                        OutdatedException.class,
                        outdated -> assertThat(outdated.latest().text()).isEqualTo("first"));
        assertThat(courses.latest(course).text()).isEqualTo("first");
        assertThat(courses.revision(course, 1).orElseThrow().text()).isEqualTo(complete());
    }

    @Test
    void anotherOrganisationFindsNothing() throws Exception {
        Course course = courses.add(provider, "Coaching", complete(), "course.yaml");
        Account other = service.person(Role.PROVIDER);
        assertThat(courses.list(other, null, 100)).isEmpty();
        assertThatThrownBy(() -> courses.find(other, course.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> courses.save(other, course, 1, "x", "x", "x.yaml", ""))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSameFileIsStoredOnceAndOtherKindsAreRefused() {
        EvidenceFiles files = service.bean(EvidenceFiles.class);
        byte[] pdf = "\ufeff%PDF-1.7 handbook".getBytes(StandardCharsets.UTF_8);
        Documents documents = service.bean(Documents.class);
        for (int twice = 0; twice < 2; twice++) {
            try (EvidenceFiles.Received received = files.receive(new ByteArrayInputStream(pdf))) {
                documents.add(provider, null, DocumentKind.OTHER, "Handbook", "handbook.pdf", received, null);
            }
        }
        EvidenceFiles.Stored stored = files.find(Digests.of(pdf)).orElseThrow();
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(service.evidence(stored.digest())).hasBinaryContent(pdf);
        assertThatThrownBy(() -> files.receive(new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8))))
                .hasMessage("refused.file-type");
    }
}
