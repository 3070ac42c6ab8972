package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.ServiceProcess;
import org.touchstone.doors.TestDoor;

/** The disk fills up while the service runs. */
@Tag("service")
class FullDiskTest {

    @TempDir
    Path folder;

    private final List<String> drafts = new ArrayList<>();
    private final Random random = new Random(7);

    /** With leave to mount, a disk of its own that fills up and is made room on. */
    @Test
    void theServiceSaysSoStaysUpAndNothingAcknowledgedIsLost() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        if (!mount(data)) {
            filesOfLimitedSize(data);
            return;
        }
        Map<String, String> database = RunningService.database();
        boolean embedded = database.isEmpty();
        Path filler = data.resolve("filler");
        String[] bearer = {"Authorization", ""};
        try {
            try (ServiceProcess service = ServiceProcess.start(data, database)) {
                bearer[1] = "Bearer " + service.account(Role.PROVIDER, "a@example.org", "correct horse battery");
                assertThat(service.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                assertThat(draft(service, bearer)).isEqualTo(200);

                fill(filler);
                assertThat(upload(service, bearer).statusCode()).isIn(507, 503);
                int status = 200;
                for (int i = 0; i < 200 && status == 200; i++) {
                    status = draft(service, bearer);
                    assertThat(status).as(service::output).isIn(embedded ? List.of(200, 503, 507) : List.of(200));
                }
                assertThat(service.get("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
            }
            // The embedded database closes itself when it cannot write, and opens again with the next start only.
            Files.delete(filler);
            verify(data, database);
        } finally {
            new ProcessBuilder("umount", "--lazy", data.toString()).start().waitFor();
        }
    }

    /** Without leave to mount, files that may not grow beyond a size. */
    private void filesOfLimitedSize(Path data) throws Exception {
        List<String> below = List.of("sh", "-c", "ulimit -f 12000; exec \"$@\"", "sh");
        try (ServiceProcess service = ServiceProcess.start(below, data, RunningService.database())) {
            String[] bearer = {
                "Authorization", "Bearer " + service.account(Role.PROVIDER, "a@example.org", "correct horse battery")
            };
            byte[] file = new byte[20_000_000];
            random.nextBytes(file);
            System.arraycopy("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 9);
            assertThat(service.post(TestDoor.DOCUMENTS + "upload", file, bearer).statusCode())
                    .isEqualTo(507);
            assertThat(draft(service, bearer)).isEqualTo(200);
        }
    }

    private static boolean mount(Path data) throws Exception {
        try {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", data.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] some = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private int draft(ServiceProcess service, String... bearer) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(random.nextLong());
        }
        HttpResponse<String> added =
                service.post(TestDoor.COURSES + "add", text.toString().getBytes(StandardCharsets.UTF_8), bearer);
        if (added.statusCode() == 200) {
            drafts.add(added.body() + " " + text);
        }
        return added.statusCode();
    }

    private HttpResponse<String> upload(ServiceProcess service, String... bearer) {
        byte[] file = ("%PDF-1.7 " + random.nextLong() + "x".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
        return service.post(TestDoor.DOCUMENTS + "upload", file, bearer);
    }

    private void verify(Path data, Map<String, String> database) {
        RunningService service = RunningService.over(data, database);
        try {
            assertThat(service.bean(RecordCheck.class).check("").faults()).isEmpty();
            Account provider =
                    service.bean(Accounts.class).byEmail("a@example.org").orElseThrow();
            Courses courses = service.bean(Courses.class);
            for (String draft : drafts) {
                String[] named = draft.split(" ", 2);
                Course course = courses.find(provider, UUID.fromString(named[0]));
                assertThat(courses.latest(course).text()).isEqualTo(named[1]);
            }
            courses.add(provider, "Course", "there is room again", "course.yaml");
            byte[] file = "%PDF-1.7 there is room again".getBytes(StandardCharsets.US_ASCII);
            assertThat(service.bean(EvidenceFiles.class)
                            .receive(new ByteArrayInputStream(file))
                            .file()
                            .size())
                    .isEqualTo(file.length);
        } finally {
            service.stop();
        }
    }
}
