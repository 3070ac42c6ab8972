package org.touchstone.door.web;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.review.Decision;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Review;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Report;

/** The report of a decision as a page to keep, and as a tagged PDF (PDF/UA) of the same content. */
@Component
class DecisionReport implements DecisionPapers {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final Moderation moderation;
    private final Reviews reviews;
    private final Decisions decisions;
    private final Exemptions exemptions;
    private final ITemplateEngine templates;
    private final Settings settings;

    DecisionReport(
            Moderation moderation,
            Reviews reviews,
            Decisions decisions,
            Exemptions exemptions,
            ITemplateEngine templates,
            Settings settings) {
        this.moderation = moderation;
        this.reviews = reviews;
        this.decisions = decisions;
        this.exemptions = exemptions;
        this.templates = templates;
        this.settings = settings;
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
        context.setVariable(
                "cleared",
                both.reviews().stream()
                        .map(Review::version)
                        .distinct()
                        .flatMap(reviewed -> reviews.cleared(reviewed).entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one)));
        context.setVariable("carried", both.carried());
        context.setVariable("exemptions", exemptions.of(both.about().version().courseId(), decision.at()));
        context.setVariable("actions", decisions.actions(version));
        context.setVariable("corrected", decisions.corrected(version));
        if (part == Part.REPORT) {
            Report report = moderation.report(both.about());
            JudgedPage judged = JudgedPage.of(report, both.holds());
            context.setVariable("judged", judged);
            Optional<List<CitationCheck>> kept = decisions.citations(version);
            context.setVariable("citedNow", kept.isEmpty());
            context.setVariable(
                    "checks",
                    PointCitations.of(
                            kept.orElseGet(() -> decisions.cited(both.about(), report)),
                            judged.rows().stream().map(JudgedPage.Row::item).toList()));
        }
        context.setVariable("address", settings.address());
        context.setVariable("zone", settings.timeZone());
        context.setVariable("appeals", settings.appeals());
        return templates
                .process(part == Part.REPORT ? "decision-report" : "decision-letter", context)
                .replace("</head>", "<style>" + style() + "</style></head>");
    }

    @Override
    public byte[] pdf(UUID version, Part part) {
        return pdf(html(version, part));
    }

    private static byte[] pdf(String html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
        try (PDDocument document = new PDDocument()) {
            builder.usePDDocument(document);
            builder.useFont(new PDFontSupplier(letters(document)), "Report");
            builder.withHtmlContent(html, null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The letters of the document. To look for ligatures in every piece of text took three quarters of the time, and found none. */
    private static PDFont letters(PDDocument document) throws IOException {
        TrueTypeFont letters = new TTFParser()
                .parse(new RandomAccessReadBuffer(Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))));
        letters.setEnableGsub(false);
        return PDType0Font.load(document, letters, true);
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(DecisionReport.class.getResourceAsStream("decision-report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
