package org.touchstone.door.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.review.Decision;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.EarlReport;
import org.touchstone.check.report.JudgedPage;

/** The report of a decision as a page to keep, and as a tagged PDF (PDF/UA) of the same content. */
@Component
class DecisionReport implements DecisionPapers {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final Moderation moderation;
    private final Decisions decisions;
    private final Exemptions exemptions;
    private final ITemplateEngine templates;
    private final Settings settings;

    DecisionReport(
            Moderation moderation,
            Decisions decisions,
            Exemptions exemptions,
            ITemplateEngine templates,
            Settings settings) {
        this.moderation = moderation;
        this.decisions = decisions;
        this.exemptions = exemptions;
        this.templates = templates;
        this.settings = settings;
    }

    /** The part that an address names. */
    static Part part(String named) {
        return named.equals("letter") ? Part.LETTER : Part.REPORT;
    }

    /** The forms in which it goes out, as addresses name them. */
    enum Format {
        html,
        pdf
    }

    /** A part of a decision as a file to keep. */
    ResponseEntity<byte[]> file(UUID version, Part part, Format format, String more) {
        boolean pdf = format == Format.pdf;
        return CoursePages.download(
                pdf ? pdf(version, part) : html(version, part).getBytes(StandardCharsets.UTF_8),
                (part == Part.LETTER ? "letter" : "decision") + more + "." + format,
                pdf ? "application/pdf" : "text/html;charset=UTF-8");
    }

    /** What was found and judged, for programs that gather such reports (EARL). */
    ResponseEntity<byte[]> earl(UUID version) {
        if (decisions.of(version).isEmpty()) {
            throw new NotFoundException();
        }
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        return CoursePages.download(
                EarlReport.render(moderation.report(both.about()), both.holds()).getBytes(StandardCharsets.UTF_8),
                "judged-report.jsonld",
                "application/ld+json");
    }

    @Override
    public String html(UUID version, Part part) {
        Decision decision = decisions.of(version).orElseThrow(NotFoundException::new);
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        Set<Point> differing =
                both.differences().stream().map(Difference::point).collect(Collectors.toSet());
        Context context = new Context(Locale.UK);
        context.setVariable("about", both.about());
        context.setVariable("both", both);
        context.setVariable("decision", decision);
        context.setVariable("differing", differing);
        context.setVariable("carried", both.carried());
        context.setVariable("exemptions", exemptions.of(both.about().version().courseId(), decision.at()));
        context.setVariable("actions", decisions.actions(version));
        if (part == Part.REPORT) {
            context.setVariable("judged", JudgedPage.of(moderation.report(both.about()), both.holds()));
        }
        context.setVariable("address", settings.address());
        context.setVariable("zone", settings.timeZone());
        return templates
                .process(part == Part.REPORT ? "decision-report" : "decision-letter", context)
                .replace("</head>", "<style>" + style() + "</style></head>");
    }

    @Override
    public byte[] pdf(UUID version, Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
        builder.useFont(() -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT)), "Report");
        builder.withHtmlContent(html(version, part), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(DecisionReport.class.getResourceAsStream("decision-report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
