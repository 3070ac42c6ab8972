package org.touchstone.base.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.audit.Times;

/** Jobs that wait to be done, are being done or have been done, kept in the database. */
@Component
public class Jobs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SchedulerClient waiting;

    Jobs(DataSource database, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waiting = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(database), JobRunner.task(null))
                .build();
    }

    /**
     * How far a job has come.
     *
     * @param state whether it waits, runs or has ended, and how
     * @param done how much of it is done
     * @param total how much there is to do; 0 while that is not known
     */
    public record Progress(JobState state, int done, int total) {}

    /**
     * Has a job done, as soon as the transaction that asks for it has been committed. One that waits or runs already is not
     * done twice.
     */
    @Transactional
    public void start(String name, String subject) {
        Optional<Progress> known = progress(name, subject);
        if (known.filter(progress -> progress.state().open()).isPresent()) {
            return;
        }
        if (known.isEmpty()) {
            jdbc.sql("""
                            insert into job (name, subject, state, done, total, updated_at)
                            values (:name, :subject, 'waiting', 0, 0, :at) on conflict do nothing""")
                    .param("name", name)
                    .param("subject", subject)
                    .param("at", Times.at(clock.instant()))
                    .update();
        } else {
            set(name, subject, JobState.WAITING, 0, 0);
        }
        waiting.scheduleIfNotExists(JobRunner.instance(name, subject), clock.instant());
    }

    /** How far a job has come; nothing where it was never asked for. */
    public Optional<Progress> progress(String name, String subject) {
        return jdbc.sql("select state, done, total from job where name = :name and subject = :subject")
                .param("name", name)
                .param("subject", subject)
                .query((row, n) ->
                        new Progress(JobState.of(row.getString("state")), row.getInt("done"), row.getInt("total")))
                .optional();
    }

    /** Calls a job off. One that runs is told so, and ends soon. */
    @Transactional
    public void cancel(String name, String subject) {
        jdbc.sql("""
                        update job set state = 'cancelled', updated_at = :at
                        where name = :name and subject = :subject and state in ('waiting', 'running')""")
                .param("name", name)
                .param("subject", subject)
                .param("at", Times.at(clock.instant()))
                .update();
    }

    void set(String name, String subject, JobState state, int done, int total) {
        jdbc.sql("""
                        update job set state = :state, done = :done, total = :total, updated_at = :at
                        where name = :name and subject = :subject""")
                .param("state", state.words())
                .param("done", done)
                .param("total", total)
                .param("at", Times.at(clock.instant()))
                .param("name", name)
                .param("subject", subject)
                .update();
    }
}
