package org.touchstone.check.rules;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.language.RuleFailure;

/**
 * Takes down which rules speak. What one says is not put back among the facts: no rule may build on what another said, so
 * that their order never matters.
 */
public final class Remarks {

    private final List<Spoken> spoken = new ArrayList<>();
    private final List<RuleFailure> failures = new ArrayList<>();

    /**
     * A rule that spoke.
     *
     * @param asked of what
     * @param requirement the folder the rule stands in
     * @param number its place there
     */
    record Spoken(Asked asked, String requirement, int number) {}

    /** Takes down that a rule speaks. Called by rules. */
    public void say(Asked asked, String requirement, int number) {
        spoken.add(new Spoken(asked, requirement, number));
    }

    void failed(RuleFailure failure) {
        failures.add(failure);
    }

    List<Spoken> spoken() {
        return spoken;
    }

    List<RuleFailure> failures() {
        return failures;
    }
}
