package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstone.check.judgement.JudgementAnswer;

class AgreementTest {

    private static List<Agreement.Pair> pairs(int bothMet, int bothNot, int firstOnly, int secondOnly) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < bothMet; i++) {
            pairs.add(new Agreement.Pair(JudgementAnswer.MET, JudgementAnswer.MET));
        }
        for (int i = 0; i < bothNot; i++) {
            pairs.add(new Agreement.Pair(JudgementAnswer.NOT_MET, JudgementAnswer.NOT_MET));
        }
        for (int i = 0; i < firstOnly; i++) {
            pairs.add(new Agreement.Pair(JudgementAnswer.MET, JudgementAnswer.NOT_MET));
        }
        for (int i = 0; i < secondOnly; i++) {
            pairs.add(new Agreement.Pair(JudgementAnswer.NOT_MET, JudgementAnswer.MET));
        }
        return pairs;
    }

    @Test
    void kappaLeavesOutWhatChanceWouldGive() {
        // The example that textbooks work out: 20 and 15 the same, 5 and 10 not.
        Agreement agreement = Agreement.of(pairs(20, 15, 5, 10));
        assertThat(agreement.points()).isEqualTo(50);
        assertThat(agreement.same()).isEqualTo(35);
        Agreement.Kappa kappa = agreement.kappa().orElseThrow();
        assertThat(kappa.value()).isCloseTo(0.4, within(1e-9));
        assertThat(kappa.least()).isCloseTo(0.146, within(1e-3));
        assertThat(kappa.most()).isCloseTo(0.654, within(1e-3));
    }

    @Test
    void tooFewPointsOrOneAnswerOnlyGiveNoKappa() {
        assertThat(Agreement.of(pairs(10, 10, 5, 4)).kappa()).isEmpty();
        assertThat(Agreement.of(pairs(40, 0, 0, 0)).kappa()).isEmpty();
        assertThat(Agreement.of(List.of()).points()).isZero();
    }
}
