package org.touchstone.check.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/** For whom a session is: all, or a group that goes by one name however it is typed. */
class ForWhomTest {

    private static final String COURSE = """
            provider: {name: Hillside Training}
            course: {title: Coaching}
            claims: [{element: HC, levels: [1]}]
            sessions:
              - {title: Day one, stage: core programme, mode: face to face, date: 2026-09-01, methods: [practice], onlyFor: "%s"}
              - {title: Day two, stage: core programme, mode: face to face, date: 2026-09-15, methods: [practice], onlyFor: "%s"}
              - {title: Day three, stage: core programme, mode: face to face, date: 2026-10-01, methods: [lecture], onlyFor: Doctors}
            sessionsComplete: yes
            """;

    private static Assessment assess(String one, String other) {
        try {
            return ShippedRules.assess(
                    NodeReader.read(COURSE.formatted(one, other).getBytes(StandardCharsets.UTF_8), "course.yaml"));
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> outcomes(Assessment assessment) {
        return assessment.findings().stream()
                .collect(Collectors.toMap(
                        finding -> finding.standard().id() + " "
                                + finding.part().key() + " " + finding.target().id(),
                        finding -> finding.outcome().name(),
                        (a, b) -> a));
    }

    @ParameterizedTest
    @ValueSource(strings = {"All", "everybody", "Everyone.", "ALL LEARNERS", " all  learners "})
    void aSessionForAllIsAsOneThatIsForNobodyOnly(String all) {
        assertThat(outcomes(assess(all, all))).isEqualTo(outcomes(assess("no", "no")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NURSES IN LEEDS", "  Nurses in Leeds ", "nurses  in leeds.", "Nurses\u00a0in Leeds"})
    void aGroupIsTheSameHoweverItsNameIsTyped(String typed) {
        Assessment assessment = assess("Nurses in Leeds", typed);

        assertThat(outcomes(assessment)).isEqualTo(outcomes(assess("Nurses in Leeds", "Nurses in Leeds")));
        Explainer explainer = new Explainer(ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
        List<String> reasons = assessment.findings().stream()
                .map(explainer::explain)
                .map(Explanation::reason)
                .toList();
        assertThat(reasons)
                .filteredOn(reason -> reason.toLowerCase(java.util.Locale.ROOT).contains("nurses"))
                .isNotEmpty()
                .noneMatch(
                        reason -> reason.toLowerCase(java.util.Locale.ROOT).matches("(?s).*nurses.* and .*nurses.*"));
    }
}
