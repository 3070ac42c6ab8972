package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.Citation;

/** What the answers behind points cite, each place once, with what was found of it and the way to the page. */
@Component
class PointCitations {

    private final Versions versions;
    private final Citations citations;

    PointCitations(Versions versions, Citations citations) {
        this.versions = versions;
        this.citations = citations;
    }

    /** Shows it: {@code checks} has a list for each of the points, in their order. */
    void show(SubmittedVersion version, Report report, List<Matter.Item> points, Model model) {
        List<List<CitationCheck>> checks = of(version, report, points);
        model.addAttribute("checks", checks);
        model.addAttribute("doubtful", !doubtful(checks).isEmpty());
        model.addAttribute("evidenceAt", "/submitted/" + version.id() + "/evidence");
    }

    /** What each of the points cites, in their order. */
    List<List<CitationCheck>> of(SubmittedVersion version, Report report, List<Matter.Item> points) {
        return of(
                citations.check(
                        versions.course(version).organisationId(),
                        report.assessment().course().submission(),
                        version.submittedAt()),
                points);
    }

    /** The same, of what was found. */
    static List<List<CitationCheck>> of(List<CitationCheck> all, List<Matter.Item> points) {
        return points.stream().map(point -> of(point.pointers(), all)).toList();
    }

    /** The places of the points that cite something which is not there to be read. */
    static Set<Integer> doubtful(List<List<CitationCheck>> checks) {
        return IntStream.range(0, checks.size())
                .filter(place -> checks.get(place).stream().anyMatch(CitationCheck::missing))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<CitationCheck> of(Set<String> pointers, List<CitationCheck> all) {
        Map<Citation, CitationCheck> each = new LinkedHashMap<>();
        all.stream()
                .filter(check -> pointers.contains(check.pointer()))
                .forEach(check -> each.putIfAbsent(check.citation(), check));
        return List.copyOf(each.values());
    }
}
