package org.touchstone.base.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/** Long work is done once, also when a process dies in the middle of it, and can be called off. */
@Tag("service")
@OnEachDatabase
class JobsTest {

    private final RunningService service = RunningService.shared();
    private final Jobs jobs = service.bean(Jobs.class);
    private final JdbcClient jdbc = service.bean(JdbcClient.class);

    private String file(String words) throws Exception {
        EvidenceFiles files = service.bean(EvidenceFiles.class);
        try (EvidenceFiles.Received received =
                files.receive(new ByteArrayInputStream(SampleFiles.pdf(List.of(words + System.nanoTime()))))) {
            service.bean(TransactionTemplate.class).executeWithoutResult(status -> files.keep(received));
            return received.file().digest();
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private boolean is(JobState state, String subject) {
        return jobs.progress(EvidenceFiles.READING, subject)
                .filter(progress -> progress.state() == state)
                .isPresent();
    }

    @Test
    void aJobIsDoneOnceItsTransactionIsCommitted() throws Exception {
        String digest = file("Once ");

        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            jobs.start(EvidenceFiles.READING, digest);
            jobs.start(EvidenceFiles.READING, digest);
        });

        await(() -> is(JobState.DONE, digest));
        assertThat(service.bean(FileTexts.class).text(digest).orElseThrow().texts())
                .singleElement()
                .asString()
                .contains("Once");
        await(() -> jdbc.sql("select count(*) from scheduled_tasks where task_instance like :digest")
                        .param("digest", "%" + digest)
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void nothingIsDoneWhereTheTransactionIsRolledBack() throws Exception {
        String digest = file("Never ");

        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            jobs.start(EvidenceFiles.READING, digest);
            status.setRollbackOnly();
        });

        assertThat(jobs.progress(EvidenceFiles.READING, digest)).isEmpty();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like :digest")
                        .param("digest", "%" + digest)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsCalledOffBeforeItBeginsIsNotDoneAndCanBeAskedForAgain() throws Exception {
        String digest = file("Off ");

        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            jobs.start(EvidenceFiles.READING, digest);
            jobs.cancel(EvidenceFiles.READING, digest);
        });
        await(() -> jdbc.sql("select count(*) from scheduled_tasks where task_instance like :digest")
                        .param("digest", "%" + digest)
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(is(JobState.CANCELLED, digest)).isTrue();
        assertThat(service.bean(FileTexts.class).known(digest)).isEmpty();

        jobs.start(EvidenceFiles.READING, digest);
        await(() -> is(JobState.DONE, digest));
    }

    @Test
    void whatADeadProcessHadBegunIsBegunAgain() throws Exception {
        String digest = file("Again ");
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));
        jdbc.sql(
                        "insert into job (name, subject, state, done, total, updated_at) values (:n, :s, 'running', 0, 0, :at)")
                .param("n", EvidenceFiles.READING)
                .param("s", digest)
                .param("at", Times.at(longAgo))
                .update();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by,
                            last_heartbeat, version) values ('job', :instance, :data, :at, true, 'a dead process', :at, 1)""")
                .param("instance", EvidenceFiles.READING + ": " + digest)
                .param("data", null, Types.BINARY)
                .param("at", Times.at(longAgo))
                .update();

        await(() -> is(JobState.DONE, digest));
        assertThat(service.bean(FileTexts.class).known(digest)).isPresent();
    }
}
