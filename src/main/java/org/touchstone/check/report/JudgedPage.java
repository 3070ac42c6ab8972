package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;

/**
 * What the rules found and what people judged, laid out for a page, requirement by requirement.
 *
 * @param verdict what it adds up to, in words
 * @param counts how many findings have each outcome, in words
 * @param rows each point with what was found and judged, in the order of the rules
 */
public record JudgedPage(String verdict, Map<String, Long> counts, List<Row> rows) {

    /**
     * One point.
     *
     * @param title the requirement
     * @param item what was found
     * @param outcome the outcome with what was judged
     * @param label that outcome in words
     * @param required whether it is more than recommended
     * @param fails whether the course fails by it
     * @param judgement what was judged; nothing where nobody judged it
     */
    public record Row(
            String title,
            Matter.Item item,
            Outcome outcome,
            String label,
            boolean required,
            boolean fails,
            Optional<Judgement> judgement) {}

    /** Lays out a report with what was judged. */
    public static JudgedPage of(Report report, Judgements judgements) {
        List<Finding> findings = report.assessment().findings();
        Map<Point, Finding> byPoint = new LinkedHashMap<>();
        findings.forEach(finding ->
                byPoint.merge(Point.of(finding), finding, (one, other) -> judgements.fails(other) ? other : one));
        List<Row> rows = new ArrayList<>();
        for (Matter matter : Matter.of(report)) {
            for (Matter.Item item : matter.all()) {
                Finding finding = Optional.ofNullable(byPoint.get(item.point())).orElseThrow();
                Outcome outcome = judgements.outcome(finding);
                rows.add(new Row(
                        matter.title(),
                        item,
                        outcome,
                        label(outcome, finding.strength()),
                        finding.strength() != Strength.RECOMMENDED,
                        judgements.fails(finding),
                        judgements.on(item.point())));
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        judgements
                .counts(findings)
                .forEach((outcome, number) -> counts.put(Messages.text("outcome." + outcome), number));
        return new JudgedPage(verdict(report, judgements), counts, List.copyOf(rows));
    }

    /** What a report adds up to with what was judged, in words. */
    public static String verdict(Report report, Judgements judgements) {
        return Messages.text(
                "verdict.judged." + judgements.verdict(report.assessment().findings()));
    }

    private static String label(Outcome outcome, Strength strength) {
        boolean advice = outcome == Outcome.NOT_MET && strength == Strength.RECOMMENDED;
        return Messages.text(advice ? "outcome.RECOMMENDATION_NOT_MET" : "outcome." + outcome);
    }

    /** The points by which the course fails, and those that are still open. */
    public List<Row> wanting() {
        return rows.stream()
                .filter(row -> row.fails()
                        || row.outcome() == Outcome.NOT_STATED
                        || row.outcome() == Outcome.CONFLICTING
                        || row.outcome() == Outcome.NEEDS_JUDGEMENT
                        || row.outcome() == Outcome.ERROR)
                .toList();
    }
}
