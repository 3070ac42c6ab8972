package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.report.EntryInWords;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.ReportPage;
import org.touchstone.door.web.parts.Link;

/**
 * A report whose findings lead to the questions they rest on.
 *
 * @param page the report
 * @param links the questions of each finding, and of each answer that is left to give, by its id on the page
 */
public record LinkedReport(ReportPage page, Map<String, List<Link>> links) {

    /**
     * A report with links to the form.
     *
     * @param address where a place of the form is
     */
    static LinkedReport of(Report report, CourseForm form, Function<FormLink, String> address) {
        ReportPage page = ReportPage.of(report);
        Map<String, List<Link>> links = new LinkedHashMap<>();
        for (ReportPage.Section section : page.sections()) {
            for (ReportPage.Numbered entry : section.entries()) {
                EntryInWords words = entry.words();
                links.put(
                        entry.id(),
                        Stream.concat(
                                        words.facts().stream().map(EntryInWords.StatedFact::pointer),
                                        words.missing().stream().map(Missing::pointer))
                                .flatMap(pointer ->
                                        FormLink.of(pointer, form.draft().questions()).stream())
                                .distinct()
                                .map(link -> Link.to(form.words(link), address.apply(link)))
                                .toList());
            }
        }
        for (ReportPage.OpenSection section : page.left()) {
            for (ReportPage.Open open : section.questions()) {
                links.put(
                        open.id(),
                        open.pointers().stream()
                                .flatMap(pointer ->
                                        FormLink.of(pointer, form.draft().questions()).stream())
                                .map(link -> closer(link, open, form))
                                .map(link -> Link.to(form.words(link), address.apply(link)))
                                .toList());
            }
        }
        return new LinkedReport(page, links);
    }

    /** Where a question about items is open for some of them, the first of these instead of the list. */
    private static FormLink closer(FormLink link, ReportPage.Open open, CourseForm form) {
        String key = open.id().substring(open.id().indexOf('-') + 1);
        return link.position() == 0 && link.question().isEmpty()
                ? form.progress().unanswered(link.section(), key).orElse(link)
                : link;
    }
}
