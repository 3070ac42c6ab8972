package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Test
    void theDocumentationDrawsThisTable() throws IOException {
        String drawn = Arrays.stream(CaseStep.values())
                .flatMap(step -> step.from().stream()
                        .map(from -> "    " + from + " --> " + step.to() + ": "
                                + step.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("src/docs/review.md")))
                .contains("```mermaid\nstateDiagram-v2\n" + drawn + "\n```");
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
