package org.touchstone.run.operation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.touchstone.casework.rulesets.RulesetInForce;

/** Whether there is a ruleset to check courses against, and this instance can follow what was published. */
@Component("ruleset")
class RulesetHealth implements HealthIndicator {

    private final RulesetInForce rulesets;

    RulesetHealth(RulesetInForce rulesets) {
        this.rulesets = rulesets;
    }

    @Override
    public Health health() {
        return rulesets.missing().isPresent()
                        || rulesets.today().ruleset().rules().all().isEmpty()
                ? Health.down().build()
                : Health.up().build();
    }
}
