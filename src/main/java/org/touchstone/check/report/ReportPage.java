package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;

/**
 * A report laid out for a page: what stands where, in words.
 *
 * @param title its heading
 * @param under the day and the ruleset it holds for
 * @param verdict what the findings add up to
 * @param counts how many findings have each outcome, those of most concern first
 * @param notYetCovered which standards in scope have no rules; nothing where all have
 * @param sections the findings, most important first; sections without any are left out
 * @param matrix how the course covers each curriculum outcome; may be empty
 * @param advice recommendations that count for nothing; may be empty
 * @param unused answers that nothing asked of the course uses; may be empty
 */
public record ReportPage(
        String title,
        String under,
        String verdict,
        List<Count> counts,
        Optional<String> notYetCovered,
        List<Section> sections,
        List<MatrixRow> matrix,
        List<Advice> advice,
        List<UnusedAnswer> unused) {

    /** Lays out a report. */
    public static ReportPage of(Report report) {
        Assessment assessment = report.assessment();
        List<Section> sections = List.of(
                section("things-to-do", report.thingsToDo(), report),
                section("questions", report.questions(), report),
                section("met", report.met(), report),
                section("not-applicable", report.notApplicable(), report));
        return new ReportPage(
                Messages.text(
                        "report.title",
                        assessment.course().submission().title(),
                        assessment.course().submission().provider()),
                Messages.text(
                        "report.under",
                        ReadableValues.date(assessment.asOf()),
                        assessment.ruleset().shortName()),
                report.verdict(),
                counts(report, sections),
                report.notYetCovered(),
                sections.stream()
                        .filter(section -> !section.entries().isEmpty())
                        .toList(),
                report.matrix(),
                report.advice(),
                UnusedAnswer.of(report));
    }

    private static Section section(String id, List<Entry> entries, Report report) {
        List<Numbered> numbered = new ArrayList<>();
        for (Entry entry : entries) {
            int number = numbered.size() + 1;
            numbered.add(new Numbered(id + "-" + number, number, EntryInWords.of(entry, report)));
        }
        return new Section(id, Messages.text("report." + id), List.copyOf(numbered));
    }

    private static List<Count> counts(Report report, List<Section> sections) {
        List<Count> counts = new ArrayList<>();
        Report.countsByLabel(report.assessment().findings())
                .forEach((label, findings) -> counts.add(new Count(label, findings, "#" + first(label, sections))));
        return List.copyOf(counts);
    }

    /** The id of the first entry with an outcome. */
    private static String first(String label, List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .filter(entry -> entry.words().label().equals(label))
                .map(Numbered::id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * How many findings have an outcome.
     *
     * @param outcome the outcome in words
     * @param findings how many
     * @param link where the first of them is on the page
     */
    public record Count(String outcome, int findings, String link) {}

    /**
     * A section of the page.
     *
     * @param id its id on the page
     * @param heading its heading
     * @param entries what it holds
     */
    public record Section(String id, String heading, List<Numbered> entries) {}

    /**
     * An entry with its place on the page.
     *
     * @param id its id on the page
     * @param number its number in its section
     * @param words what it says
     */
    public record Numbered(String id, int number, EntryInWords words) {}
}
