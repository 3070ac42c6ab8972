package org.touchstone.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.assessment.Assessment;
import org.touchstone.catalogue.Standard;
import org.touchstone.catalogue.Strength;
import org.touchstone.explanation.Explanation;
import org.touchstone.explanation.Messages;
import org.touchstone.explanation.Missing;
import org.touchstone.explanation.ReadableValues;
import org.touchstone.facts.Fact;
import org.touchstone.findings.Finding;
import org.touchstone.findings.Outcome;
import org.touchstone.located.Words;
import org.touchstone.submission.Citation;

/** The report as text for a terminal or an e-mail. */
public final class TextReport {

    private static final int WIDTH = 100;
    private static final int FACTS_SHOWN = 8;

    private final Report report;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextReport(Report report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /**
     * Renders a report.
     *
     * @param colour whether to mark outcomes with a terminal's colours; the words say the same without them
     */
    public static String render(Report report, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.render();
        return text.out.toString();
    }

    private void render() {
        Assessment assessment = report.assessment();
        out.append(Messages.text("report.title", assessment.course().submission().title(),
                assessment.course().submission().provider())).append('\n');
        out.append(Messages.text("report.under", ReadableValues.date(assessment.asOf()),
                assessment.ruleset().shortName())).append("\n\n");
        paragraph("", bold(Messages.text("verdict." + assessment.verdict())));
        paragraph("", Messages.text("report.no-decision"));
        out.append('\n');
        assessment.counts().forEach((outcome, count) -> out.append(String.format("%6d  ", count))
                .append(outcome(outcome)).append('\n'));
        notYetCovered(assessment);
        section("report.things-to-do", report.thingsToDo());
        section("report.questions", report.questions());
        section("report.met", report.met());
        section("report.not-applicable", report.notApplicable());
    }

    private void notYetCovered(Assessment assessment) {
        if (!assessment.notYetCovered().isEmpty()) {
            out.append('\n');
            paragraph("", Messages.text("report.not-yet-covered", assessment.notYetCovered().size(),
                    Words.list(assessment.notYetCovered().stream().map(Standard::id).toList())));
        }
    }

    private void section(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("\n\n").append(bold(Messages.text(heading).toUpperCase(java.util.Locale.UK))).append('\n');
        for (int i = 0; i < entries.size(); i++) {
            out.append('\n');
            entry(i + 1, entries.get(i));
        }
    }

    private void entry(int number, Entry entry) {
        Explanation first = entry.first();
        Finding finding = first.finding();
        List<String> ids = new ArrayList<>();
        entry.standards().forEach(standard -> {
            ids.add(standard.id());
            ids.addAll(report.assessment().ruleset().catalogue().repeatsOf(standard.id()));
        });
        String label = finding.outcome() == Outcome.NOT_MET && finding.strength() == Strength.RECOMMENDED
                ? Messages.text("outcome.RECOMMENDATION_NOT_MET")
                : Messages.text("outcome." + finding.outcome());
        out.append(String.format("%3d. ", number)).append(paint(finding.outcome(), label)).append("  ")
                .append(bold(report.requirement(finding).title())).append("  ");
        wrapAfter(String.join(", ", ids));
        reasons(entry.explanations());
        facts(entry.explanations());
        evidence(entry.explanations());
        field("field.asked", first.asks() + " (" + citations(entry.standards()) + ")");
        Set<String> questions = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Explanation each : entry.explanations()) {
            each.question().ifPresent(questions::add);
            if (finding.outcome() == Outcome.NOT_STATED) {
                each.missing().forEach(m -> missing.add(missing(m)));
            } else {
                each.remedy().ifPresent(remedy -> remedies.add(remedy + each.who().map(who -> " (" + who + ")").orElse("")));
            }
        }
        limited(missing).forEach(text -> field("field.missing", text));
        limited(remedies).forEach(text -> field("field.remedy", text));
        limited(questions).forEach(text -> field("field.question", text));
        entry.standards().forEach(standard -> standard.interpretation().ifPresent(reading ->
                field("field.reading", standard.id() + ": " + reading.readAs())));
    }

    private static String missing(Missing missing) {
        return missing.ask() + " (" + missing.pointer() + ")";
    }

    private static List<String> limited(Set<String> texts) {
        return texts.stream().limit(FACTS_SHOWN).toList();
    }

    private void reasons(List<Explanation> explanations) {
        Set<String> reasons = new LinkedHashSet<>();
        explanations.forEach(explanation -> reasons.add(explanation.reason()));
        reasons.forEach(reason -> paragraph("     ", reason));
    }

    private void facts(List<Explanation> explanations) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Explanation explanation : explanations) {
            for (Fact fact : explanation.finding().facts()) {
                lines.put(fact.place().pointer() + fact.name(), "line " + fact.place().line() + ", column " + fact.place().column() + "  "
                        + fact.question().words() + ": " + shortened(ReadableValues.of(fact))
                        + (fact.note().isEmpty() ? "" : " (note: " + shortened(fact.note()) + ")"));
            }
        }
        List<String> all = List.copyOf(lines.values());
        all.stream().limit(FACTS_SHOWN).forEach(line -> field("field.fact", line));
        if (all.size() > FACTS_SHOWN) {
            field("field.fact", Messages.text("report.more", all.size() - FACTS_SHOWN));
        }
    }

    private void evidence(List<Explanation> explanations) {
        Set<String> lines = new LinkedHashSet<>();
        for (Explanation explanation : explanations) {
            for (Fact fact : explanation.finding().facts()) {
                for (Citation citation : fact.evidence()) {
                    lines.add(citation.title() + (citation.page().isEmpty() ? "" : ", page " + citation.page())
                            + (citation.quote().isEmpty() ? "" : ": \u201c" + citation.quote() + "\u201d"));
                }
            }
        }
        lines.forEach(line -> field("field.evidence", line));
    }

    private static String citations(List<Standard> standards) {
        Set<String> sources = new LinkedHashSet<>();
        standards.forEach(standard -> sources.add(standard.source().toString()));
        List<String> all = List.copyOf(sources);
        return all.size() <= 3 ? String.join("; ", all)
                : String.join("; ", all.subList(0, 3)) + "; " + Messages.text("report.more", all.size() - 3);
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 157) + "...";
    }

    private void field(String key, String text) {
        String name = Messages.text(key);
        List<String> lines = wrap(text, WIDTH - 18);
        for (int i = 0; i < lines.size(); i++) {
            out.append("     ").append(i == 0 ? String.format("%-12s ", name) : " ".repeat(13)).append(lines.get(i)).append('\n');
        }
    }

    private void paragraph(String indent, String text) {
        wrap(text, WIDTH - indent.length()).forEach(line -> out.append(indent).append(line).append('\n'));
    }

    private void wrapAfter(String text) {
        List<String> lines = wrap(text, 60);
        out.append(lines.get(0)).append('\n');
        lines.stream().skip(1).forEach(line -> out.append("     ").append(line).append('\n'));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Arrays.asList(text.strip().split("\\s+"))) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String outcome(Outcome outcome) {
        return paint(outcome, Messages.text("outcome." + outcome));
    }

    private String paint(Outcome outcome, String text) {
        if (!colour) {
            return text;
        }
        String code = switch (outcome) {
            case ERROR, NOT_MET -> "1;31";
            case CONFLICTING -> "1;35";
            case NOT_STATED -> "1;33";
            case NEEDS_JUDGEMENT -> "1;36";
            case MET -> "1;32";
            case NOT_APPLICABLE -> "2";
        };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    private String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
