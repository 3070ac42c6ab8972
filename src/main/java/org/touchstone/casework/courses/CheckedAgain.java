package org.touchstone.casework.courses;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.report.Report;

/**
 * What a change of a draft came to, for whoever made it to put one result right.
 *
 * @param settled why each result that was open is no longer; each sentence once
 * @param worse why each result that is worse than before is; each sentence once
 * @param otherwise why each result is still open that came out otherwise, and no worse, than before; each sentence once
 * @param open how many results are still open, counted as the report counts them
 */
public record CheckedAgain(List<String> settled, List<String> worse, List<String> otherwise, int open) {

    private static final Set<Outcome> OPEN = EnumSet.of(Outcome.NOT_MET, Outcome.CONFLICTING, Outcome.NOT_STATED);
    /** What is not stated now counts as worse than these only: a new claim leaves much unsaid that was not asked before. */
    private static final Set<Outcome> GOOD = EnumSet.of(Outcome.MET, Outcome.NEEDS_JUDGEMENT);

    /** Compares what was found before a change with what is found now. */
    public static CheckedAgain of(Report before, Report now) {
        Map<List<Object>, Outcome> was = new HashMap<>();
        before.explanations()
                .forEach(each -> was.put(key(each.finding()), each.finding().outcome()));
        Set<String> settled = new LinkedHashSet<>();
        Set<String> worse = new LinkedHashSet<>();
        Set<String> otherwise = new LinkedHashSet<>();
        for (Explanation each : now.explanations()) {
            Outcome outcome = each.finding().outcome();
            Strength strength = each.finding().strength();
            boolean isOpen = OPEN.contains(outcome);
            Outcome earlier = was.get(key(each.finding()));
            if (earlier != null && OPEN.contains(earlier)) {
                if (!isOpen) {
                    settled.add(each.reason());
                } else if (outcome != earlier) {
                    // What comes of statements that agree now could not be told before.
                    boolean isWorse =
                            earlier != Outcome.CONFLICTING && weight(outcome, strength) > weight(earlier, strength);
                    (isWorse ? worse : otherwise).add(each.reason());
                }
            } else if (isOpen && (outcome != Outcome.NOT_STATED || GOOD.contains(earlier))) {
                worse.add(each.reason());
            }
        }
        long open = now.assessment().findings().stream()
                .filter(finding -> OPEN.contains(finding.outcome()))
                .count();
        return new CheckedAgain(List.copyOf(settled), List.copyOf(worse), List.copyOf(otherwise), (int) open);
    }

    /** How bad an open result is. A recommendation that is not met counts against nobody, but statements that disagree do. */
    private static int weight(Outcome outcome, Strength strength) {
        return switch (outcome) {
            case NOT_MET -> strength == Strength.RECOMMENDED ? 1 : 3;
            case CONFLICTING -> 2;
            default -> 0;
        };
    }

    private static List<Object> key(Finding finding) {
        return List.of(
                finding.part().key(), finding.target().kind(), finding.target().id());
    }
}
