package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.signing.SigningKey;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.casework.review.CaseState;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import org.touchstone.run.demo.SampleCases;

/** The archive for an appeal: what is in it, that it is verified on a machine with nothing else, and that what was changed is found. */
@Tag("service")
class AppealCommandTest {

    private static final String WHOLE = "Everything fits together";
    private static final String NOT_WHOLE = "Do not rely on this archive.";

    @TempDir
    Path folder;

    private final RunningService service = RunningService.shared();
    private SubmittedVersion version;
    private String document;

    /** The archive of a decided case, as a lead downloads it. */
    private byte[] archive() throws Exception {
        Account owner = service.person(Role.PROVIDER);
        Account leading = service.person(Role.LEAD);
        byte[] pdf = SampleFiles.pdf(List.of("The handbook of the course."));
        Documents documents = service.bean(Documents.class);
        try (EvidenceFiles.Received received =
                service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(pdf))) {
            documents.bring(owner, "Handbook", received);
            documents.add(owner, null, DocumentKind.values()[0], "Handbook", "handbook.pdf", received, null);
        }
        document = Digests.of(pdf);
        String text =
                Files.readString(Path.of("rules/examples/complete-course.yaml")) + "\n# see sha256:" + document + "\n";
        Course course = service.bean(Courses.class).add(owner, "Coaching", text, "course.yaml");
        version = service.bean(Submitter.class).submit(owner, course, 1, "");
        service.bean(SampleCases.class)
                .bring(
                        version,
                        CaseState.DECIDED,
                        new SampleCases.People(
                                owner, service.person(Role.REVIEWER), service.person(Role.REVIEWER), leading));
        Visitor lead = Visitor.signedIn(service, leading);
        assertThat(lead.get("/cases/" + version.id() + "/decision").body())
                .contains("/cases/" + version.id() + "/appeal.zip");
        assertThat(Visitor.signedIn(service, owner)
                        .get("/cases/" + version.id() + "/appeal.zip")
                        .statusCode())
                .isEqualTo(403);
        return lead.bytes("/cases/" + version.id() + "/appeal.zip");
    }

    /**
     * What the command said.
     *
     * @param status its exit status
     * @param said what it printed
     */
    private record Ran(int status, String said) {}

    private Ran verify(byte[] zip, String... options) throws IOException {
        Path file = Files.write(folder.resolve("appeal.zip"), zip);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        List<String> all = new ArrayList<>(List.of("appeal", "verify", file.toString()));
        all.addAll(List.of(options));
        return new Ran(Touchstone.run(out, out, all.toArray(String[]::new)), said.toString());
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The archive after somebody did something to its files. */
    private static byte[] after(byte[] zip, Consumer<Map<String, byte[]>> done) throws IOException {
        Map<String, byte[]> files = unzipped(zip);
        done.accept(files);
        return zipped(files);
    }

    private static void edit(Map<String, byte[]> files, String name, UnaryOperator<String> edit) {
        String before = new String(files.get(name), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        assertThat(after).as(name).isNotEqualTo(before);
        files.put(name, after.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes a file and makes the list fit again, as somebody would who knows how the archive is made but has no key. */
    private static void forge(Map<String, byte[]> files, String name, UnaryOperator<String> edit) {
        String digest = Digests.of(files.get(name));
        int size = files.get(name).length;
        edit(files, name, edit);
        edit(
                files,
                "manifest.json",
                list -> list.replace(digest, Digests.of(files.get(name)))
                        .replaceAll(
                                "(\"name\" : \"" + name + "\",\\s+\"size\" : )" + size, "$1" + files.get(name).length));
    }

    @Test
    void aWholeArchiveIsVerifiedInAnEmptyFolderWithoutTheService() throws Exception {
        byte[] zip = archive();
        assertThat(unzipped(zip))
                .containsKeys(
                        "READ-ME.txt",
                        "manifest.json",
                        "manifest.jws",
                        "submission.yaml",
                        "report.json",
                        "judged-report.json",
                        "judgements.json",
                        "decision.json",
                        "decision.html",
                        "decision.pdf",
                        "record.json",
                        "ruleset/questions.yaml",
                        "evidence/" + document + ".pdf");
        assertThat(new String(unzipped(zip).get("record.json"), StandardCharsets.UTF_8))
                .contains("course submitted", "document added", "judged", "decided", "appeal archive downloaded");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.write(empty.resolve("appeal.zip"), zip);
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.touchstone.door.cli.Touchstone",
                "appeal",
                "verify",
                "appeal.zip");
        command.directory(empty.toFile()).redirectErrorStream(true);
        command.environment().put("TOUCHSTONE_RULES", empty.resolve("none").toString());
        command.environment()
                .put(
                        "TOUCHSTONE_CACHE",
                        Path.of("target/built-rules").toAbsolutePath().toString());
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said)
                .contains(
                        "  ok   The record says the same of the submission",
                        "gives the same report, byte for byte",
                        "it gives the same report of what was found and judged, byte for byte",
                        "The one document is what the submission names",
                        WHOLE,
                        "accredited with conditions")
                .doesNotContain("  NOT  ");
        // Nothing was written beside it.
        try (var there = Files.list(empty)) {
            assertThat(there).containsExactly(empty.resolve("appeal.zip"));
        }

        // The body can show that its record holds the entry that vouches for the others.
        String hash = said.replaceAll("(?s).*--head ([0-9a-f]{64}).*", "$1");
        assertThat(service.bean(AuditLog.class)
                        .about("course " + version.courseId(), 1)
                        .get(0)
                        .hash())
                .isEqualTo(hash);
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
        String key = service.bean(SigningKey.class).id();
        assertThat(verify(zip, "--key", key).said()).contains("is signed with the key " + key, WHOLE);
        Ran other = verify(zip, "--key", "another");
        assertThat(other.status()).isEqualTo(ExitStatus.NOT_MET);
        assertThat(other.said()).contains("and not with another", NOT_WHOLE);
    }

    @Test
    void whateverIsChangedIsFoundAndNamed() throws Exception {
        byte[] zip = archive();
        Map<String, Consumer<Map<String, byte[]>>> changes = new LinkedHashMap<>();
        changes.put("The file decision.pdf has been changed", files -> files.get("decision.pdf")[100]++);
        changes.put("The file decision.html is missing", files -> files.remove("decision.html"));
        changes.put("The file more.txt is not on the list", files -> files.put("more.txt", new byte[1]));
        changes.put(
                "The file evidence/" + document + ".pdf has been changed",
                files -> files.get("evidence/" + document + ".pdf")[50]++);
        changes.put("The signature of the list is missing", files -> files.remove("manifest.jws"));
        changes.put(
                "The signature does not fit",
                files -> edit(files, "manifest.json", text -> text.replace("\"number\" : 1", "\"number\" : 2")));
        // With the list made to fit, what was changed is found all the same.
        changes.put(
                "The record says something else of what was handed in",
                files -> forge(files, "submission.yaml", text -> text + "# later\n"));
        changes.put(
                "as of " + day() + ", gives another report",
                files ->
                        forge(files, "submission.yaml", text -> text.replaceFirst("groupSize: \\d+", "groupSize: 77")));
        changes.put(
                "The record says something else of the report",
                files -> forge(files, "report.json", text -> text.replaceFirst("MET", "MOT")));
        changes.put(
                "it gives another report of what was found and judged",
                files -> forge(
                        files,
                        "judgements.json",
                        text -> text.replace("It has to be shown.", "It need not be shown.")));
        changes.put(
                "The record says something else of what was found and judged",
                files -> forge(files, "judged-report.json", text -> text.replaceFirst("It has to be shown.", "Fine.")));
        changes.put(
                "The record says something else of the decision",
                files -> forge(
                        files, "decision.json", text -> text.replace("ACCREDITED_WITH_CONDITIONS", "ACCREDITED")));
        changes.put(
                "The rules are not those of the digest",
                files -> forge(files, "ruleset/questions.yaml", text -> text + "# more\n"));
        changes.put(
                "of the record has been changed: its hash does not fit",
                files -> forge(
                        files, "record.json", text -> text.replaceFirst("\"why\" : \"[^\"]*\"", "\"why\" : \"x\"")));
        changes.put(
                "are not the ones that the last of them vouches for",
                files -> forge(files, "record.json", text -> text.replaceFirst("(?s)\\{.*?\\n\\}, ", "")));
        changes.put("The entries of the record cannot be read", files -> forge(files, "record.json", text -> "[{}]"));
        changes.put(
                "What the reviewers and the lead said cannot be read",
                files -> forge(files, "judgements.json", text -> text.replaceFirst("\"MET\"", "\"PERHAPS\"")));
        changes.put(
                "The document " + document + ", which the submission names, is missing",
                files -> forge(files, "evidence/" + document + ".pdf", text -> text + "x"));
        for (Map.Entry<String, Consumer<Map<String, byte[]>>> change : changes.entrySet()) {
            Ran ran = verify(after(zip, change.getValue()));
            assertThat(ran.said())
                    .as(change.getKey())
                    .contains(change.getKey(), NOT_WHOLE)
                    .doesNotContain(WHOLE);
            assertThat(ran.status()).as(change.getKey()).isEqualTo(ExitStatus.NOT_MET);
        }
    }

    private String day() {
        return version.asOf().format(java.time.format.DateTimeFormatter.ofPattern("d MMMM yyyy", java.util.Locale.UK));
    }

    @Test
    void whatIsNoArchiveOrMeantToDoHarmIsRefused() throws Exception {
        byte[] zip = archive();
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("cannot be read as an archive", "no archive".getBytes(StandardCharsets.UTF_8));
        refused.put("cannot be read as an archive.", Arrays.copyOf(zip, zip.length / 2));
        refused.put("it has no manifest.json", zipped(Map.of("a.txt", new byte[1])));
        refused.put(
                "a file called \"../../etc/passwd\"", after(zip, files -> files.put("../../etc/passwd", new byte[1])));
        refused.put("a file called \"/etc/passwd\"", after(zip, files -> files.put("/etc/passwd", new byte[1])));
        refused.put("a file called \"a\\b\"", after(zip, files -> files.put("a\\b", new byte[1])));
        refused.put("a file called \"x?[2J\"", after(zip, files -> files.put("x\u001b[2J", new byte[1])));
        refused.put("far larger than the archive", after(zip, files -> files.put("zeros", new byte[200_000_000])));
        refused.put("more than 20,000 files", after(zip, files -> {
            for (int i = 0; i < 20_001; i++) {
                files.put("f" + i, new byte[0]);
            }
        }));
        refused.put(
                "its list of files is damaged",
                after(zip, files -> files.put("manifest.json", "[]".getBytes(StandardCharsets.UTF_8))));
        refused.put(
                "its list of files is damaged.",
                after(
                        zip,
                        files -> files.put("manifest.json", "[".repeat(90_000).getBytes(StandardCharsets.UTF_8))));
        refused.put(
                "made by a newer version",
                after(
                        zip,
                        files -> edit(
                                files, "manifest.json", text -> text.replace("\"format\" : 2", "\"format\" : 3"))));
        for (Map.Entry<String, byte[]> each : refused.entrySet()) {
            Ran ran = verify(each.getValue());
            assertThat(ran.said()).as(each.getKey()).contains(each.getKey()).hasLineCount(1);
            assertThat(ran.status()).as(each.getKey()).isEqualTo(ExitStatus.BAD_INPUT);
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        assertThat(Touchstone.run(
                        out, out, "appeal", "verify", folder.resolve("none.zip").toString()))
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(said.toString()).contains("There is no file");
    }
}
