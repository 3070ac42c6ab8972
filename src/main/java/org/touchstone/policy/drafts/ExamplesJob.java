package org.touchstone.policy.drafts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleResult;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.base.jobs.Job;
import org.touchstone.check.catalogue.Requirement;
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
        RulesDraft draft = drafts.find(UUID.fromString(subject));
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

    /** Those that do not come out as they say. */
    private static List<String> failed(Ruleset ruleset, List<Example> examples, Watch watch) {
        return ExampleRunner.run(ruleset, ExampleRunner.AS_OF, examples, begun -> {
                    watch.at(begun, examples.size());
                    return !watch.cancelled();
                })
                .stream()
                .filter(result -> !result.passed())
                .map(ExampleResult::example)
                .map(example -> ruleset.catalogue()
                                .requirement(example.requirement())
                                .map(Requirement::title)
                                .orElse(example.requirement())
                        + ": " + example.name())
                .sorted()
                .toList();
    }
}
