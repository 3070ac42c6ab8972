package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.evidence.DocumentText;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.S3Server;
import org.touchstone.door.server.Visitor;
import org.touchstone.run.operation.Ending;
import org.touchstone.run.operation.Operator;

/** What is promised of evidence files, wherever they are kept. */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EvidenceFilesContract {

    @TempDir
    Path folder;

    final @Nullable S3Server s3;
    final RunningService service;
    Account provider;

    /** The folder that holds the files, as their keeper sees it. */
    final Path root;

    EvidenceFilesContract(@Nullable S3Server s3) {
        this.s3 = s3;
        service = RunningService.with(settings(s3));
        root = s3 == null ? service.data().resolve("evidence") : s3.evidence();
        provider = service.person(Role.PROVIDER);
    }

    private static Map<String, String> settings(@Nullable S3Server s3) {
        Map<String, String> settings = new HashMap<>(RunningService.database());
        settings.putAll(s3 == null ? Map.of() : s3.settings());
        return settings;
    }

    @AfterAll
    void stop() {
        service.stop();
        if (s3 != null) {
            s3.close();
        }
    }

    static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random().nextBytes(bytes);
        System.arraycopy("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return bytes;
    }

    HttpResponse<String> upload(byte[] bytes) {
        return Visitor.program(service, provider)
                .send("POST", "/api/v1/documents?title=Handbook", bytes, "Content-Type", "application/pdf");
    }

    Document added(byte[] bytes) {
        HttpResponse<String> answer = upload(bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return service.bean(Documents.class)
                .byDigest(provider.organisation().orElseThrow(), Digests.of(bytes))
                .orElseThrow();
    }

    private Path kept(Document document) {
        return root.resolve(document.digest().substring(0, 2)).resolve(document.digest());
    }

    private byte[] read(Document document) throws IOException {
        EvidenceFiles files = service.bean(EvidenceFiles.class);
        try (InputStream in = files.open(files.find(document.digest()).orElseThrow())) {
            return in.readAllBytes();
        }
    }

    /** Every file in the data folder's folder of evidence and where files are kept, finished or not. */
    private List<String> all() throws IOException {
        Path arriving = service.data().resolve("evidence");
        return Stream.concat(names(arriving), root.equals(arriving) ? Stream.of() : names(root))
                .sorted()
                .toList();
    }

    /** A file may go while the folder is read: an upload that breaks off takes its beginning away. */
    private static Stream<String> names(Path below) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.exists(below)) {
            Files.walkFileTree(below, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    names.add(file.getFileName().toString());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                    if (gone instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw gone;
                }
            });
        }
        return names.stream();
    }

    Ending operate(String task, Map<String, String> arguments) {
        return service.bean(Operator.class).run(task, arguments);
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    @Test
    void aFileIsKeptOnceAndComesBackAsItWas() throws Exception {
        byte[] bytes = pdf(3_000_000);
        int before = all().size();
        Document document = added(bytes);
        assertThat(added(bytes).digest()).isEqualTo(document.digest());
        assertThat(kept(document)).hasBinaryContent(bytes);
        await(() -> service.bean(FileTexts.class).known(document.digest()).isPresent());
        assertThat(service.bean(FileTexts.class)
                        .known(document.digest())
                        .orElseThrow()
                        .state())
                .isEqualTo(DocumentText.State.BROKEN);
        assertThat(all()).as("nothing else is left").hasSize(before + 1);
        assertThat(read(document)).isEqualTo(bytes);

        Visitor visitor = Visitor.program(service, provider);
        String path = "/api/v1/documents/" + document.id() + "/file";
        assertThat(visitor.get(path).headers().firstValueAsLong("Content-Length"))
                .hasValue(bytes.length);
        HttpResponse<String> part = visitor.get(path, "Range", "bytes=1-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("PDF-");

        Archive archive = service.bean(Archive.class);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        archive.write(archive.prepare(provider), zip);
        assertThat(zip.size()).isGreaterThan(bytes.length);
        assertThat(operate("audit verify", Map.of()).result()).isEqualTo(Ending.Result.DONE);
    }

    @Test
    void anUploadThatIsRefusedOrBreaksOffLeavesNothing() throws Exception {
        List<String> before = all();
        byte[] page = "<html>".getBytes(StandardCharsets.US_ASCII);
        assertThat(upload(page).statusCode()).isEqualTo(415);
        assertThat(upload(pdf(26 * 1024 * 1024)).statusCode()).isEqualTo(413);
        assertThat(Visitor.program(service, provider)
                        .send("POST", "/api/v1/documents?title=%20", pdf(100), "Content-Type", "application/pdf")
                        .statusCode())
                .isEqualTo(422);
        assertThat(all()).isEqualTo(before);

        EvidenceFiles files = service.bean(EvidenceFiles.class);
        InputStream breaksOff = new InputStream() {
            private int left = 500_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("it broke off");
                }
                left--;
                return 'x';
            }
        };
        assertThatThrownBy(() -> files.receive(breaksOff)).hasRootCauseMessage("it broke off");
        try (Socket sender = new Socket("localhost", service.at("/").getPort())) {
            OutputStream out = sender.getOutputStream();
            out.write(("POST /api/v1/documents?title=x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/pdf\r\n"
                            + "Authorization: Bearer "
                            + service.bean(ApiTokens.class).make(provider, "socket", Duration.ofDays(1))
                            + "\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(pdf(400_000));
            out.flush();
            await(() -> arriving(before.size()));
        }
        await(() -> !arriving(before.size()));
        assertThat(all()).isEqualTo(before);
    }

    private boolean arriving(int before) {
        try {
            return all().size() > before;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatAProcessThatDiedHadBegunIsTakenAwayAtTheNextStart() throws Exception {
        Path data = folder.resolve("died");
        Path unfinished = Files.createDirectories(data.resolve("evidence")).resolve("unfinished123.tmp");
        Files.writeString(unfinished, "%PDF-1.7 half");
        RunningService.over(data, settings(s3)).stop();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void aFileThatIsMissingOrChangedIsFoundAndMendedFromABackup() throws Exception {
        Document missing = added(pdf(1_000));
        Document changed = added(pdf(1_000));
        byte[] first = read(missing);
        byte[] second = read(changed);
        Path backup = folder.resolve("backup.zip");
        assertThat(operate("backup", Map.of("file", backup.toString())).result())
                .isEqualTo(Ending.Result.DONE);

        Files.delete(kept(missing));
        Files.writeString(kept(changed), "%PDF-1.7 forged");
        Ending verified = operate("audit verify", Map.of());
        assertThat(verified.result()).isEqualTo(Ending.Result.FAULTS);
        assertThat(String.join("\n", verified.said()))
                .contains(missing.digest() + " is missing", changed.digest() + " has been changed");
        Ending holes =
                operate("backup", Map.of("file", folder.resolve("holes.zip").toString()));
        assertThat(holes.result()).isEqualTo(Ending.Result.FAULTS);
        assertThat(String.join("\n", holes.said())).contains(missing.digest(), changed.digest());
        assertThat(Visitor.program(service, provider)
                        .get("/api/v1/documents/" + missing.id() + "/file")
                        .statusCode())
                .isEqualTo(500);

        Ending restored = operate("restore", Map.of("file", backup.toString()));
        assertThat(restored.result()).as(restored.toString()).isEqualTo(Ending.Result.DONE);
        assertThat(read(missing)).isEqualTo(first);
        assertThat(read(changed)).isEqualTo(second);
        assertThat(operate("audit verify", Map.of()).result()).isEqualTo(Ending.Result.DONE);
        provider = service.bean(Accounts.class).byId(provider.id()).orElseThrow();
    }

    @Test
    void aBackupIsTheWayFromTheOneToTheOther() throws Exception {
        Document document = added(pdf(5_000));
        byte[] bytes = read(document);
        Path backup = folder.resolve("moving.zip");
        assertThat(operate("backup", Map.of("file", backup.toString())).result())
                .isEqualTo(Ending.Result.DONE);
        try (S3Server empty = S3Server.start(folder.resolve("empty"))) {
            RunningService other = RunningService.with(settings(s3 == null ? empty : null));
            try {
                assertThat(other.bean(Operator.class)
                                .run("restore", Map.of("file", backup.toString()))
                                .result())
                        .isEqualTo(Ending.Result.DONE);
                EvidenceFiles files = other.bean(EvidenceFiles.class);
                assertThat(files.open(files.find(document.digest()).orElseThrow()))
                        .hasBinaryContent(bytes);
            } finally {
                other.stop();
            }
        }
    }
}
