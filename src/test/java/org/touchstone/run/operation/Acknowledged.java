package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Versions;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.ServiceProcess;
import org.touchstone.doors.TestDoor;

/** What services that may be killed said they had kept. */
public final class Acknowledged {

    /** What nobody has to read, unlike a PDF, for which a process is started. */
    private static final String PICTURE = "\u0089PNG\r\n\u001a\n";

    private final Map<String, String> drafts = new ConcurrentHashMap<>();
    private final Map<UUID, String> versions = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public int all() {
        return drafts.size() + versions.size() + files.size();
    }

    public int versions() {
        return versions.size();
    }

    public int files() {
        return files.size();
    }

    /**
     * Adds a course, saves it, submits it perhaps, and uploads a file; notes each that was acknowledged.
     *
     * @param service the service that the next request goes to
     */
    public void work(Supplier<ServiceProcess> service, String token, Random random) throws Exception {
        String[] bearer = {"Authorization", "Bearer " + token};
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        String text = complete + "# " + random.nextLong() + "\n";
        String course = ok(service.get().post(TestDoor.COURSES + "add", bytes(text), bearer));
        drafts.put(course + " 1", text);
        int revision = 1;
        for (int i = random.nextInt(4); i > 0; i--) {
            String next = complete + "# " + random.nextLong() + "\n";
            revision = Integer.parseInt(ok(service.get()
                    .post(TestDoor.COURSES + "save?course=" + course + "&base=" + revision, bytes(next), bearer)));
            drafts.put(course + " " + revision, next);
            text = next;
        }
        if (random.nextBoolean()) {
            String version = ok(service.get()
                    .post(TestDoor.COURSES + "submit?course=" + course + "&base=" + revision, new byte[0], bearer));
            versions.put(UUID.fromString(version), text);
        }
        String begins = random.nextInt(10) == 0 ? "%PDF-1.7 " : PICTURE;
        byte[] file = (begins + random.nextLong() + "x".repeat(random.nextInt(200_000)))
                .getBytes(StandardCharsets.ISO_8859_1);
        files.put(ok(service.get().post(TestDoor.DOCUMENTS + "upload", file, bearer)), file);
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

    /** Looks at everything again, and at the record. */
    public void verify(RunningService service) throws Exception {
        assertThat(service.bean(RecordCheck.class).check("").faults()).isEmpty();
        JdbcClient jdbc = service.bean(JdbcClient.class);
        for (Map.Entry<String, String> draft : drafts.entrySet()) {
            String[] named = draft.getKey().split(" ");
            assertThat(jdbc.sql("select text from course_revision where course_id = :course and number = :number")
                            .param("course", UUID.fromString(named[0]))
                            .param("number", Integer.parseInt(named[1]))
                            .query((row, n) -> row.getString("text"))
                            .single())
                    .isEqualTo(draft.getValue());
        }
        Versions submitted = service.bean(Versions.class);
        versions.forEach((id, text) ->
                assertThat(submitted.text(submitted.byId(id).orElseThrow())).isEqualTo(text));
        EvidenceFiles evidence = service.bean(EvidenceFiles.class);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(evidence.open(evidence.find(file.getKey()).orElseThrow()))
                    .hasBinaryContent(file.getValue());
            assertThat(evidence.receive(new ByteArrayInputStream(file.getValue()))
                            .file()
                            .digest())
                    .isEqualTo(file.getKey());
        }
    }
}
