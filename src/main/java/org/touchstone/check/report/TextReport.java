package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.findings.Outcome;

/** The report as text for a terminal or an e-mail. */
public final class TextReport {

    private static final int WIDTH = 100;
    private static final int[] COLUMNS = {12, 10, 10, 12, 10};
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MOST_LINES = 8;
    private static final int MOST_SOURCES = 3;

    private final Report report;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> saidAt = new HashMap<>();

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

    /** One line on an assessment: how many findings come under each label, those of most concern first. */
    public static String summary(Assessment assessment) {
        return Report.countsByLabel(assessment.findings()).entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private void render() {
        Assessment assessment = report.assessment();
        out.append(Messages.text(
                        "report.title",
                        assessment.course().submission().title(),
                        assessment.course().submission().provider()))
                .append('\n');
        out.append(Messages.text(
                        "report.under",
                        ReadableValues.date(assessment.asOf()),
                        assessment.ruleset().shortName()))
                .append("\n\n");
        paragraph("", bold(report.verdict()));
        paragraph("", Messages.text("report.no-decision"));
        out.append('\n');
        Report.countsByLabel(report.assessment().findings())
                .forEach((label, count) ->
                        out.append(right(count, 6) + "  ").append(label).append('\n'));
        notYetCovered();
        section("report.things-to-do", report.thingsToDo());
        section("report.questions", report.questions());
        section("report.met", report.met());
        section("report.not-applicable", report.notApplicable());
        matrix(report.matrix());
        advice(report.advice());
        unused(UnusedAnswer.of(report));
    }

    private void unused(List<UnusedAnswer> all) {
        if (!all.isEmpty()) {
            heading("report.unused");
            paragraph("", Messages.text("report.unused.intro"));
            out.append('\n');
            all.forEach(each -> paragraph("     ", each.said()));
        }
    }

    /** How many outcomes, sessions and assessments stand behind each curriculum outcome. */
    private void matrix(List<MatrixRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        heading("report.matrix");
        paragraph("", Messages.text("report.matrix.intro"));
        out.append('\n');
        row(
                Messages.text("matrix.outcome"),
                Messages.text("matrix.mapped"),
                Messages.text("matrix.taught"),
                Messages.text("matrix.practised"),
                Messages.text("matrix.assessed"));
        for (MatrixRow row : rows) {
            row(
                    row.outcome(),
                    number(row.mappedBy()),
                    number(row.taughtIn()),
                    row.action() ? number(row.practisedIn()) : Messages.text("matrix.not-needed"),
                    number(row.assessedBy()));
        }
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("     ");
        for (int i = 0; i < cells.length; i++) {
            row.append(left(cells[i], COLUMNS[i]));
        }
        out.append(row.toString().stripTrailing()).append('\n');
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(int number, int width) {
        String text = Integer.toString(number);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String number(List<String> names) {
        return names.isEmpty() ? "-" : Integer.toString(names.size());
    }

    private void heading(String key) {
        out.append("\n\n")
                .append(bold(Messages.text(key).toUpperCase(Locale.UK)))
                .append('\n');
    }

    private void advice(List<Advice> all) {
        if (all.isEmpty()) {
            return;
        }
        heading("report.advice");
        for (int i = 0; i < all.size(); i++) {
            Advice advice = all.get(i);
            out.append('\n')
                    .append(right(i + 1, 3) + ". ")
                    .append(bold(advice.kind().title()))
                    .append("  ")
                    .append(advice.about().label())
                    .append('\n');
            paragraph("     ", advice.text() + " (" + advice.citation() + ")");
        }
    }

    private void notYetCovered() {
        report.notYetCovered().ifPresent(sentence -> {
            out.append('\n');
            paragraph("", sentence);
        });
    }

    private void section(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading(heading);
        saidAt.clear();
        for (int i = 0; i < entries.size(); i++) {
            out.append('\n');
            entry(i + 1, EntryInWords.of(entries.get(i), report));
        }
    }

    private void entry(int number, EntryInWords entry) {
        out.append(right(number, 3) + ". ")
                .append(paint(entry.outcome(), entry.label()))
                .append("  ")
                .append(bold(entry.title()))
                .append("  ");
        wrapAfter(String.join(", ", entry.standards()));
        limited(entry.reasons()).forEach(reason -> paragraph("     ", reason));
        if (entry.reasons().size() > MOST_LINES) {
            paragraph(
                    "     ", Messages.text("report.more-alike", entry.reasons().size() - MOST_LINES));
        }
        facts(entry.facts());
        entry.evidence().forEach(line -> field("field.evidence", line));
        field("field.asked", entry.asks() + " (" + sources(entry.sources()) + ")");
        limited(entry.numbers()).forEach(line -> field("field.number", line));
        limited(entry.missing())
                .forEach(missing -> field("field.missing", missing.ask() + " (" + missing.pointer() + ")"));
        limited(entry.remedies()).forEach(text -> field("field.remedy", text));
        limited(entry.questions()).forEach(text -> field("field.question", text));
        readings(number, entry.readings());
    }

    /** Readings are long and many entries share one, so that each is said once in a section and then referred to. */
    private void readings(int number, List<String> readings) {
        Set<String> lines = new LinkedHashSet<>();
        for (String reading : readings) {
            Integer before = saidAt.putIfAbsent(reading, number);
            lines.add(before == null ? reading : Messages.text("reading.said-at", Integer.toString(before)));
        }
        lines.forEach(line -> field("field.reading", line));
    }

    private static <T> List<T> limited(List<T> all) {
        return all.stream().limit(MOST_LINES).toList();
    }

    private void facts(List<EntryInWords.StatedFact> facts) {
        for (EntryInWords.StatedFact fact : limited(facts)) {
            String note = fact.note().isEmpty() ? "" : " (" + Messages.text("fact.note", shortened(fact.note())) + ")";
            field("field.fact", fact.where() + "  " + shortened(fact.says()) + note);
            fact.hint().ifPresent(hint -> field("field.hint", hint));
        }
        if (facts.size() > MOST_LINES) {
            field("field.fact", Messages.text("report.more", facts.size() - MOST_LINES));
        }
    }

    private static String sources(List<String> sources) {
        return sources.size() <= MOST_SOURCES
                ? String.join("; ", sources)
                : String.join("; ", sources.subList(0, MOST_SOURCES)) + "; "
                        + Messages.text("report.more", sources.size() - MOST_SOURCES);
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 157) + "...";
    }

    private void field(String key, String text) {
        String name = Messages.text(key);
        List<String> lines = wrap(text, WIDTH - 18);
        for (int i = 0; i < lines.size(); i++) {
            out.append("     ")
                    .append(i == 0 ? left(name, 13) : " ".repeat(13))
                    .append(lines.get(i))
                    .append('\n');
        }
    }

    private void paragraph(String indent, String text) {
        wrap(text, WIDTH - indent.length())
                .forEach(line -> out.append(indent).append(line).append('\n'));
    }

    private void wrapAfter(String text) {
        List<String> lines = wrap(text, 60);
        out.append(lines.get(0)).append('\n');
        lines.stream().skip(1).forEach(line -> out.append("     ").append(line).append('\n'));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : SPACES.split(text.strip())) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
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
