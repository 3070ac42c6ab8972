package org.touchstone.run.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.rulesets.StoredRulesets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares everything that is kept with the record of it: the chain of entries, the file, ruleset and report of each
 * submitted version, the drafts, the rulesets, the documents and the evidence files.
 */
@Component
class RecordCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final ChainCheck chain;
    private final EvidenceFiles evidence;

    RecordCheck(JdbcClient jdbc, ChainCheck chain, EvidenceFiles evidence) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.evidence = evidence;
    }

    /**
     * What was found.
     *
     * @param entries how many entries the record has
     * @param head the hash of the last one
     * @param versions how many submitted versions were compared
     * @param files how many evidence files were read
     * @param faults what is wrong, as sentences
     */
    record Result(long entries, String head, int versions, int files, List<String> faults) {}

    /**
     * Checks everything.
     *
     * @param notedHead a head that was noted earlier, which the record has to hold; empty for none
     */
    @Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
    public Result check(String notedHead) {
        ChainCheck.Result whole = chain.check();
        List<String> faults = new ArrayList<>(whole.faults());
        if (!notedHead.isEmpty() && !holds(notedHead)) {
            faults.add("The record does not hold the head " + notedHead + ": entries were cut off or changed.");
        }
        int versions = versions(faults);
        drafts(faults);
        rulesets(faults);
        documents(faults);
        int files = files(faults);
        return new Result(whole.entries(), whole.head(), versions, files, List.copyOf(faults));
    }

    private boolean holds(String head) {
        return jdbc.sql("select count(*) from event where hash = :hash")
                        .param("hash", head)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private int versions(List<String> faults) {
        Set<UUID> left = new HashSet<>(jdbc.sql("select id from submitted_version")
                .query((row, n) -> row.getObject("id", UUID.class))
                .list());
        int all = left.size();
        for (Entry entry : entries(EventKind.COURSE_SUBMITTED)) {
            UUID id = UUID.fromString(Detail.VERSION_ID.textIn(entry.details()));
            if (left.remove(id)) {
                compare(id, entry, faults);
            } else {
                faults.add("Version " + id + ", which the record speaks of, is missing.");
            }
        }
        left.forEach(id -> faults.add("Version " + id + " is not in the record."));
        return all;
    }

    private void compare(UUID id, Entry entry, List<String> faults) {
        JsonNode said = entry.details();
        Version kept = jdbc.sql(
                        "select * from submitted_version left join version_content on version_id = id where id = :id")
                .param("id", id)
                .query(RecordCheck::version)
                .single();
        String version = "Version " + id + ": ";
        String text = Digests.of(kept.text());
        if (!text.equals(kept.textDigest()) || !text.equals(Detail.TEXT.textIn(said))) {
            faults.add(version + "its file is not the one that was submitted.");
        }
        String digest = Digests.of(kept.report().getBytes(StandardCharsets.UTF_8));
        if (!digest.equals(kept.reportDigest()) || !digest.equals(Detail.REPORT.textIn(said))) {
            faults.add(version + "its report is not the one that was kept.");
        } else if (!agrees(kept, JSON.readTree(kept.report()))) {
            faults.add(version + "its title or its verdict is not the one of its report.");
        }
        if (!kept.ruleset().equals(Detail.RULESET.textIn(said)) || !kept.asOf().equals(Detail.AS_OF.textIn(said))) {
            faults.add(version + "its ruleset or its date is not the one it was assessed under.");
        }
        if (!("course " + kept.course()).equals(entry.subject())
                || kept.number() != Detail.VERSION.in(said).asInt(0)
                || !Optional.of(kept.submittedBy()).equals(entry.account())) {
            faults.add(version + "its course, its number or who submitted it is not as the record says.");
        }
        // Versions from before there was this column have it empty, and what was written is in the record alone.
        if (!kept.why().isEmpty() && !kept.why().equals(entry.why())) {
            faults.add(version + "what the provider added is not as the record says.");
        }
        if (!kept.declaration().equals(Detail.DECLARATION.textIn(said))) {
            faults.add(version + "what the provider declared is not as the record says.");
        }
    }

    /** What a row says of a version. */
    private record Version(
            UUID course,
            int number,
            String title,
            String text,
            String textDigest,
            String report,
            String reportDigest,
            String verdict,
            String ruleset,
            String asOf,
            String why,
            String declaration,
            UUID submittedBy) {}

    private static Version version(ResultSet row, int n) throws SQLException {
        return new Version(
                row.getObject("course_id", UUID.class),
                row.getInt("number"),
                row.getString("title"),
                Objects.requireNonNullElse(row.getString("text"), ""),
                row.getString("text_digest"),
                report(row.getBytes("report")),
                row.getString("report_digest"),
                row.getString("verdict"),
                row.getString("ruleset_digest"),
                row.getString("as_of"),
                row.getString("why"),
                row.getString("declaration"),
                row.getObject("submitted_by", UUID.class));
    }

    /** Whether the title, which may be shortened, and the verdict of a version are those of its report. */
    private static boolean agrees(Version kept, JsonNode report) {
        return kept.verdict().equals(report.path("verdict").asString(""))
                && kept.title().equals(Versions.title(report.path("course").asString("")));
    }

    private static String report(byte @Nullable [] gzipped) {
        if (gzipped == null) {
            return "";
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Compares the drafts of all courses with what was recorded when each was saved. */
    private void drafts(List<String> faults) {
        Map<String, Draft> left = new HashMap<>();
        jdbc.sql("select course_id, number, text, saved_by, what from course_revision")
                .query(row -> {
                    left.put(
                            "course " + row.getObject("course_id", UUID.class) + ", draft " + row.getInt("number"),
                            new Draft(
                                    Digests.of(row.getString("text").getBytes(StandardCharsets.UTF_8)),
                                    Optional.ofNullable(row.getObject("saved_by", UUID.class)),
                                    row.getString("what")));
                });
        for (EventKind kind : List.of(EventKind.COURSE_ADDED, EventKind.COURSE_EDITED)) {
            for (Entry entry : entries(kind)) {
                JsonNode said = entry.details();
                String name =
                        entry.subject() + ", draft " + Detail.REVISION.in(said).asInt(0);
                Draft recorded = new Draft(Detail.TEXT.textIn(said), entry.account(), Detail.WHAT.textIn(said));
                Draft kept = left.remove(name);
                if (kept == null) {
                    faults.add("Of " + name + " the record speaks, and it is missing.");
                } else if (!kept.equals(recorded)) {
                    faults.add("Not as the record says: " + name + ".");
                }
            }
        }
        left.keySet().stream().sorted().forEach(name -> faults.add("Not in the record: " + name + "."));
    }

    /** What is compared of a draft: the digest of its file, who saved it, and what they changed. */
    private record Draft(String text, Optional<UUID> savedBy, String what) {}

    private void rulesets(List<String> faults) {
        for (String digest :
                jdbc.sql("select digest from ruleset").query(String.class).list()) {
            byte[] content = jdbc.sql("select content from ruleset where digest = :digest")
                    .param("digest", digest)
                    .query((row, n) -> row.getBytes("content"))
                    .single();
            if (!digest.equals(rulesetDigest(content))) {
                faults.add("Ruleset " + digest + " is not the one that was kept.");
            }
        }
    }

    private static String rulesetDigest(byte[] content) {
        try {
            return StoredRulesets.unzip(content).digest();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    private void documents(List<String> faults) {
        Set<String> recorded = new HashSet<>();
        jdbc.sql("select subject, details from event where kind = :kind")
                .param("kind", EventKind.DOCUMENT_ADDED.words())
                .query((row, n) ->
                        row.getString("subject") + " " + Detail.FILE.textIn(JSON.readTree(row.getString("details"))))
                .list()
                .forEach(recorded::add);
        Set<String> kept = new HashSet<>(jdbc.sql("select id, digest from document")
                .query((row, n) -> "document " + row.getObject("id", UUID.class) + " " + row.getString("digest"))
                .list());
        recorded.stream()
                .filter(document -> !kept.contains(document))
                .map(document -> "The " + document.substring(0, document.lastIndexOf(' '))
                        + ", which the record speaks of, is missing or has another file.")
                .sorted()
                .forEach(faults::add);
        kept.stream()
                .filter(document -> !recorded.contains(document))
                .map(document ->
                        "The " + document.substring(0, document.lastIndexOf(' ')) + " is not as the record says.")
                .sorted()
                .forEach(faults::add);
    }

    private int files(List<String> faults) {
        List<EvidenceFiles.Stored> all = evidence.all();
        for (EvidenceFiles.Stored file : all) {
            fault(evidence, file).ifPresent(faults::add);
        }
        return all.size();
    }

    /** What is wrong with an evidence file; nothing where it is as it was stored. */
    static Optional<String> fault(EvidenceFiles evidence, EvidenceFiles.Stored file) {
        try (InputStream in = evidence.open(file)) {
            return Digests.of(in).equals(file.digest())
                    ? Optional.empty()
                    : Optional.of("The evidence file " + file.digest() + " has been changed.");
        } catch (IOException e) {
            return Optional.of("The evidence file " + file.digest() + " is missing or cannot be read.");
        }
    }

    /** What is compared of an entry of the record. */
    private record Entry(String subject, Optional<UUID> account, String why, JsonNode details) {}

    private List<Entry> entries(EventKind kind) {
        return jdbc.sql("select subject, account_id, why, details from event where kind = :kind order by seq")
                .param("kind", kind.words())
                .query((row, n) -> new Entry(
                        row.getString("subject"),
                        Optional.ofNullable(row.getObject("account_id", UUID.class)),
                        row.getString("why"),
                        JSON.readTree(row.getString("details"))))
                .list();
    }
}
