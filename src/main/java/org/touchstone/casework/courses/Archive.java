package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an organisation has in Touchstone, as one ZIP file: of each course the latest draft and every submitted version
 * with its report, and the documents. {@code manifest.json} in it lists them with their digests.
 */
@Component
public class Archive {

    private static final int AT_A_TIME = 100;
    private static final int NAME_AT_MOST = 60;
    private static final Pattern LINK = Pattern.compile(Pattern.quote(Document.LINK) + "([0-9a-f]{64})");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Courses courses;
    private final Versions versions;
    private final Documents documents;
    private final EvidenceFiles files;
    private final AuditLog log;
    private final Clock clock;

    Archive(Courses courses, Versions versions, Documents documents, EvidenceFiles files, AuditLog log, Clock clock) {
        this.courses = courses;
        this.versions = versions;
        this.documents = documents;
        this.files = files;
        this.log = log;
        this.clock = clock;
    }

    /**
     * An archive that is on the record and can be written.
     *
     * @param who who asked for it
     * @param organisation whose it is
     * @param at when
     * @param fileName what to call it
     */
    public record Ready(Account who, UUID organisation, Instant at, String fileName) {}

    /** Puts on the record that somebody takes the archive of their organisation. */
    @Transactional
    public Ready prepare(Account who) {
        UUID organisation = Courses.organisation(who);
        Instant now = clock.instant();
        log.add(EventKind.ARCHIVE_DOWNLOADED, who.id(), organisation, "organisation " + organisation, "", Details.NONE);
        return new Ready(who, organisation, now, "touchstone-" + LocalDate.ofInstant(now, clock.getZone()) + ".zip");
    }

    /**
     * Writes an archive, one file at a time: however large it is, it takes no more memory than one of them. Where that
     * fails, the archive is left without its end, so that nobody takes it for a whole one.
     */
    public void write(Ready ready, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        Map<UUID, Document> held = new LinkedHashMap<>();
        documents.list(ready.who(), null).forEach(each -> held.put(each.id(), each));
        List<Map<String, Object>> list = new ArrayList<>();
        List<Course> some;
        Course last = null;
        do {
            some = courses.list(ready.who(), last, AT_A_TIME);
            for (Course course : some) {
                list.add(course(ready, course, zip, held));
                last = course;
            }
        } while (!some.isEmpty());
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Document document : held.values()) {
            kept.add(document(document, zip));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("organisation", ready.organisation().toString());
        manifest.put("madeAt", ready.at().toString());
        manifest.put("courses", list);
        manifest.put("documents", kept);
        add(zip, "manifest.json", ready.at(), JSON.writeValueAsBytes(manifest));
        zip.close();
    }

    private Map<String, Object> course(Ready ready, Course course, ZipOutputStream zip, Map<UUID, Document> held)
            throws IOException {
        String folder = "courses/" + plain(course.title(), "course") + "-" + course.id() + "/";
        Revision draft = courses.latest(course);
        String file = folder + "draft" + ending(draft.fileName());
        add(zip, file, draft.savedAt(), draft.text().getBytes(StandardCharsets.UTF_8));
        note(ready, draft.text(), held);
        documents.list(ready.who(), course).forEach(each -> held.put(each.id(), each));
        List<Map<String, Object>> list = new ArrayList<>();
        for (SubmittedVersion version : versions.of(course)) {
            list.add(version(ready, version, folder, zip, held));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", course.id().toString());
        manifest.put("title", course.title());
        manifest.put("revision", draft.number());
        manifest.put("savedAt", draft.savedAt().toString());
        manifest.put("draft", file);
        manifest.put("versions", list);
        return manifest;
    }

    private Map<String, Object> version(
            Ready ready, SubmittedVersion version, String folder, ZipOutputStream zip, Map<UUID, Document> held)
            throws IOException {
        String below = folder + "version-" + version.number() + "/";
        String text = versions.text(version);
        note(ready, text, held);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", version.id().toString());
        manifest.put("number", version.number());
        manifest.put("title", version.title());
        manifest.put("submittedAt", version.submittedAt().toString());
        manifest.put("submittedBy", version.submittedBy().toString());
        manifest.put("asOf", version.asOf().toString());
        manifest.put("ruleset", version.rulesetDigest());
        manifest.put("verdict", version.verdict());
        manifest.put("submission", below + "submission" + ending(version.fileName()));
        manifest.put("submissionDigest", version.textDigest());
        manifest.put("report", below + "report.json");
        manifest.put("reportDigest", version.reportDigest());
        add(
                zip,
                below + "submission" + ending(version.fileName()),
                version.submittedAt(),
                text.getBytes(StandardCharsets.UTF_8));
        add(zip, below + "report.json", version.submittedAt(), versions.report(version));
        add(zip, below + "manifest.json", version.submittedAt(), JSON.writeValueAsBytes(manifest));
        return manifest;
    }

    /** Notes the documents that a submission file names, those no longer on a list included. */
    private void note(Ready ready, String text, Map<UUID, Document> held) {
        for (Matcher link = LINK.matcher(text); link.find(); ) {
            String digest = link.group(1);
            if (held.values().stream().noneMatch(each -> each.digest().equals(digest))) {
                documents.byDigest(ready.organisation(), digest).ifPresent(found -> held.put(found.id(), found));
            }
        }
    }

    private Map<String, Object> document(Document document, ZipOutputStream zip) throws IOException {
        String name = document.fileName();
        String path = "documents/" + plain(name.substring(0, name.lastIndexOf('.')), "document") + "-" + document.id()
                + ending(name);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", document.id().toString());
        manifest.put("title", document.title());
        manifest.put("kind", document.kind().key());
        manifest.put("course", document.courseId().map(UUID::toString).orElse(""));
        manifest.put("expiresOn", document.expiresOn().map(LocalDate::toString).orElse(""));
        manifest.put("link", document.link());
        manifest.put("file", path);
        EvidenceFiles.Stored file = files.find(document.digest()).orElseThrow(NotFoundException::new);
        zip.putNextEntry(entry(path, document.uploadedAt()));
        try (InputStream in = files.open(file)) {
            in.transferTo(zip);
        }
        zip.closeEntry();
        return manifest;
    }

    private static void add(ZipOutputStream zip, String name, Instant at, byte[] content) throws IOException {
        zip.putNextEntry(entry(name, at));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name, Instant at) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(at));
        return entry;
    }

    /** A name that every system takes as that of a file, and that leads out of no folder. */
    private static String plain(String title, String otherwise) {
        String plain =
                title.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "-").replaceAll("^-+|-+$", "");
        int end = plain.offsetByCodePoints(0, Math.min(NAME_AT_MOST, plain.codePointCount(0, plain.length())));
        return end == 0 ? otherwise : plain.substring(0, end);
    }

    private static String ending(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
        return ending.matches("[A-Za-z0-9]{1,5}") && fileName.contains(".") ? "." + ending : ".yaml";
    }
}
