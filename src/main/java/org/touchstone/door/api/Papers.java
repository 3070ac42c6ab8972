package org.touchstone.door.api;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;

/** What goes out of a decision, as files to keep. */
@Component
class Papers {

    private final DecisionPapers papers;
    private final Decisions decisions;

    Papers(DecisionPapers papers, Decisions decisions) {
        this.papers = papers;
        this.decisions = decisions;
    }

    /** What was found and judged, byte for byte as it was frozen. */
    ResponseEntity<byte[]> json(UUID version) {
        return file(decisions.report(version), "judged-report.json", MediaType.APPLICATION_JSON);
    }

    ResponseEntity<byte[]> html(UUID version, DecisionPapers.Part part) {
        return file(
                papers.html(version, part).getBytes(StandardCharsets.UTF_8),
                name(part) + ".html",
                new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> pdf(UUID version, DecisionPapers.Part part) {
        return file(papers.pdf(version, part), name(part) + ".pdf", MediaType.APPLICATION_PDF);
    }

    private static String name(DecisionPapers.Part part) {
        return part == DecisionPapers.Part.REPORT ? "decision" : "letter";
    }

    /** A file to keep, with the tag of what it holds. */
    static ResponseEntity<byte[]> file(byte[] bytes, String name, MediaType type) {
        return ResponseEntity.ok()
                .eTag(Seen.tag(bytes))
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("Content-Security-Policy", DocumentsApi.SANDBOX)
                .body(bytes);
    }
}
