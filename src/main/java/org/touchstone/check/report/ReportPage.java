package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.Words;

/**
 * A report laid out for a page: what stands where, in words.
 *
 * @param title its heading
 * @param under the day and the ruleset it holds for
 * @param verdict what is most worth saying first
 * @param counts how many findings have each outcome, those of most concern first
 * @param notYetCovered which standards in scope have no rules; nothing where all have
 * @param next the answers that settle most; none where few are left
 * @param left what is left to answer, section by section; empty where nothing is
 * @param leftInAll its heading
 * @param sections the findings, most important first; sections without any are left out
 * @param matrix how the course covers each curriculum outcome; may be empty
 * @param advice recommendations that count for nothing, those that rest on what the course says; may be empty
 * @param moreAdvice the other recommendations; may be empty
 * @param unused answers that nothing asked of the course uses; may be empty
 */
public record ReportPage(
        String title,
        String under,
        String verdict,
        List<Count> counts,
        Optional<String> notYetCovered,
        List<Open> next,
        List<OpenSection> left,
        String leftInAll,
        List<Section> sections,
        List<MatrixRow> matrix,
        List<Advice> advice,
        List<Advice> moreAdvice,
        List<UnusedAnswer> unused) {

    /** How many answers are named as those to give first. */
    private static final int NEXT = 5;

    private static final String NOT_STATED = "not-stated";

    /** Lays out a report. */
    public static ReportPage of(Report report) {
        Assessment assessment = report.assessment();
        LeftToAnswer left = report.leftToAnswer();
        List<Advice> advice = report.adviceInShort();
        List<Section> sections = List.of(
                section("things-to-do", report.thingsToDo(), report),
                section(NOT_STATED, report.notStated(), report),
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
                report.headline(left),
                counts(report, sections),
                report.notYetCovered(),
                left.open() > NEXT
                        ? left.next().stream().limit(NEXT).map(Open::of).toList()
                        : List.of(),
                left.sections().stream().map(OpenSection::of).toList(),
                Messages.text("report.left", left.open(), left.waiting()),
                sections.stream()
                        .filter(section -> !section.entries().isEmpty())
                        .toList(),
                MatrixRow.titled(report.matrix(), assessment.course()),
                advice,
                report.advice().stream().filter(each -> !advice.contains(each)).toList(),
                UnusedAnswer.of(report));
    }

    private static Section section(String id, List<Entry> entries, Report report) {
        List<Numbered> numbered = new ArrayList<>();
        for (Entry entry : entries) {
            int number = numbered.size() + 1;
            numbered.add(new Numbered(id + "-" + number, number, EntryInWords.of(entry, report)));
        }
        int findings = entries.stream().mapToInt(Entry::findings).sum();
        return new Section(id, Messages.text("report." + id), findings, List.copyOf(numbered));
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
     * @param findings how many findings its entries are
     * @param entries what it holds
     */
    public record Section(String id, String heading, int findings, List<Numbered> entries) {

        /** Its heading, and how much there is in it: findings are what is counted, and those that say the same share an entry. */
        public String headed() {
            String key = findings == entries.size() ? "report.section" : "report.section.shared";
            return Messages.text(key, heading, findings, entries.size());
        }

        /** What its entries are about, each requirement once. */
        public List<String> titles() {
            return entries.stream()
                    .map(entry -> entry.words().title())
                    .distinct()
                    .toList();
        }
    }

    /**
     * An answer that is left to give.
     *
     * @param id its id, the same wherever the page names it
     * @param section the heading of its section
     * @param ask the question
     * @param items what it is still to be answered for; empty where it is asked once
     * @param said what is written there now; empty where nothing is
     * @param waiting how many findings wait for it, in words
     * @param pointers where in the submission it would stand
     */
    public record Open(
            String id,
            String section,
            String ask,
            List<String> items,
            List<String> said,
            String waiting,
            List<String> pointers) {

        private static Open of(OpenQuestion open) {
            return new Open(
                    open.section().key() + "-" + open.question().key(),
                    open.section().title(),
                    open.isForList() ? Messages.text("report.left.list-on-page") : open.ask(),
                    open.items().stream().map(Words::withoutStop).toList(),
                    open.said(),
                    Messages.text("report.left.waiting", open.waiting()),
                    open.pointers());
        }
    }

    /**
     * What is left to answer in one section.
     *
     * @param heading the section, how many answers and how many findings wait for them
     * @param questions the answers
     */
    public record OpenSection(String heading, List<Open> questions) {

        private static OpenSection of(LeftToAnswer.InSection left) {
            return new OpenSection(
                    Messages.text(
                            "report.left.section",
                            left.section().title(),
                            left.questions().size(),
                            left.waiting()),
                    left.questions().stream().map(Open::of).toList());
        }
    }

    /**
     * An entry with its place on the page.
     *
     * @param id its id on the page
     * @param number its number in its section
     * @param words what it says
     */
    public record Numbered(String id, int number, EntryInWords words) {}
}
