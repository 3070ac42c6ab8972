package org.touchstone.door.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.touchstone.base.audit.Digests;
import org.touchstone.check.report.HtmlReport;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.report.TextReport;

/** The formats that a report can be had in; the first that a program accepts equally is taken. */
enum ReportFormat {
    JSON("application/json"),
    HTML("text/html;charset=UTF-8"),
    TEXT("text/plain;charset=UTF-8");

    private static final String STYLE_BEGINS = "<style>";

    private final String type;

    ReportFormat(String type) {
        this.type = type;
    }

    private MediaType type() {
        return MediaType.valueOf(type);
    }

    /** The format that an {@code Accept} header prefers. */
    static ReportFormat preferred(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        ReportFormat best = JSON;
        double most = -1;
        for (ReportFormat format : values()) {
            double quality = format.quality(accepted);
            if (quality > most) {
                best = format;
                most = quality;
            }
        }
        return best;
    }

    /** How welcome this format is: as the most specific range says that includes it. */
    private double quality(List<MediaType> accepted) {
        return accepted.stream()
                .filter(range -> range.includes(type()))
                .min((a, b) -> a.isMoreSpecific(b) ? -1 : b.isMoreSpecific(a) ? 1 : 0)
                .map(MediaType::getQualityValue)
                .orElse(-1.0);
    }

    /**
     * A report as an answer in this format.
     *
     * @param suggest whether JSON is to hold what would settle the findings
     */
    ResponseEntity<byte[]> answer(Report report, boolean suggest) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type());
        return switch (this) {
            case JSON ->
                answer.body(suggest ? JsonReport.bytes(report, Suggested.of(report)) : JsonReport.bytes(report));
            case HTML -> {
                String page = HtmlReport.render(report);
                yield answer.header("Content-Security-Policy", policy(page)).body(bytes(page));
            }
            case TEXT -> answer.body(bytes(TextReport.render(report, false)));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The page brings its style along: the policy allows that style and nothing else. */
    private static String policy(String page) {
        int begins = page.indexOf(STYLE_BEGINS) + STYLE_BEGINS.length();
        String style = page.substring(begins, page.indexOf("</style>", begins));
        byte[] digest = Digests.sha256().digest(style.getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
    }
}
