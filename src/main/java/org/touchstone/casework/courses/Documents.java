package org.touchstone.casework.courses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.base.settings.Settings;

/** The documents of organisations. A provider sees those of their own organisation only. */
@Component
public class Documents {

    private static final String SELECT = """
            select document.*, evidence_file.size, evidence_file.media_type from document
            join evidence_file on evidence_file.digest = document.digest\s""";

    private static final Pattern NAMED = Pattern.compile(Document.LINK + "([0-9a-f]{64})");

    private final JdbcClient jdbc;
    private final EvidenceFiles files;
    private final AuditLog log;
    private final Jobs jobs;
    private final Clock clock;
    private final long perOrganisation;

    Documents(JdbcClient jdbc, EvidenceFiles files, AuditLog log, Jobs jobs, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.files = files;
        this.log = log;
        this.jobs = jobs;
        this.clock = clock;
        this.perOrganisation = settings.uploads().perOrganisation().toBytes();
    }

    /**
     * Brings a file to the store that is to be added as a document; before any transaction, for that may take its time. A
     * file that is refused is not brought.
     *
     * @param title the title that the document will have
     */
    public void bring(Account who, String title, EvidenceFiles.Received received) {
        tidy(title);
        checkRoom(Courses.organisation(who), received.file());
        files.bring(received);
    }

    /**
     * Adds a document, and keeps its file. A file that is refused is not kept.
     *
     * @param course the one course it is for; null to hold it for the whole organisation
     * @param expiresOn the last day it holds; null where it does not run out
     */
    @Transactional
    public Document add(
            Account who,
            @Nullable Course course,
            DocumentKind kind,
            String title,
            String fileName,
            EvidenceFiles.Received received,
            @Nullable LocalDate expiresOn) {
        UUID organisation = Courses.organisation(who);
        EvidenceFiles.Stored file = received.file();
        String tidy = tidy(title);
        lock(organisation);
        checkRoom(organisation, file);
        files.keep(received);
        jobs.start(EvidenceFiles.READING, file.digest());
        Document document = new Document(
                UUID.randomUUID(),
                organisation,
                Optional.ofNullable(course).map(Course::id),
                kind,
                tidy,
                safeName(fileName, file),
                file.digest(),
                file.size(),
                file.mediaType(),
                Optional.ofNullable(expiresOn),
                clock.instant(),
                false);
        jdbc.sql("""
                        insert into document (id, organisation_id, course_id, kind, title, file_name, digest, expires_on,
                            uploaded_by, uploaded_at)
                        values (:id, :organisation, :course, :kind, :title, :file, :digest, :expires, :by, :at)""")
                .param("id", document.id())
                .param("organisation", organisation)
                .param("course", document.courseId().orElse(null), Types.OTHER)
                .param("kind", kind.key())
                .param("title", tidy)
                .param("file", document.fileName())
                .param("digest", document.digest())
                .param("expires", expiresOn, Types.DATE)
                .param("by", who.id())
                .param("at", Times.at(document.uploadedAt()))
                .update();
        log.add(
                EventKind.DOCUMENT_ADDED,
                who.id(),
                organisation,
                "document " + document.id(),
                "",
                Details.of(Detail.FILE, document.digest()).and(Detail.TITLE, tidy));
        return document;
    }

    private static String tidy(String title) {
        String tidy = title.strip();
        if (tidy.isEmpty() || tidy.length() > 300 || tidy.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException("title", "refused.document-title");
        }
        return tidy;
    }

    private void checkRoom(UUID organisation, EvidenceFiles.Stored file) {
        if (usedByOthers(organisation, file) + file.size() > perOrganisation) {
            throw new RefusedException("file", "refused.storage-used");
        }
    }

    /**
     * Lets one document of an organisation be added at a time, so that several together do not use more space than there
     * is. This update changes nothing; unlike "select for update" it lets others refer to the organisation meanwhile, which
     * entries of the record do.
     */
    private void lock(UUID organisation) {
        jdbc.sql("update organisation set name = name where id = :id")
                .param("id", organisation)
                .update();
    }

    /** The bytes of the organisation's files other than this one, which counts once however often it is added. */
    private long usedByOthers(UUID organisation, EvidenceFiles.Stored file) {
        return jdbc.sql("""
                        select coalesce(sum(size), 0) from evidence_file where digest <> :digest and digest in
                        (select digest from document where organisation_id = :organisation)""")
                .param("digest", file.digest())
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }

    /** The documents held for the whole organisation, or for one course of it. */
    public List<Document> list(Account who, @Nullable Course course) {
        return jdbc.sql(SELECT
                        + (course == null ? "where course_id is null" : "where course_id = :course")
                        + " and organisation_id = :organisation and removed_at is null order by uploaded_at, id")
                .param("course", course == null ? null : course.id(), Types.OTHER)
                .param("organisation", Courses.organisation(who))
                .query(Documents::document)
                .list();
    }

    /** The documents held for one course or another of the provider's organisation. */
    public List<Document> ofCourses(Account who) {
        return jdbc.sql(SELECT
                        + "where course_id is not null and organisation_id = :organisation and removed_at is null"
                        + " order by uploaded_at, id")
                .param("organisation", Courses.organisation(who))
                .query(Documents::document)
                .list();
    }

    /** A document of the provider's organisation, by its id. */
    public Document find(Account who, UUID id) {
        return jdbc.sql(SELECT + "where id = :id and organisation_id = :organisation and removed_at is null")
                .param("id", id)
                .param("organisation", Courses.organisation(who))
                .query(Documents::document)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** A document of an organisation by its content: one that is on the lists, or else one that was taken off, for versions may rest on it. */
    public Optional<Document> byDigest(UUID organisation, String digest) {
        return byDigest(organisation, digest, Instant.EPOCH);
    }

    /** The same, without one that was taken off the lists before a moment: what is submitted later does not rest on it. */
    public Optional<Document> byDigest(UUID organisation, String digest, Instant submitted) {
        return jdbc.sql(SELECT
                        + "where document.digest = :digest and organisation_id = :organisation"
                        + " and (removed_at is null or removed_at > :submitted)"
                        + " order by case when removed_at is null then 0 else 1 end, uploaded_at, id limit 1")
                .param("digest", digest)
                .param("organisation", organisation)
                .param("submitted", Times.at(submitted))
                .query(Documents::document)
                .optional();
    }

    /** Whether a link of a submission file names a document that is on the lists of an organisation. */
    public boolean keeps(UUID organisation, String link) {
        return keeps(organisation, link, clock.instant());
    }

    /** The same of a file that was submitted at some time: whether it was on the lists then. */
    boolean keeps(UUID organisation, String link, Instant submitted) {
        return Document.digest(link)
                .flatMap(digest -> byDigest(organisation, digest, submitted))
                .isPresent();
    }

    /** The stored documents of an organisation that a file names which was submitted at some time, in the order of the file. */
    public List<Document> in(UUID organisation, String text, Instant submitted) {
        return NAMED.matcher(text)
                .results()
                .map(named -> named.group(1))
                .distinct()
                .flatMap(digest -> byDigest(organisation, digest, submitted).stream())
                .toList();
    }

    /** A document that such a file of an organisation names; no other, whoever's it is. */
    public Document in(UUID organisation, String text, Instant submitted, String digest) {
        return in(organisation, text, submitted).stream()
                .filter(each -> each.digest().equals(digest))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Takes a document off the lists. Its file stays, for versions may rest on it. */
    @Transactional
    public void remove(Account who, UUID id, String why) {
        Document document = find(who, id);
        jdbc.sql("update document set removed_at = :now where id = :id and removed_at is null")
                .param("now", Times.at(clock.instant()))
                .param("id", id)
                .update();
        boolean others = jdbc.sql("select count(*) from document where digest = :digest and removed_at is null")
                        .param("digest", document.digest())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!others) {
            jobs.cancel(EvidenceFiles.READING, document.digest());
        }
        log.add(EventKind.DOCUMENT_REMOVED, who.id(), document.organisationId(), "document " + id, why, Details.NONE);
    }

    /** The name a file is given on download: without folders or strange characters, and ending as what it is. */
    private static String safeName(String name, EvidenceFiles.Stored file) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        String suffix = dot > 0 ? last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT) : "";
        MediaType type = java.util.Arrays.stream(MediaType.values())
                .filter(each -> each.mediaName().equals(file.mediaType()))
                .findFirst()
                .orElseThrow();
        String ending =
                type.suffixes().contains(suffix) ? suffix : type.suffixes().get(0);
        String shortened = stem.isEmpty() ? "document" : stem.substring(0, Math.min(stem.length(), 150));
        return shortened + "." + ending;
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                Optional.ofNullable(row.getObject("course_id", UUID.class)),
                DocumentKind.valueOf(
                        row.getString("kind").toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                row.getString("title"),
                row.getString("file_name"),
                row.getString("digest"),
                row.getLong("size"),
                row.getString("media_type"),
                Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
                Times.instant(row, "uploaded_at"),
                row.getObject("removed_at") != null);
    }
}
