package org.touchstone.casework.appeal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Event;
import org.touchstone.base.audit.EventKind;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.credential.CredentialKeys;
import org.touchstone.casework.review.CaseAction;
import org.touchstone.casework.review.Decision;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Review;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.judgement.Judgement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a decision rests on, as one signed ZIP file, for whoever has to look at it again. */
@Component
public class AppealBundle {

    /** More entries of the record than one course ever has. */
    private static final int ENTRIES_AT_MOST = 100_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final AuditLog log;
    private final Versions versions;
    private final StoredRulesets rulesets;
    private final Documents documents;
    private final EvidenceFiles files;
    private final Moderation moderation;
    private final Reviews reviews;
    private final Decisions decisions;
    private final CredentialKeys keys;

    AppealBundle(
            AuditLog log,
            Versions versions,
            StoredRulesets rulesets,
            Documents documents,
            EvidenceFiles files,
            Moderation moderation,
            Reviews reviews,
            Decisions decisions,
            CredentialKeys keys) {
        this.log = log;
        this.versions = versions;
        this.rulesets = rulesets;
        this.documents = documents;
        this.files = files;
        this.moderation = moderation;
        this.reviews = reviews;
        this.decisions = decisions;
        this.keys = keys;
    }

    /**
     * An archive that is on the record and can be written.
     *
     * @param both the case with its reviews
     * @param decision what was decided
     * @param documents the evidence that the submission names
     * @param entries what the record says of the case; the last one vouches for the others
     * @param made when
     */
    public record Ready(
            Moderation.Both both, Decision decision, List<Document> documents, List<Event> entries, Instant made) {

        public String fileName() {
            return "appeal-" + both.about().id() + ".zip";
        }
    }

    /**
     * Puts on the record that the archive of a decided case is made.
     *
     * @throws NotFoundException where it is not decided
     */
    @Transactional
    public Ready prepare(Account lead, UUID id) {
        Decision decision = decisions.of(id).orElseThrow(NotFoundException::new);
        Moderation.Both both = moderation.both(id).orElseThrow(NotFoundException::new);
        SubmittedVersion version = both.about().version();
        log.hold();
        List<Document> cited =
                documents.in(versions.course(version).organisationId(), versions.text(version), version.submittedAt());
        List<Event> entries = new ArrayList<>(entries(version, cited));
        Event made = log.add(
                EventKind.APPEAL_ARCHIVE_DOWNLOADED,
                lead.id(),
                null,
                "course " + version.courseId(),
                "",
                Details.of(Detail.VERSION, version.number())
                        .and(Detail.VERSION_ID, id.toString())
                        .and(Detail.ENTRIES, entries.size())
                        .and(Detail.DIGEST, Entries.digest(entries)));
        entries.add(made);
        return new Ready(both, decision, cited, List.copyOf(entries), made.at());
    }

    /** What the record says of a version: what names it, and how its evidence came in. */
    private List<Event> entries(SubmittedVersion version, List<Document> cited) {
        Stream<Event> ofCase = log.about("course " + version.courseId(), ENTRIES_AT_MOST).stream()
                .filter(entry -> names(JSON.readTree(entry.details()), version));
        Stream<Event> ofEvidence =
                cited.stream().flatMap(document -> log.about("document " + document.id(), ENTRIES_AT_MOST).stream());
        return Stream.concat(ofCase, ofEvidence)
                .sorted(Comparator.comparingLong(Event::seq))
                .toList();
    }

    private static boolean names(JsonNode details, SubmittedVersion version) {
        return Detail.VERSION.in(details).asInt(0) == version.number()
                || Detail.VERSION_ID.textIn(details).equals(version.id().toString());
    }

    /**
     * Writes an archive, one file at a time. Where that fails, it is left without its end, so that nobody takes it for a whole one.
     *
     * @param page the report of the decision as a page
     * @param pdf the same as a PDF
     */
    public void write(Ready ready, byte[] page, byte[] pdf, OutputStream to) throws IOException {
        SubmittedVersion version = ready.both().about().version();
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        Writing writing = new Writing(zip, FileTime.from(ready.made()), new ArrayList<>());
        writing.add(
                AppealManifest.READ_ME,
                AppealMessages.text("read-me", version.title()).getBytes(StandardCharsets.UTF_8));
        String text = versions.text(version);
        String submission = AppealManifest.SUBMISSION + (version.fileName().endsWith(".json") ? ".json" : ".yaml");
        writing.add(submission, text.getBytes(StandardCharsets.UTF_8));
        writing.add(AppealManifest.REPORT, versions.report(version));
        writing.add(AppealManifest.JUDGED, decisions.report(version.id()));
        writing.add(AppealManifest.JUDGEMENTS, JSON.writeValueAsBytes(judgements(ready)));
        writing.add(AppealManifest.DECISION, JSON.writeValueAsBytes(decision(ready)));
        writing.add(AppealManifest.PAGE, page);
        writing.add(AppealManifest.PDF, pdf);
        writing.add(
                AppealManifest.RECORD,
                JSON.writeValueAsBytes(
                        ready.entries().stream().map(Entries::written).toList()));
        for (Map.Entry<String, byte[]> rule : rulesets.named(version.rulesetDigest())
                .orElseThrow(NotFoundException::new)
                .files()
                .content()
                .entrySet()) {
            writing.add(AppealManifest.RULESET + rule.getKey(), rule.getValue());
        }
        for (Document document : ready.documents()) {
            evidence(document, writing);
        }
        Set<String> absent = AppealManifest.named(text);
        ready.documents().forEach(document -> absent.remove(document.digest()));
        byte[] manifest = JSON.writeValueAsBytes(new AppealManifest(
                AppealManifest.FORMAT,
                version.id().toString(),
                version.number(),
                version.courseId().toString(),
                version.title(),
                ready.both().about().organisation(),
                version.fileName(),
                version.asOf().toString(),
                version.rulesetDigest(),
                ready.decision().outcome().name(),
                ready.made().toString(),
                List.copyOf(absent),
                List.copyOf(writing.written())));
        writing.add(AppealManifest.NAME, manifest);
        writing.add(
                AppealManifest.SIGNATURE,
                keys.seal(Digests.of(manifest), AppealManifest.TYPE).getBytes(StandardCharsets.US_ASCII));
        zip.close();
    }

    private void evidence(Document document, Writing writing) throws IOException {
        EvidenceFiles.Stored file = files.find(document.digest()).orElseThrow(NotFoundException::new);
        String name = document.fileName();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        try (InputStream in = files.open(file)) {
            writing.add(
                    AppealManifest.EVIDENCE
                            + document.digest()
                            + (ending.matches("[A-Za-z0-9]{1,5}") ? "." + ending : ""),
                    in,
                    document.title());
        }
    }

    private Map<String, Object> judgements(Ready ready) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<Map<String, Object>> both = new ArrayList<>();
        for (Review review : ready.both().own() ? ready.both().reviews() : List.<Review>of()) {
            Map<String, Object> written = written(review);
            written.put(
                    "judgements", written(reviews.judgements(review).byPoint().values()));
            both.add(written);
        }
        List<Map<String, Object>> carried = new ArrayList<>();
        for (Moderation.Earlier earlier : ready.both().earlier()) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("version", earlier.number());
            written.put(
                    "reviews",
                    earlier.reviews().stream().map(AppealBundle::written).toList());
            written.put("judgements", written(ready.both().carried().ofVersion(earlier.number())));
            carried.add(written);
        }
        all.put("carried", carried);
        all.put("reviews", both);
        all.put("settled", written(ready.both().settled().byPoint().values()));
        return all;
    }

    private static Map<String, Object> written(Review review) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("reviewer", review.name());
        written.put("interests", review.interests());
        written.put("declared", review.declared().map(Instant::toString).orElse(""));
        written.put("finished", review.finished().map(Instant::toString).orElse(""));
        return written;
    }

    private static List<Map<String, Object>> written(Collection<Judgement> judgements) {
        return judgements.stream().map(AppealBundle::written).toList();
    }

    private static Map<String, Object> written(Judgement judgement) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("part", judgement.point().part());
        written.put("kind", judgement.point().kind());
        written.put("target", judgement.point().target());
        written.put("answer", judgement.answer().name());
        written.put("reason", judgement.reason());
        written.put("by", judgement.by());
        written.put("at", judgement.at().toString());
        return written;
    }

    private Map<String, Object> decision(Ready ready) {
        UUID id = ready.both().about().id();
        Decision decision = ready.decision();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("outcome", decision.outcome().name());
        written.put("reason", decision.reason());
        written.put("otherwise", decision.otherwise());
        written.put("from", decision.from().map(LocalDate::toString).orElse(""));
        written.put("to", decision.to().map(LocalDate::toString).orElse(""));
        written.put("by", decision.by());
        written.put("at", decision.at().toString());
        written.put("report", decision.reportDigest());
        decisions.recommendation(id).ifPresent(recommendation -> {
            Map<String, Object> recommended = new LinkedHashMap<>();
            recommended.put("outcome", recommendation.outcome().name());
            recommended.put("reason", recommendation.reason());
            recommended.put("otherwise", recommendation.otherwise());
            recommended.put("by", recommendation.by());
            recommended.put("at", recommendation.at().toString());
            recommended.put("correction", recommendation.correction().orElse(""));
            recommended.put("answer", recommendation.answer().orElse(""));
            written.put("recommendation", recommended);
        });
        written.put(
                "actions",
                decisions.actions(id).stream().map(AppealBundle::written).toList());
        return written;
    }

    private static Map<String, Object> written(CaseAction action) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("kind", action.kind().name());
        written.put("standard", action.standard());
        written.put("text", action.text());
        written.put("due", action.due().map(LocalDate::toString).orElse(""));
        written.put("evidence", action.evidence());
        written.put("closing", action.closing().orElse(""));
        written.put("closed", action.closedAt().map(Instant::toString).orElse(""));
        return written;
    }

    /** An archive that is being written, and what is in it by now. */
    private record Writing(ZipOutputStream zip, FileTime at, List<AppealManifest.File> written) {

        void add(String name, byte[] content) throws IOException {
            add(name, new ByteArrayInputStream(content), "");
        }

        void add(String name, InputStream content, String about) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setLastModifiedTime(at);
            zip.putNextEntry(entry);
            Counting counting = new Counting(zip);
            String digest = Digests.copy(content, counting);
            zip.closeEntry();
            written.add(new AppealManifest.File(name, counting.size, digest, about));
        }
    }

    private static final class Counting extends OutputStream {

        private final OutputStream to;
        private long size;

        Counting(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            size += length;
        }
    }
}
