package org.touchstone.policy.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.base.jobs.Job;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** Runs every example of a draft as it stands. */
@Component
class ExamplesJob implements Job {

    static final String NAME = "examples of a draft";

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final ExamplesRuns runs;

    ExamplesJob(Drafts drafts, DraftRulesets rulesets, ExamplesRuns runs) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.runs = runs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String subject, Watch watch) throws MistakesException {
        Draft draft = drafts.find(UUID.fromString(subject));
        Optional<Ruleset> ruleset = rulesets.check(draft, drafts.files(draft)).ruleset();
        if (ruleset.isEmpty() || runs.of(ruleset.get().digest()).isPresent()) {
            return;
        }
        List<Example> examples = new ExampleRunner(ruleset.get(), ExampleRunner.AS_OF).examples();
        List<String> failed = failed(ruleset.get(), examples, watch);
        if (watch.cancelled()) {
            return;
        }
        runs.keep(ruleset.get().digest(), examples.size() - failed.size(), failed);
    }

    /** Those that do not come out as they say. Each processor runs a share of them. */
    private static List<String> failed(Ruleset ruleset, List<Example> examples, Watch watch) {
        int shares = Runtime.getRuntime().availableProcessors();
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, shares)
                .parallel()
                .mapToObj(share -> {
                    ExampleRunner runner = new ExampleRunner(ruleset, ExampleRunner.AS_OF);
                    List<String> failed = new ArrayList<>();
                    for (int i = share; i < examples.size() && !watch.cancelled(); i += shares) {
                        Example example = examples.get(i);
                        if (!runner.run(example).passed()) {
                            failed.add(example.requirement() + ": " + example.name());
                        }
                        if (share == 0) {
                            watch.at(done.get(), examples.size());
                        }
                        done.incrementAndGet();
                    }
                    return failed;
                })
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
