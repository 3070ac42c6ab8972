package org.touchstone.check.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.touchstone.check.explanation.Messages;

/**
 * The report as one page that needs nothing beside it: no script, no style sheet, no font. It can be sent, printed and
 * read with a screen reader.
 */
public final class HtmlReport {

    private static final TemplateEngine ENGINE = engine();

    private HtmlReport() {}

    /** Renders a report. */
    public static String render(Report report) {
        ReportPage page = ReportPage.of(report);
        Context context = new Context(Locale.UK);
        context.setVariable("title", page.title());
        context.setVariable("under", page.under());
        context.setVariable("verdict", page.verdict());
        context.setVariable("counts", page.counts());
        context.setVariable("notYetCovered", page.notYetCovered().orElse(null));
        context.setVariable("matrix", page.matrix());
        context.setVariable("next", page.next());
        context.setVariable("left", page.left());
        context.setVariable("leftInAll", page.leftInAll());
        context.setVariable("advice", page.advice());
        context.setVariable("unused", page.unused());
        context.setVariable("moreAdvice", page.moreAdvice());
        context.setVariable("sections", page.sections());
        return ENGINE.process("report", context);
    }

    private static TemplateEngine engine() {
        TemplateEngine engine = Templates.beside(HtmlReport.class);
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
}
