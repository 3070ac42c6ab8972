package org.touchstone.check.judgement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;

/**
 * What was judged of one course: of each point, the judgement that holds.
 *
 * @param byPoint the judgements
 */
public record Judgements(Map<Point, Judgement> byPoint) {

    /** No judgement at all. */
    public static final Judgements NONE = new Judgements(Map.of());

    /** Of several judgements on a point, the last in the list holds; none where that takes back those before. */
    public static Judgements of(List<Judgement> inOrder) {
        Map<Point, Judgement> byPoint = new LinkedHashMap<>();
        for (Judgement judgement : inOrder) {
            if (judgement.answer() == JudgementAnswer.LEFT) {
                byPoint.remove(judgement.point());
            } else {
                byPoint.put(judgement.point(), judgement);
            }
        }
        return new Judgements(byPoint);
    }

    /** These, and what was judged later, which holds where both speak of a point. */
    public Judgements and(Judgements later) {
        Map<Point, Judgement> all = new LinkedHashMap<>(byPoint);
        all.putAll(later.byPoint());
        return new Judgements(all);
    }

    /** The judgement on what a finding is about; nothing where there is none. */
    public Optional<Judgement> on(Finding finding) {
        return on(Point.of(finding));
    }

    /** The judgement on a point; nothing where there is none. */
    public Optional<Judgement> on(Point point) {
        return Optional.ofNullable(byPoint.get(point));
    }

    /** The outcome of a finding with what was judged: a person's word where there is one that settles it, or else the rules'. */
    public Outcome outcome(Finding finding) {
        return on(finding).flatMap(judgement -> judgement.answer().outcome()).orElse(finding.outcome());
    }

    /** Whether a course fails by a finding, with what was judged. */
    public boolean fails(Finding finding) {
        return outcome(finding) == Outcome.NOT_MET && finding.strength() != Strength.RECOMMENDED;
    }

    /** What the findings add up to, with what was judged. */
    public Verdict verdict(List<Finding> findings) {
        return Verdict.on(findings, this::outcome);
    }

    /** How many findings have each outcome, with what was judged. */
    public Map<Outcome, Long> counts(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(this::outcome, TreeMap::new, Collectors.counting()));
    }
}
