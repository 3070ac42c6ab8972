package org.touchstone.casework.courses;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.report.Report;

/**
 * What a change of a draft came to, for whoever made it to put one result right.
 *
 * @param settled why each result that was open is no longer; each sentence once
 * @param worse why each result that is worse than before is; each sentence once
 * @param open how many results are still open, counted as the report counts them
 */
public record CheckedAgain(List<String> settled, List<String> worse, int open) {

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
        for (Explanation each : now.explanations()) {
            List<Object> key = key(each.finding());
            boolean isOpen = OPEN.contains(each.finding().outcome());
            Outcome earlier = was.get(key);
            boolean wasOpen = earlier != null && OPEN.contains(earlier);
            if (wasOpen && !isOpen) {
                settled.add(each.reason());
            } else if (isOpen
                    && each.finding().outcome() != earlier
                    && earlier
                            != Outcome.CONFLICTING // Whatever comes of statements that now agree, it could not be told
                    // before.
                    && (each.finding().outcome() != Outcome.NOT_STATED || GOOD.contains(earlier))) {
                worse.add(each.reason());
            }
        }
        long open = now.assessment().findings().stream()
                .filter(finding -> OPEN.contains(finding.outcome()))
                .count();
        return new CheckedAgain(List.copyOf(settled), List.copyOf(worse), (int) open);
    }

    private static List<Object> key(Finding finding) {
        return List.of(
                finding.part().key(), finding.target().kind(), finding.target().id());
    }
}
