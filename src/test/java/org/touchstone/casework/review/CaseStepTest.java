package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of steps: every state can be come to, and whatever is begun can be ended. */
class CaseStepTest {

    private static final Set<CaseState> ENDS = EnumSet.of(CaseState.RETURNED, CaseState.DECIDED, CaseState.SET_ASIDE);

    @Test
    void everyStateIsReachedFromTheSubmission() {
        assertThat(reachedFrom(CaseState.SUBMITTED)).containsExactlyInAnyOrder(CaseState.values());
    }

    @Test
    void anEndIsReachedFromEveryStateAndLeadsNowhere() {
        for (CaseState state : CaseState.values()) {
            assertThat(reachedFrom(state)).as("from %s", state).containsAnyElementsOf(ENDS);
            assertThat(leadingOn(state))
                    .as("steps from %s", state)
                    .matches(steps -> steps.isEmpty() == ENDS.contains(state));
        }
    }

    private static List<CaseStep> leadingOn(CaseState state) {
        return Arrays.stream(CaseStep.values())
                .filter(step -> step.from().contains(state))
                .toList();
    }

    private static Set<CaseState> reachedFrom(CaseState state) {
        Set<CaseState> reached = EnumSet.of(state);
        Deque<CaseState> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (CaseStep step : leadingOn(left.remove())) {
                if (reached.add(step.to())) {
                    left.add(step.to());
                }
            }
        }
        return reached;
    }
}
