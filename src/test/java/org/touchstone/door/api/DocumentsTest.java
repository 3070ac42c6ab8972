package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstone.door.api.Program.YAML;
import static org.touchstone.door.api.Program.complete;
import static org.touchstone.door.api.Program.header;
import static org.touchstone.door.api.Program.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.Documents;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents, the organisation, and everything it has as one file. */
@Tag("service")
@OnEachDatabase
class DocumentsTest {

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String PDF = "%PDF-1.7 ";

    private final RunningService service = RunningService.shared();
    private final Account provider = service.person(Role.PROVIDER);
    private final Program program = new Program(service, provider);
    private final Program other = new Program(service, service.person(Role.PROVIDER));

    private HttpResponse<String> add(String query, String content, String... headers) {
        return program.post(DOCUMENTS + "?" + query, "application/pdf", content, headers);
    }

    @Test
    void aDocumentIsAddedListedReadAndDownloaded() {
        String content = PDF + UUID.randomUUID();
        HttpResponse<String> added = add(
                "title=Equality%20policy&kind=equality-policy&expiresOn=2027-03-31",
                content, "Content-Disposition", "attachment; filename*=UTF-8''Gleichheit%20%C3%BCber%20alles.pdf");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode document = json(added);
        String path = header(added, "Location");
        assertThat(path).isEqualTo(DOCUMENTS + "/" + document.path("id").asString());
        assertThat(document.path("kind").asString()).isEqualTo("equality-policy");
        assertThat(document.path("expiresOn").asString()).isEqualTo("2027-03-31");
        assertThat(document.path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(document.path("fileName").asString()).isEqualTo("Gleichheit über alles.pdf");
        assertThat(document.has("course")).isFalse();
        assertThat(document.path("link").asString())
                .isEqualTo("sha256:" + document.path("digest").asString());
        assertThat(program.get(path).body()).isEqualTo(added.body());
        assertThat(json(program.get(DOCUMENTS)).path("items").values()).containsExactly(document);

        HttpResponse<String> file = program.get(path + "/file");
        assertThat(file.body()).isEqualTo(content);
        assertThat(header(file, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(file, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Gleichheit%20%C3%BCber%20alles.pdf");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Content-Security-Policy")).contains("sandbox").contains("default-src 'none'");
        assertThat(header(file, "Cache-Control")).contains("private");
        String tag = "\"" + document.path("digest").asString() + "\"";
        assertThat(header(file, "ETag")).isEqualTo(tag);
        assertThat(program.get(path + "/file", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aDocumentMayBeForOneCourse() {
        String course = program.course();
        String id = course.substring(course.lastIndexOf('/') + 1);
        JsonNode first = json(program.post(course + "/documents?title=Handbook", "application/pdf", PDF + "1"));
        JsonNode second = json(add("title=Plan&course=" + id, PDF + "2"));
        assertThat(first.path("course").asString()).isEqualTo(id);
        assertThat(json(program.get(course + "/documents")).path("items").values())
                .containsExactly(first, second);
        assertThat(json(program.get(DOCUMENTS)).path("items").size()).isZero();
    }

    @Test
    void aFormMayBringTheFile() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nFrom a form\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\\\\..\\\\evil/plan.pdf\"\r\n"
                + "Content-Type: text/html\r\n\r\n" + PDF + "form\r\n--x--\r\n";
        HttpResponse<String> added = program.post(DOCUMENTS, "multipart/form-data; boundary=x", form);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(json(added).path("title").asString()).isEqualTo("From a form");
        assertThat(json(added).path("fileName").asString()).isEqualTo("plan.pdf");
        assertThat(json(added).path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(program.post(
                                DOCUMENTS + "?title=x",
                                "multipart/form-data; boundary=x",
                                "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n")
                        .statusCode())
                .isEqualTo(400);
        assertThat(program.post(DOCUMENTS + "?title=x", "multipart/form-data", "nonsense")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=other, 400, title",
        "title=, 422, title",
        "title=a%00b, 400, request",
        "title=x&kind=letter, 400, kind",
        "title=x&kind=other%00, 400, request",
        "title=x&expiresOn=soon, 400, expiresOn",
        "title=x&expiresOn=2026-13-01, 400, expiresOn",
        "title=x&course=y, 400, course",
        "title=x&course=00000000-0000-0000-0000-000000000001, 400, course",
    })
    void whatIsSaidOfADocumentHasToMakeSense(String query, int status, String named) {
        HttpResponse<String> answer = add(query, PDF);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("detail").asString()).contains(named);
        assertThat(json(program.get(DOCUMENTS)).path("items").size()).isZero();
    }

    @Test
    void filesOfOtherKindsAreRefusedAndSoAreEmptyAndLargeOnes() {
        assertThat(add("title=x", "<html>").statusCode()).isEqualTo(415);
        assertThat(add("title=x", "").statusCode()).isEqualTo(422);
        assertThat(program.send(
                                "POST",
                                DOCUMENTS + "?title=x",
                                (PDF + "x".repeat(26 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII),
                                "Content-Type",
                                "application/pdf")
                        .statusCode())
                .isEqualTo(413);
        assertThat(json(program.get(DOCUMENTS)).path("items").size()).isZero();
    }

    @Test
    void aDocumentIsTakenOffTheListWithAReason() {
        String path = header(add("title=Old", PDF + "old"), "Location");
        assertThat(program.send("DELETE", path, new byte[0]).statusCode()).isEqualTo(400);
        assertThat(program.send("DELETE", path + "?reason=", new byte[0]).statusCode())
                .isEqualTo(422);
        assertThat(program.send("DELETE", path + "?reason=a%00b", new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(other.send("DELETE", path + "?reason=mine", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(program.send("DELETE", path + "?reason=out%20of%20date", new byte[0])
                        .statusCode())
                .isEqualTo(204);
        assertThat(program.get(path).statusCode()).isEqualTo(404);
        assertThat(program.send("DELETE", path + "?reason=again", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(json(program.get(DOCUMENTS)).path("items").size()).isZero();
    }

    @Test
    void anotherOrganisationSeesNoDocument() {
        String path = header(add("title=Ours", PDF + "ours"), "Location");
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(other.get(path + "/file").statusCode()).isEqualTo(404);
        assertThat(json(other.get(DOCUMENTS)).path("items").size()).isZero();
        String course = program.course();
        assertThat(other.post(
                                DOCUMENTS + "?title=x&course=" + course.substring(course.lastIndexOf('/') + 1),
                                "application/pdf",
                                PDF)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyAddsOneDocument() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = add("title=Once", PDF + "once", "Idempotency-Key", key);
        HttpResponse<String> second = add("title=Once", PDF + "once", "Idempotency-Key", key);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(json(program.get(DOCUMENTS)).path("items").size()).isEqualTo(1);
        assertThat(add("title=Once", PDF + "twice", "Idempotency-Key", key).statusCode())
                .isEqualTo(422);
        assertThat(add("title=Twice", PDF + "once", "Idempotency-Key", key).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPersonSeesWhoTheyAreAndForWhom() {
        JsonNode me = json(program.get("/api/v1/me"));
        assertThat(me.path("email").asString()).isEqualTo(provider.email());
        assertThat(me.path("role").asString()).isEqualTo("provider");
        assertThat(me.path("organisation")).isEqualTo(json(program.get("/api/v1/organisation")));
        JsonNode reviewer = json(new Program(service, service.person(Role.REVIEWER)).get("/api/v1/me"));
        assertThat(reviewer.has("organisation")).isFalse();
    }

    @Test
    void theArchiveHoldsEverythingOfTheOrganisationAndNothingOfAnother() throws Exception {
        String removed = header(add("title=Removed", PDF + "removed"), "Location");
        String link = json(program.get(removed)).path("link").asString();
        program.send("DELETE", removed + "?reason=gone", new byte[0]);
        String kept = json(add("title=Kept", PDF + "kept")).path("id").asString();
        String second = complete() + "# see " + link + "\n";
        String course = program.course();
        program.submit(course, 1);
        program.send("PUT", course + "/submission", YAML, second, "If-Match", "\"1\"");
        program.submit(course, 2);
        program.post(course + "/documents?title=Handbook", "application/pdf", PDF + "handbook");
        other.course();

        HttpResponse<byte[]> answer = bytes("/api/v1/organisation/archive");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        Map<String, byte[]> files = unzipped(answer.body());
        JsonNode manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
        assertThat(manifest.path("courses").size()).isEqualTo(1);
        JsonNode entry = manifest.at("/courses/0");
        assertThat(text(files, entry.path("draft").asString())).isEqualTo(second);
        assertThat(entry.path("versions").size()).isEqualTo(2);
        JsonNode first = entry.path("versions").get(1);
        assertThat(text(files, first.path("submission").asString())).isEqualTo(complete());
        assertThat(text(files, first.path("report").asString()))
                .isEqualTo(program.get(course + "/versions/1/report").body());
        assertThat(manifest.path("documents").values())
                .extracting(each -> each.path("title").asString())
                .containsExactlyInAnyOrder("Kept", "Removed", "Handbook");
        manifest.path("documents").forEach(each -> {
            if (each.path("id").asString().equals(kept)) {
                assertThat(text(files, each.path("file").asString())).isEqualTo(PDF + "kept");
            }
        });
        assertThat(files.keySet())
                .allSatisfy(name -> assertThat(name).doesNotContain("..").doesNotStartWith("/"));
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from event where kind = 'archive downloaded' and account_id = :id")
                        .param("id", provider.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anArchiveThatCannotBeFinishedIsNeverTakenForAWholeOne() throws Exception {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        String large = PDF + new String(noise, StandardCharsets.ISO_8859_1);
        for (String before : List.of(PDF + "small", large)) {
            add("title=Before", before);
            String lost =
                    json(add("title=Lost", PDF + UUID.randomUUID())).path("id").asString();
            Document document = service.bean(Documents.class).find(provider, UUID.fromString(lost));
            Files.delete(service.evidence(document.digest()));
            if (before.equals(large)) {
                assertThatThrownBy(() -> bytes("/api/v1/organisation/archive")).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> Visitor.signedIn(service, provider).get("/organisation/archive"))
                        .isInstanceOf(UncheckedIOException.class);
            } else {
                assertThat(bytes("/api/v1/organisation/archive").statusCode()).isEqualTo(500);
            }
            service.bean(Documents.class).remove(provider, document.id(), "");
        }
    }

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        URI address = service.at(path);
        String token = service.bean(ApiTokens.class).make(provider, "archive", Duration.ofDays(1));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(Map<String, byte[]> files, String name) {
        assertThat(files).containsKey(name);
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aReviewerHasNoOrganisationToSee() {
        Program reviewer = new Program(service, service.person(Role.REVIEWER));
        for (String path : List.of("/api/v1/organisation", "/api/v1/organisation/archive", DOCUMENTS)) {
            assertThat(reviewer.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }
}
