package org.touchstone.run.operation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Rulesets;

/** Whether there is a ruleset to check courses against. */
@Component("ruleset")
class RulesetHealth implements HealthIndicator {

    private final Rulesets rulesets;

    RulesetHealth(Rulesets rulesets) {
        this.rulesets = rulesets;
    }

    @Override
    public Health health() {
        return rulesets.current().rules().all().isEmpty()
                ? Health.down().build()
                : Health.up().build();
    }
}
