package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.touchstone.check.located.Words;

/** The report as text for a terminal or an e-mail. */
public final class TextReport {

    private static final int WIDTH = 100;
    private static final int[] COLUMNS = {12, 10, 10, 12, 10};
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MOST_LINES = 8;
    private static final int MOST_SOURCES = 3;
    private static final int NEXT = 5;
    /** Of what is left to answer in a section, this many questions are said in full, and the others by name. */
    private static final int MOST_IN_FULL = 2;

    private static final int MOST_ITEMS = 3;

    private final Report report;
    private final LeftToAnswer left;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> saidAt = new HashMap<>();

    private TextReport(Report report, boolean colour) {
        this.report = report;
        this.left = report.leftToAnswer();
        this.colour = colour;
    }

    /**
     * Renders a report in short: what there is to do, and the rest by number. One that is narrowed is given whole.
     *
     * @param colour whether to mark outcomes with a terminal's colours; the words say the same without them
     */
    public static String render(Report report, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.head();
        if (report.only().isPresent()) {
            text.findings();
        } else {
            text.inShort();
        }
        return text.out.toString();
    }

    /** Renders a report with everything in it. */
    public static String renderFull(Report report, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.head();
        text.next(NEXT);
        text.leftToAnswer(Integer.MAX_VALUE);
        text.findings();
        return text.out.toString();
    }

    /** Renders the beginning of a report, and the answers that settle most. */
    public static String renderNext(Report report, int most, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.head();
        text.next(most);
        return text.out.toString();
    }

    /** One line on an assessment: how many findings come under each label, those of most concern first. */
    public static String summary(Assessment assessment) {
        return Report.countsByLabel(assessment.findings()).entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Renders the beginning of a report, and what was found to settle its findings. */
    public static String renderSuggestions(Report report, Suggested suggested, boolean colour) {
        TextReport text = new TextReport(report, colour);
        text.head();
        text.suggestions(suggested.together());
        text.margins(suggested.margins());
        return text.out.toString();
    }

    private void suggestions(List<Suggested.Together> together) {
        heading(Messages.text("suggestion.heading"));
        paragraph("", Messages.text(together.isEmpty() ? "suggestion.none" : "suggestion.intro"));
        for (Suggested.Together each : together) {
            out.append('\n');
            each.steps().forEach(step -> hanging("  ", bold(step.words())));
            each.settles().forEach(settled -> hanging("     ", settled.words()));
            each.but().forEach(line -> hanging("     ", line));
        }
    }

    private void margins(List<String> margins) {
        if (margins.isEmpty()) {
            return;
        }
        heading(Messages.text("suggestion.margins"));
        margins.forEach(margin -> hanging("  ", margin));
    }

    private void head() {
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
        paragraph("", bold(report.headline(left)));
        paragraph("", Messages.text("report.no-decision"));
        out.append('\n');
        Report.countsByLabel(report.assessment().findings())
                .forEach((label, count) ->
                        out.append(right(count, 6) + "  ").append(label).append('\n'));
        if (report.only().isEmpty()) {
            paragraph("", Messages.text("report.counts.together"));
        }
        notYetCovered();
    }

    private void inShort() {
        out.append('\n');
        paragraph("", Messages.text("report.all"));
        if (left.open() > NEXT) {
            next(NEXT);
        }
        toPutRight();
        lookAgain();
        leftToAnswer(MOST_IN_FULL);
        questionsByTitle();
        if (!report.matrix().isEmpty()) {
            heading(Messages.text("report.matrix"));
            paragraph("", matrixInShort(report.matrix()));
        }
        unused(UnusedAnswer.of(report), NEXT);
        advice(report.adviceInShort());
    }

    private void findings() {
        section("report.things-to-do", report.thingsToDo());
        section("report.not-stated", report.notStated());
        section("report.questions", report.questions());
        section("report.met", report.met());
        section("report.not-applicable", report.notApplicable());
        matrix(report.matrix());
        unused(UnusedAnswer.of(report), Integer.MAX_VALUE);
        advice(report.advice());
    }

    private void unused(List<UnusedAnswer> all, int most) {
        if (!all.isEmpty()) {
            heading(Messages.text("report.unused"));
            paragraph("", Messages.text("report.unused.intro"));
            out.append('\n');
            all.stream().limit(most).forEach(each -> paragraph("     ", each.said()));
            if (all.size() > most) {
                paragraph("     ", Messages.text("report.advice.more", all.size() - most));
            }
        }
    }

    private void next(int most) {
        List<OpenQuestion> next = left.next().stream().limit(most).toList();
        heading(Messages.text("report.next", next.size()));
        if (next.isEmpty()) {
            paragraph("", Messages.text("report.next.none"));
            return;
        }
        paragraph("", Messages.text("report.next.intro"));
        out.append('\n');
        for (int i = 0; i < next.size(); i++) {
            OpenQuestion question = next.get(i);
            hanging(
                    right(i + 1, 3) + ". ",
                    question.section().title() + ": " + asked(question) + " "
                            + Messages.text("report.left.waiting", question.waiting()) + ".");
        }
    }

    /** What is not met, conflicts or could not be checked: why, where it stands, and what puts it right. */
    private void toPutRight() {
        List<Entry> entries = report.thingsToDo();
        if (entries.isEmpty()) {
            return;
        }
        heading(Messages.text("report.things-to-do"));
        for (int i = 0; i < entries.size(); i++) {
            EntryInWords entry = EntryInWords.of(entries.get(i), report);
            out.append('\n');
            title(i + 1, entry);
            reasons(entry, MOST_ITEMS);
            facts(entry.facts(), MOST_ITEMS);
            entry.remedies().stream().limit(MOST_ITEMS).forEach(text -> field("field.remedy", text));
        }
    }

    /** The words that may be a refusal, wherever they stand. */
    private void lookAgain() {
        Set<String> lines = new LinkedHashSet<>();
        report.explanations().stream()
                .flatMap(each -> each.finding().facts().stream())
                .map(fact -> EntryInWords.StatedFact.of(fact, report))
                .filter(fact -> fact.hint().isPresent())
                .forEach(fact -> lines.add(fact.where() + "  " + shortened(fact.says())));
        if (lines.isEmpty()) {
            return;
        }
        heading(Messages.text("report.look-again"));
        paragraph("", Messages.text("report.look-again.intro"));
        lines.stream().sorted(ByNature.ORDER).forEach(line -> hanging("     ", line));
    }

    private void leftToAnswer(int mostInFull) {
        if (left.open() == 0) {
            return;
        }
        heading(Messages.text("report.left", left.open(), left.waiting()));
        if (left.sections().size() > 1) {
            paragraph("", Messages.text("report.left.twice"));
        }
        for (LeftToAnswer.InSection section : left.sections()) {
            List<OpenQuestion> questions = section.questions();
            if (questions.size() == 1) {
                hanging(
                        "  ",
                        Messages.text(
                                "report.left.section-of-one",
                                section.section().title(),
                                section.waiting(),
                                asked(questions.get(0))));
                now(questions.get(0));
                continue;
            }
            paragraph(
                    "  ",
                    Messages.text(
                            "report.left.section", section.section().title(), questions.size(), section.waiting()));
            // One more question takes no more room than to say that there is one more.
            int inFull = questions.size() <= mostInFull + 1 ? questions.size() : mostInFull;
            questions.stream().limit(inFull).forEach(question -> {
                hanging("     ", asked(question));
                now(question);
            });
            if (inFull < questions.size()) {
                String others = questions.stream()
                        .skip(inFull)
                        .map(question -> question.question().words())
                        .collect(Collectors.joining(", "));
                hanging("     ", Messages.text("report.left.more", questions.size() - inFull, others));
            }
        }
    }

    private void now(OpenQuestion question) {
        if (!question.said().isEmpty()) {
            paragraph("       ", Messages.text("report.left.now", shortened(String.join("; ", question.said()))));
        }
    }

    /** A question with what it is asked for, and its key in the file. */
    private static String asked(OpenQuestion open) {
        if (open.isForList()) {
            return Messages.text("report.left.list", open.section().key());
        }
        StringBuilder asked = new StringBuilder(open.ask());
        if (!open.items().isEmpty()) {
            List<String> some = new ArrayList<>(open.items());
            if (some.size() > MOST_ITEMS) {
                some = new ArrayList<>(some.subList(0, MOST_ITEMS - 1));
                some.add(Messages.text("report.more-of-them", open.items().size() - some.size()));
            }
            asked.append(' ').append(Messages.text("report.left.for", Words.list(some)));
        }
        asked.append(' ')
                .append(Messages.text("report.left.key", open.question().key()));
        return asked.toString();
    }

    /** How many questions a reviewer is asked on each requirement. */
    private void questionsByTitle() {
        Map<String, Integer> byTitle = new LinkedHashMap<>();
        report.questions().forEach(entry -> {
            EntryInWords words = EntryInWords.of(entry, report);
            byTitle.merge(words.title(), words.questions().size(), Integer::sum);
        });
        if (byTitle.isEmpty()) {
            return;
        }
        heading(Messages.text("report.questions"));
        byTitle.forEach((title, count) -> hanging("     ", Messages.text("report.questions.of", title, count)));
    }

    private static String matrixInShort(List<MatrixRow> rows) {
        List<MatrixRow> actions = rows.stream().filter(MatrixRow::action).toList();
        return Messages.text(
                "report.matrix.short",
                rows.size(),
                rows.stream().filter(row -> !row.mappedBy().isEmpty()).count(),
                rows.stream().filter(row -> !row.taughtIn().isEmpty()).count(),
                actions.stream().filter(row -> !row.practisedIn().isEmpty()).count(),
                actions.size(),
                rows.stream().filter(row -> !row.assessedBy().isEmpty()).count());
    }

    /** How many outcomes, sessions and assessments stand behind each curriculum outcome. */
    private void matrix(List<MatrixRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        heading(Messages.text("report.matrix"));
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
            paragraph("       ", Words.sentence(row.asks()));
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

    private void heading(String words) {
        out.append("\n\n").append(bold(words.toUpperCase(Locale.UK))).append('\n');
    }

    private void advice(List<Advice> given) {
        if (given.isEmpty()) {
            return;
        }
        heading(Messages.text("report.advice"));
        for (int i = 0; i < given.size(); i++) {
            Advice advice = given.get(i);
            out.append('\n')
                    .append(right(i + 1, 3) + ". ")
                    .append(bold(advice.kind().title()))
                    .append("  ")
                    .append(advice.about().label())
                    .append('\n');
            paragraph("     ", advice.text() + " (" + advice.citation() + ")");
        }
        if (report.advice().size() > given.size()) {
            paragraph(
                    "     ", Messages.text("report.advice.more", report.advice().size() - given.size()));
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
        heading(Messages.text(heading));
        saidAt.clear();
        for (int i = 0; i < entries.size(); i++) {
            out.append('\n');
            entry(i + 1, EntryInWords.of(entries.get(i), report));
        }
    }

    private void title(int number, EntryInWords entry) {
        out.append(right(number, 3) + ". ")
                .append(paint(entry.outcome(), entry.label()))
                .append("  ")
                .append(bold(entry.title()))
                .append("  ");
        wrapAfter(String.join(", ", entry.standards()));
    }

    private void reasons(EntryInWords entry, int most) {
        entry.reasons().stream().limit(most).forEach(reason -> paragraph("     ", reason));
        if (entry.reasons().size() > most) {
            paragraph(
                    "     ", Messages.text("report.more-alike", entry.reasons().size() - most));
        }
    }

    private void entry(int number, EntryInWords entry) {
        title(number, entry);
        reasons(entry, MOST_LINES);
        facts(entry.facts(), MOST_LINES);
        entry.evidence().forEach(line -> field("field.evidence", line));
        field("field.asked", entry.asks() + " (" + sources(entry.sources()) + ")");
        limited(entry.numbers()).forEach(line -> field("field.number", line));
        limited(entry.missing())
                .forEach(missing -> field(
                        "field.missing",
                        missing.ask() + " (" + missing.where() + ")"
                                + missing.notes().stream()
                                        .map(note -> " (" + Messages.text("fact.note", shortened(note)) + ")")
                                        .collect(Collectors.joining())));
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

    private void facts(List<EntryInWords.StatedFact> facts, int most) {
        for (EntryInWords.StatedFact fact : facts.subList(0, Math.min(most, facts.size()))) {
            String note = fact.note().isEmpty() ? "" : " (" + Messages.text("fact.note", shortened(fact.note())) + ")";
            field("field.fact", fact.where() + "  " + shortened(fact.says()) + note);
            fact.hint().ifPresent(hint -> field("field.hint", hint));
        }
        if (facts.size() > most) {
            field("field.fact", Messages.text("report.more", facts.size() - most));
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

    /** A text after what stands before its first line; its other lines begin below the first. */
    private void hanging(String before, String text) {
        List<String> lines = wrap(text, WIDTH - before.length());
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? before : " ".repeat(before.length()))
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
