package org.touchstone.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.touchstone.assessment.Assessment;
import org.touchstone.explanation.Messages;
import org.touchstone.explanation.ReadableValues;

/**
 * The report as one page that needs nothing beside it: no script, no style sheet, no font. It can be sent, printed and
 * read with a screen reader.
 */
public final class HtmlReport {

    private static final TemplateEngine ENGINE = engine();

    private HtmlReport() {}

    /** Renders a report. */
    public static String render(Report report) {
        Assessment assessment = report.assessment();
        List<Section> sections = List.of(
                section("things-to-do", report.thingsToDo(), report),
                section("questions", report.questions(), report),
                section("met", report.met(), report),
                section("not-applicable", report.notApplicable(), report));
        Context context = new Context(Locale.UK);
        context.setVariable(
                "title",
                Messages.text(
                        "report.title",
                        assessment.course().submission().title(),
                        assessment.course().submission().provider()));
        context.setVariable(
                "under",
                Messages.text(
                        "report.under",
                        ReadableValues.date(assessment.asOf()),
                        assessment.ruleset().shortName()));
        context.setVariable("verdict", Messages.text("verdict." + assessment.verdict()));
        context.setVariable("counts", counts(report, sections));
        context.setVariable("notYetCovered", report.notYetCovered().orElse(null));
        context.setVariable("matrix", report.matrix());
        context.setVariable("advice", report.advice());
        context.setVariable(
                "sections",
                sections.stream()
                        .filter(section -> !section.entries().isEmpty())
                        .toList());
        return ENGINE.process("report", context);
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

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(HtmlReport.class.getClassLoader());
        templates.setPrefix("org/touchstone/report/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageResolver(new Words());
        return engine;
    }

    /** Gives templates the words of {@link Messages}. */
    private static final class Words extends AbstractMessageResolver {

        @Override
        public String resolveMessage(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] arguments) {
            return Messages.text(key, arguments == null ? new Object[0] : arguments);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] arguments) {
            throw new IllegalArgumentException("no message " + key);
        }
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
