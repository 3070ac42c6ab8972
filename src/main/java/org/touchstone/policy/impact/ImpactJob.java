package org.touchstone.policy.impact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.base.jobs.Job;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.located.MistakesException;

/** Works out a comparison, some versions at a time: begun again, it goes on after the last that was kept. */
@Component
class ImpactJob implements Job {

    static final String NAME = "impact of a draft";

    private static final int AT_A_TIME = 100;

    private final Impacts impacts;
    private final StoredRulesets stored;

    ImpactJob(Impacts impacts, StoredRulesets stored) {
        this.impacts = impacts;
        this.stored = stored;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String subject, Watch watch) {
        Impact impact = impacts.find(UUID.fromString(subject));
        Effects effects = new Effects(
                stored.named(impact.from()).orElseThrow(NotFoundException::new),
                stored.named(impact.to()).orElseThrow(NotFoundException::new),
                impact.asOf());
        int total = impacts.total(impact);
        List<Impacts.Stored> next = impacts.next(impact, AT_A_TIME);
        while (!next.isEmpty() && !watch.cancelled()) {
            impact = impacts.keep(
                    impact,
                    next.parallelStream().map(each -> compared(each, effects)).toList());
            watch.at(impact.compared(), total);
            next = impacts.next(impact, AT_A_TIME);
        }
    }

    private static Impacts.Compared compared(Impacts.Stored version, Effects effects) {
        try {
            return new Impacts.Compared(
                    version.id(),
                    effects.on(version.text().getBytes(StandardCharsets.UTF_8), version.fileName()),
                    false);
        } catch (MistakesException e) {
            return new Impacts.Compared(version.id(), List.of(), true);
        }
    }
}
