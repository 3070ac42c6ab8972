package org.touchstone.check.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.judgement.Point;

/** What a later version of a course leaves as it was: the points that whoever judged them would find the same on. */
public final class Unchanged {

    private Unchanged() {}

    /**
     * The points that both reports have, asked by the same standards in the same words, with the same outcome for the same
     * reason, on the same answers, numbers and evidence. Where in the file something stands does not count.
     */
    public static Set<Point> points(Report before, Report after) {
        Map<Point, Set<Object>> earlier = said(before);
        return said(after).entrySet().stream()
                .filter(each -> each.getValue().equals(earlier.get(each.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Point, Set<Object>> said(Report report) {
        Map<String, String> links = links(report.assessment().course());
        Map<Point, Set<Object>> said = new HashMap<>();
        for (Explanation each : report.explanations()) {
            Finding finding = each.finding();
            said.computeIfAbsent(Point.of(finding), point -> new HashSet<>())
                    .add(List.of(
                            finding.standard().id(),
                            finding.alsoStandards(),
                            finding.strength(),
                            finding.outcome(),
                            each.asks(),
                            each.question(),
                            each.reason(),
                            Stream.concat(finding.facts().stream(), finding.shown().stream())
                                    .map(fact -> stated(fact, links))
                                    .collect(Collectors.toSet()),
                            finding.parameters().stream()
                                    .map(number -> number.name() + " " + number.text())
                                    .collect(Collectors.toSet())));
        }
        return said;
    }

    private static List<Object> stated(Fact fact, Map<String, String> links) {
        return List.of(
                fact.name(),
                fact.subject().label(),
                fact.text(),
                fact.note(),
                fact.evidence().stream()
                        .map(shown -> List.of(
                                shown.title(), shown.page(), shown.quote(), links.getOrDefault(shown.document(), "")))
                        .collect(Collectors.toSet()));
    }

    /** Where each document is; the address of one that was uploaded holds the digest of its content. */
    private static Map<String, String> links(CourseFacts course) {
        Map<String, String> links = new HashMap<>();
        for (Described document : course.things("document")) {
            document.on("document.link").forEach(link -> links.put(document.getId(), link.text()));
        }
        return links;
    }
}
