package org.touchstone.author.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;

/** What reasoning has to say of the rules that are shipped: all that is known, and nothing else. */
class ShippedRulesReasonedTest {

    /**
     * Whether activities are spread over time rests on what is worked out from all their dates together, which reasoning takes for
     * given apart from them. No course shows that anything is left out.
     */
    private static final String APART = "UNDECIDED core-programme/apart";

    @Test
    void areWithoutMistakes() {
        assertThat(Reasoning.of(ShippedRules.RULESET, ShippedRules.AS_OF, Optional.empty()))
                .extracting(remark -> remark.kind() + " " + remark.requirement() + "/" + remark.part())
                .containsExactly(APART);
    }
}
