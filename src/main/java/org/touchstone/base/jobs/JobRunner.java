package org.touchstone.base.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does jobs, in a lane of their own beside requests. A job that dies with its process is begun again by whichever instance
 * notices first; one that fails is tried again, and given up after some tries.
 */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String TASK = "job";
    private static final String BETWEEN = ": ";
    private static final int TRIES = 3;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How often a process says that it lives. Without word for some of these it is taken for dead. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int AT_ONCE = 1;

    private final Map<String, Job> kinds;
    private final Jobs jobs;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean running;

    JobRunner(DataSource database, List<Job> kinds, Jobs jobs, Clock clock) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        this.jobs = jobs;
        this.clock = clock;
        this.scheduler = Scheduler.create(database, task(this))
                .threads(AT_ONCE)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    /** The one task that the library knows: its instances are jobs. */
    static OneTimeTask<Void> task(@Nullable JobRunner runner) {
        return Tasks.oneTime(TASK, Void.class)
                .onFailure((complete, operations) -> {
                    if (runner != null) {
                        runner.failed(complete, operations);
                    }
                })
                .execute((instance, context) -> {
                    if (runner != null) {
                        runner.run(instance.getId());
                    }
                });
    }

    static TaskInstance<Void> instance(String name, String subject) {
        return new TaskInstance<>(TASK, name + BETWEEN + subject);
    }

    private void run(String instance) {
        String name = instance.substring(0, instance.indexOf(BETWEEN));
        String subject = instance.substring(instance.indexOf(BETWEEN) + BETWEEN.length());
        Job job = kinds.get(name);
        Watching watch = new Watching(name, subject);
        // It may be called off, and asked for again before that has been noticed here.
        while (job != null && watch.open()) {
            watch.write(JobState.RUNNING);
            run(job, subject, watch);
            if (watch.state() == JobState.RUNNING) {
                watch.write(JobState.DONE);
            }
        }
    }

    private static void run(Job job, String subject, Watching watch) {
        try {
            job.run(subject, watch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; it is begun again at the next start", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String instance = complete.getExecution().taskInstance.getId();
        LOG.warn(
                "a job failed: {}: {}",
                instance,
                complete.getCause().map(Throwable::toString).orElse("no reason"));
        int failures = complete.getExecution().consecutiveFailures + 1;
        if (failures < TRIES || !running) {
            operations.reschedule(complete, clock.instant().plusSeconds(2L * failures));
            return;
        }
        String name = instance.substring(0, instance.indexOf(BETWEEN));
        String subject = instance.substring(instance.indexOf(BETWEEN) + BETWEEN.length());
        Job job = kinds.get(name);
        if (job != null) {
            job.failed(subject);
        }
        jobs.set(name, subject, JobState.FAILED, 0, 0);
        operations.stop();
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Writes how far a job has come, at most once a second. */
    private final class Watching implements Job.Watch {

        private final String name;
        private final String subject;
        private int done;
        private int total;
        private long written = System.nanoTime();

        Watching(String name, String subject) {
            this.name = name;
            this.subject = subject;
        }

        void write(JobState state) {
            jobs.set(name, subject, state, done, total);
            written = System.nanoTime();
        }

        @Override
        public void at(int nowDone, int ofTotal) {
            done = nowDone;
            total = ofTotal;
            if (System.nanoTime() - written > Duration.ofSeconds(1).toNanos() && !cancelled()) {
                write(JobState.RUNNING);
            }
        }

        JobState state() {
            return jobs.progress(name, subject).map(Jobs.Progress::state).orElse(JobState.CANCELLED);
        }

        boolean open() {
            return state().open();
        }

        @Override
        public boolean cancelled() {
            return !open();
        }
    }
}
