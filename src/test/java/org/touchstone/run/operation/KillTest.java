package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.ServiceProcess;
import org.touchstone.doors.TestDoor;

/** The service is killed at moments at random, while programs save, submit and upload. */
@Tag("service")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("touchstone.kill.rounds", 2);
    private static final int CLIENTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    /** What the service said it had kept. */
    private record Acknowledged(Map<String, String> drafts, Map<UUID, String> versions, Map<String, byte[]> files) {

        int all() {
            return drafts.size() + versions.size() + files.size();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndTheRecordIsWhole() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> database = RunningService.database();
        Acknowledged kept =
                new Acknowledged(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        Random random = new Random(20261101);
        for (int round = 0; round < ROUNDS; round++) {
            int before = kept.all();
            ServiceProcess service = ServiceProcess.start(data, database);
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String email = "client" + round + "." + client + "@example.org";
                String token = service.account(Role.PROVIDER, email, "correct horse battery");
                Random own = new Random(random.nextLong());
                Thread thread = new Thread(() -> work(service, token, own, kept));
                thread.start();
                clients.add(thread);
            }
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (kept.all() == before && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            Thread.sleep(random.nextInt(3000));
            service.kill();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(kept.all())
                    .as("something was acknowledged in round %d", round)
                    .isGreaterThan(before);
        }
        verify(data, database, kept);
    }

    private static void work(ServiceProcess service, String token, Random random, Acknowledged kept) {
        String[] bearer = {"Authorization", "Bearer " + token};
        try {
            String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
            while (true) {
                String text = complete + "# " + random.nextLong() + "\n";
                String course = ok(service.post(TestDoor.COURSES + "add", bytes(text), bearer));
                kept.drafts().put(course + " 1", text);
                int revision = 1;
                for (int i = random.nextInt(4); i > 0; i--) {
                    String next = complete + "# " + random.nextLong() + "\n";
                    revision = Integer.parseInt(ok(service.post(
                            TestDoor.COURSES + "save?course=" + course + "&base=" + revision, bytes(next), bearer)));
                    kept.drafts().put(course + " " + revision, next);
                    text = next;
                }
                if (random.nextBoolean()) {
                    String version = ok(service.post(
                            TestDoor.COURSES + "submit?course=" + course + "&base=" + revision, new byte[0], bearer));
                    kept.versions().put(UUID.fromString(version), text);
                }
                byte[] file = bytes("%PDF-1.7 " + random.nextLong() + "x".repeat(random.nextInt(200_000)));
                kept.files().put(ok(service.post(TestDoor.DOCUMENTS + "upload", file, bearer)), file);
            }
        } catch (Exception e) {
            // The service is gone.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
        return answer.body();
    }

    private static void verify(Path data, Map<String, String> database, Acknowledged kept) throws Exception {
        RunningService service = RunningService.over(data, database);
        try {
            assertThat(service.bean(RecordCheck.class).check("").faults()).isEmpty();
            JdbcClient jdbc = service.bean(JdbcClient.class);
            for (Map.Entry<String, String> draft : kept.drafts().entrySet()) {
                String[] named = draft.getKey().split(" ");
                assertThat(jdbc.sql("select text from course_revision where course_id = :course and number = :number")
                                .param("course", UUID.fromString(named[0]))
                                .param("number", Integer.parseInt(named[1]))
                                .query((row, n) -> row.getString("text"))
                                .single())
                        .isEqualTo(draft.getValue());
            }
            Versions versions = service.bean(Versions.class);
            kept.versions()
                    .forEach((id, text) -> assertThat(
                                    versions.text(versions.byId(id).orElseThrow()))
                            .isEqualTo(text));
            EvidenceFiles files = service.bean(EvidenceFiles.class);
            for (Map.Entry<String, byte[]> file : kept.files().entrySet()) {
                assertThat(files.open(files.find(file.getKey()).orElseThrow())).hasBinaryContent(file.getValue());
                assertThat(files.receive(new ByteArrayInputStream(file.getValue()))
                                .file()
                                .digest())
                        .isEqualTo(file.getKey());
            }
        } finally {
            service.stop();
        }
    }
}
