package org.touchstone.policy.drafts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Jobs;

/** How the examples of drafts came out, by the digest of the ruleset that a draft was. */
@Component
public class ExamplesRuns {

    private static final int MOST_NAMED = 100;

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Clock clock;

    ExamplesRuns(JdbcClient jdbc, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * How every example of a ruleset came out.
     *
     * @param at when they were run
     * @param passed how many came out as they say
     * @param failed those that did not, by requirement and name; a hundred at most
     */
    public record Run(Instant at, int passed, List<String> failed) {}

    /** Has every example of a draft run, as it stands when its turn comes. */
    public void start(RulesDraft draft) {
        jobs.start(ExamplesJob.NAME, draft.id().toString());
    }

    /** How far that has come; nothing where it was never asked for. */
    public Optional<Jobs.Progress> progress(RulesDraft draft) {
        return jobs.progress(ExamplesJob.NAME, draft.id().toString());
    }

    /** How the examples of a ruleset came out; nothing where they were not run. */
    public Optional<Run> of(String digest) {
        return jdbc.sql("select run_at, passed, failed from examples_run where ruleset_digest = :digest")
                .param("digest", digest)
                .query((row, n) -> new Run(
                        Times.instant(row, "run_at"),
                        row.getInt("passed"),
                        row.getString("failed").lines().toList()))
                .optional();
    }

    @Transactional
    void keep(String digest, int passed, List<String> failed) {
        jdbc.sql("""
                        insert into examples_run (ruleset_digest, run_at, passed, failed)
                        values (:digest, :at, :passed, :failed) on conflict do nothing""")
                .param("digest", digest)
                .param("at", Times.at(clock.instant()))
                .param("passed", passed)
                .param("failed", String.join("\n", failed.subList(0, Math.min(failed.size(), MOST_NAMED))))
                .update();
    }
}
