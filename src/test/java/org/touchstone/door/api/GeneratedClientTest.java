package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.client.ApiClient;
import org.touchstone.client.ApiException;
import org.touchstone.client.ApiResponse;
import org.touchstone.client.ChecksApi;
import org.touchstone.client.CoursesApi;
import org.touchstone.client.DocumentsApi;
import org.touchstone.client.OrganisationApi;
import org.touchstone.client.VersionsApi;
import org.touchstone.client.model.ChangeCause;
import org.touchstone.client.model.Course;
import org.touchstone.client.model.CoursePage;
import org.touchstone.client.model.Document;
import org.touchstone.client.model.Report;
import org.touchstone.client.model.Submitting;
import org.touchstone.client.model.Version;
import org.touchstone.client.model.VersionChanges;
import org.touchstone.door.server.RunningService;

/** A client made from {@code openapi.yaml}, and nothing else, works against the service. */
@Tag("service")
class GeneratedClientTest {

    private final RunningService service = RunningService.shared();
    private final Account provider = service.person(Role.PROVIDER);
    private final ApiClient client = client();

    private ApiClient client() {
        String token = service.bean(ApiTokens.class).make(provider, "client", Duration.ofDays(1));
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.at("").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    @Test
    void itChecksACourse() throws Exception {
        Report report = new ChecksApi(client).check(Program.complete(), LocalDate.of(2026, 9, 1), null, null, true);
        assertThat(report.getCourse()).isEqualTo("Coaching and deciding together");
        assertThat(report.getFindings()).hasSizeGreaterThan(100);
        assertThat(report.getFindings())
                .allSatisfy(finding -> assertThat(finding.getOutcome()).isNotNull());
        assertThat(report.getCounts().getERROR()).isZero();
        assertThat(report.getSuggestions())
                .isNotNull()
                .allSatisfy(each -> assertThat(each.getSettles()).isNotEmpty());
    }

    @Test
    void itAddsEditsAndSubmitsACourseAndReadsTheChanges() throws Exception {
        CoursesApi courses = new CoursesApi(client);
        VersionsApi versions = new VersionsApi(client);
        String key = UUID.randomUUID().toString();
        Course course = courses.addCourse(Program.complete(), null, key);
        assertThat(courses.addCourse(Program.complete(), null, key).getId()).isEqualTo(course.getId());

        ApiResponse<File> draft = courses.readSubmissionWithHttpInfo(course.getId());
        String tag = draft.getHeaders().getOrDefault("etag", List.of("")).get(0);
        String text = Files.readString(draft.getData().toPath());
        assertThat(text).isEqualTo(Program.complete());
        Version first = versions.submitCourse(course.getId(), tag, null, new Submitting().why("first try"));
        assertThat(first.getNumber()).isEqualTo(1);

        String edited = text.replaceFirst("sessionsPlanned:\n    value: 5", "sessionsPlanned:\n    value: 6");
        Course saved = courses.saveSubmission(course.getId(), tag, edited, null);
        assertThat(saved.getRevision()).isEqualTo(2);
        assertThatThrownBy(() -> courses.saveSubmission(course.getId(), tag, edited + "#", null))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(412));

        Version second = versions.submitCourse(course.getId(), "\"2\"", null, null);
        VersionChanges changes = versions.readVersionChanges(course.getId(), second.getNumber());
        assertThat(changes.getBefore().getVersion()).isEqualTo(1);
        assertThat(changes.getChanges())
                .anySatisfy(change -> assertThat(change.getWhy()).anySatisfy(why -> {
                    assertThat(why.getKind()).isEqualTo(ChangeCause.KindEnum.FACT);
                    assertThat(why.getName()).isEqualTo("course.sessions planned");
                    assertThat(why.getAfter()).isEqualTo("6");
                }));
        Report kept = versions.readVersionReport(course.getId(), 2);
        assertThat(kept.getAsOf()).isEqualTo(second.getAsOf());
        CoursePage page = courses.listCourses(10, null);
        assertThat(page.getItems()).containsExactly(saved);
        assertThat(page.getNext()).isNull();
    }

    @Test
    void itAddsADocumentAndSaysWhoItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("policy.pdf"), "%PDF-1.7 policy");
        DocumentsApi documents = new DocumentsApi(client);
        Document document = documents.addDocument(
                "Policy", file.toFile(), "equality-policy", LocalDate.of(2027, 3, 31), null, null);
        assertThat(document.getFileName()).isEqualTo("policy.pdf");
        assertThat(documents.listDocuments().getItems()).containsExactly(document);
        assertThat(new OrganisationApi(client).me().getEmail()).isEqualTo(provider.email());
    }
}
