package org.touchstone.door.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.appeal.AppealBundle;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.check.report.EarlReport;

/** What goes out of a decision, as files to keep. */
@Component
public class Papers {

    /** The forms in which a part goes out, as addresses name them. */
    public enum Format {
        html,
        pdf
    }

    private final DecisionPapers papers;
    private final Decisions decisions;
    private final Moderation moderation;
    private final AppealBundle appeals;

    Papers(DecisionPapers papers, Decisions decisions, Moderation moderation, AppealBundle appeals) {
        this.papers = papers;
        this.decisions = decisions;
        this.moderation = moderation;
        this.appeals = appeals;
    }

    /** The part that an address names. */
    public static DecisionPapers.Part part(String named) {
        return named.equals("letter") ? DecisionPapers.Part.LETTER : DecisionPapers.Part.REPORT;
    }

    /**
     * A part of a decision.
     *
     * @param more what its name says besides; may be empty
     */
    public ResponseEntity<byte[]> file(UUID version, DecisionPapers.Part part, Format format, String more) {
        boolean pdf = format == Format.pdf;
        return Downloads.tagged(
                pdf ? papers.pdf(version, part) : html(version, part),
                (part == DecisionPapers.Part.LETTER ? "letter" : "decision") + more + "." + format,
                pdf ? "application/pdf" : "text/html;charset=UTF-8");
    }

    private byte[] html(UUID version, DecisionPapers.Part part) {
        return papers.html(version, part).getBytes(StandardCharsets.UTF_8);
    }

    /** What was found and judged, byte for byte as it was frozen. */
    public ResponseEntity<byte[]> json(UUID version, String more) {
        return Downloads.tagged(decisions.report(version), "judged-report" + more + ".json", "application/json");
    }

    /** The same for programs that gather such reports (EARL), with the people who judged as assertors. */
    public ResponseEntity<byte[]> earl(UUID version) {
        if (decisions.of(version).isEmpty()) {
            throw new NotFoundException();
        }
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        return Downloads.tagged(
                EarlReport.render(moderation.report(both.about()), both.holds()).getBytes(StandardCharsets.UTF_8),
                "judged-report.jsonld",
                "application/ld+json");
    }

    /** Everything that a decision rests on in one file, written while it is sent. */
    public void appeal(Account who, UUID version, HttpServletResponse response) throws IOException {
        AppealBundle.Ready ready = appeals.prepare(who, version);
        byte[] page = html(version, DecisionPapers.Part.REPORT);
        byte[] pdf = papers.pdf(version, DecisionPapers.Part.REPORT);
        appeals.write(ready, page, pdf, Downloads.zip(response, ready.fileName()));
    }
}
