package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<CitationCheck> all = citations.check(
                versions.course(version).organisationId(),
                report.assessment().course().submission());
        model.addAttribute(
                "checks",
                points.stream().map(point -> of(point.pointers(), all)).toList());
        model.addAttribute("evidenceAt", "/submitted/" + version.id() + "/evidence");
    }

    private static List<CitationCheck> of(Set<String> pointers, List<CitationCheck> all) {
        Map<Citation, CitationCheck> each = new LinkedHashMap<>();
        all.stream()
                .filter(check -> pointers.contains(check.pointer()))
                .forEach(check -> each.putIfAbsent(check.citation(), check));
        return List.copyOf(each.values());
    }
}
