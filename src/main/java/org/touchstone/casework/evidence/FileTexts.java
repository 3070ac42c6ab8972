package org.touchstone.casework.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Job;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.MediaType;

/** What stands in the evidence files: each is read once, as a job, when its document is added. */
@Component
public class FileTexts implements Job, ApplicationRunner {

    private static final FileReader READER = new FileReader(Duration.ofMinutes(2), "256m");
    private static final int SOME = 1000;

    private final JdbcClient jdbc;
    private final EvidenceFiles files;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionOperations transactions;

    FileTexts(JdbcClient jdbc, EvidenceFiles files, Jobs jobs, Clock clock, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What is known of a file: without its text. Nothing while it has not been read. */
    public Optional<DocumentText> known(String digest) {
        return jdbc.sql("select state, pages from document_text where digest = :digest")
                .param("digest", digest)
                .query((row, n) ->
                        new DocumentText(DocumentText.State.of(row.getString("state")), row.getInt("pages"), List.of()))
                .optional();
    }

    /** What stands in a file. Nothing while it has not been read. */
    public Optional<DocumentText> text(String digest) {
        return known(digest)
                .map(known -> new DocumentText(
                        known.state(),
                        known.pages(),
                        jdbc.sql("select text from document_page where digest = :digest order by number")
                                .param("digest", digest)
                                .query((row, n) -> row.getString("text"))
                                .list()));
    }

    @Override
    public String name() {
        return EvidenceFiles.READING;
    }

    @Override
    public void run(String digest, Watch watch) throws IOException, InterruptedException {
        Optional<EvidenceFiles.Stored> stored = files.find(digest);
        if (stored.isEmpty() || known(digest).isPresent()) {
            return;
        }
        String type = stored.get().mediaType();
        DocumentText text;
        if (type.equals(MediaType.PDF.mediaName()) || type.equals(MediaType.WORD.mediaName())) {
            String kind = type.equals(MediaType.PDF.mediaName()) ? "pdf" : "word";
            try (EvidenceFiles.Copy copy = files.copy(stored.get())) {
                text = READER.read(copy.path(), kind, watch::cancelled);
            }
        } else {
            text = new DocumentText(DocumentText.State.PICTURE, 1, List.of());
        }
        if (!watch.cancelled()) {
            keep(digest, text);
        }
    }

    @Override
    public void failed(String digest) {
        if (known(digest).isEmpty()) {
            keep(digest, new DocumentText(DocumentText.State.BROKEN, 0, List.of()));
        }
    }

    private void keep(String digest, DocumentText text) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("insert into document_text (digest, state, pages, read_at) values (:digest, :state, :pages, :at)")
                    .param("digest", digest)
                    .param("state", text.state().key())
                    .param("pages", text.pages())
                    .param("at", Times.at(clock.instant()))
                    .update();
            for (int i = 0; i < text.texts().size(); i++) {
                jdbc.sql("insert into document_page (digest, number, text) values (:digest, :number, :text)")
                        .param("digest", digest)
                        .param("number", i + 1)
                        .param("text", text.texts().get(i))
                        .update();
            }
        });
    }

    /** Has the files read that were added before files were read. */
    @Override
    public void run(ApplicationArguments arguments) {
        jdbc.sql("""
                        select digest from evidence_file where digest not in (select digest from document_text)
                        order by stored_at limit :some""")
                .param("some", SOME)
                .query(String.class)
                .list()
                .forEach(digest -> jobs.start(EvidenceFiles.READING, digest));
    }
}
