package org.touchstone.author.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;

/** What reasoning has to say of the rules that are shipped: all that is known, and nothing else. */
class ShippedRulesReasonedTest {

    /**
     * The one gap: of a course that consists of nothing but learning on one's own, which has no dates, or of nothing at all,
     * no rule says whether its activities are spread over time. It stays not stated, which fails no course.
     */
    private static final String APART = "GAP core-programme/apart";

    @Test
    void areWithoutMistakes() {
        assertThat(Reasoning.of(ShippedRules.RULESET, ShippedRules.AS_OF, Optional.empty()))
                .extracting(remark -> remark.kind() + " " + remark.requirement() + "/" + remark.part())
                .containsExactly(APART);
    }
}
