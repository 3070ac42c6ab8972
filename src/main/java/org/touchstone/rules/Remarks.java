package org.touchstone.rules;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.catalogue.Parameter;
import org.touchstone.facts.Asked;
import org.touchstone.facts.Fact;

/**
 * Takes down what the rules say. What is said is not put back among the facts: no rule may build on what another said,
 * so that their order never matters.
 */
public final class Remarks {

    private final List<Remark> remarks = new ArrayList<>();
    private final List<RuleFailure> failures = new ArrayList<>();

    /** Takes down a remark. Called by rules. */
    public void say(Said said, Asked asked, String rule, List<Fact> facts, List<Parameter> parameters) {
        remarks.add(new Remark(said, asked, rule, facts, parameters));
    }

    /** The facts of several conditions together. Called by rules. */
    @SafeVarargs
    public static List<Fact> facts(List<Fact>... conditions) {
        if (conditions.length == 1) {
            return conditions[0];
        }
        int size = 0;
        for (List<Fact> condition : conditions) {
            size += condition.size();
        }
        List<Fact> facts = new ArrayList<>(size);
        for (List<Fact> condition : conditions) {
            facts.addAll(condition);
        }
        return facts;
    }

    void failed(RuleFailure failure) {
        failures.add(failure);
    }

    Evaluation evaluation() {
        return new Evaluation(remarks, failures);
    }
}
