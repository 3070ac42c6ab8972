package org.touchstone.policy.drafts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.author.reasoning.Concern;
import org.touchstone.author.reasoning.Meaning;
import org.touchstone.author.reasoning.Reasoning;
import org.touchstone.author.reasoning.RulesetChange;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Job;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.rules.Ruleset;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What drafts mean beside the rulesets whose place they would take, worked out as jobs and kept. */
@Component
public class Meanings {

    private static final String NAME = "meaning of a draft";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Clock clock;

    Meanings(JdbcClient jdbc, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What was worked out.
     *
     * @param at when
     * @param changes what is different for those whose courses are checked
     * @param remarks what follows from the rules of the draft that its author will hardly have meant
     */
    public record WorkedOut(Instant at, List<RulesetChange> changes, List<Concern> remarks) {}

    /** Has it worked out what a draft means, as it stands when its turn comes. */
    public void start(RulesDraft draft) {
        jobs.start(NAME, draft.id().toString());
    }

    /** How far that has come; nothing where it was never asked for. */
    public Optional<Jobs.Progress> progress(RulesDraft draft) {
        return jobs.progress(NAME, draft.id().toString());
    }

    /** What one ruleset means in the place of another; nothing where it was not worked out. */
    public Optional<WorkedOut> of(String from, String to) {
        return jdbc.sql(
                        "select worked_out_at, changes, remarks from meaning where from_digest = :from and to_digest = :to")
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new WorkedOut(
                        Times.instant(row, "worked_out_at"),
                        JSON.readValue(row.getString("changes"), new TypeReference<List<RulesetChange>>() {}),
                        JSON.readValue(row.getString("remarks"), new TypeReference<List<Concern>>() {})))
                .optional();
    }

    private void keep(String from, String to, List<RulesetChange> changes, List<Concern> remarks) {
        jdbc.sql("""
                        insert into meaning (from_digest, to_digest, worked_out_at, changes, remarks)
                        values (:from, :to, :at, :changes, :remarks) on conflict do nothing""")
                .param("from", from)
                .param("to", to)
                .param("at", Times.at(clock.instant()))
                .param("changes", JSON.writeValueAsString(changes))
                .param("remarks", JSON.writeValueAsString(remarks))
                .update();
    }

    /** Works it out. */
    @Component
    static class Work implements Job {

        private final Drafts drafts;
        private final DraftRulesets rulesets;
        private final StoredRulesets stored;
        private final Meanings meanings;
        private final Clock clock;

        Work(Drafts drafts, DraftRulesets rulesets, StoredRulesets stored, Meanings meanings, Clock clock) {
            this.drafts = drafts;
            this.rulesets = rulesets;
            this.stored = stored;
            this.meanings = meanings;
            this.clock = clock;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void run(String subject, Watch watch) {
            RulesDraft draft = drafts.find(UUID.fromString(subject));
            Optional<Ruleset> to = rulesets.check(draft, drafts.files(draft)).ruleset();
            String replaced = drafts.comparedWith(draft);
            if (to.isEmpty() || meanings.of(replaced, to.get().digest()).isPresent()) {
                return;
            }
            Ruleset from = stored.named(replaced).orElseThrow(NotFoundException::new);
            LocalDate today = LocalDate.now(clock);
            List<String> touched = List.copyOf(Touched.between(from, to.get()));
            List<RulesetChange> changes = Meaning.between(from, to.get(), today);
            List<Concern> remarks = new ArrayList<>();
            for (int i = 0; i < touched.size() && !watch.cancelled(); i++) {
                String requirement = touched.get(i);
                if (to.get().catalogue().requirement(requirement).isPresent()) {
                    remarks.addAll(Reasoning.of(to.get(), today, Optional.of(requirement)));
                }
                watch.at(i + 1, touched.size());
            }
            if (!watch.cancelled()) {
                meanings.keep(replaced, to.get().digest(), changes, remarks);
            }
        }
    }
}
