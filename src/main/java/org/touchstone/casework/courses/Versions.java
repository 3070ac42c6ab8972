package org.touchstone.casework.courses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.ReadableAnswers;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;

/** Submits courses, and keeps every submitted version with its file, its ruleset and its report. */
@Component
public class Versions {

    /** Why what was submitted already is refused: the person is told that it is in. */
    public static final String NOTHING_CHANGED = "refused.nothing-changed";

    /** For how many days before its end an accreditation is due for renewal. House policy: the source sets no number. */
    public static final int RENEWAL_DAYS = 90;

    /** Later than anything that was ever submitted. */
    /** Of how many versions that were read lately what was made of them is kept. */
    private static final int LATELY = 4;

    private static final Instant LAST_OF_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Courses courses;
    private final RulesetInForce rulesets;
    private final StoredRulesets stored;
    private final Checker checker;
    private final DocumentUses uses;
    private final TransactionOperations transactions;
    /** A report takes some megabytes; whoever reads a version asks for several of its pages. */
    private final Cache<UUID, Report> found =
            Caffeine.newBuilder().maximumSize(LATELY).build();

    private final Cache<UUID, ReadableAnswers> answers =
            Caffeine.newBuilder().maximumSize(LATELY).build();

    Versions(
            JdbcClient jdbc,
            AuditLog log,
            Clock clock,
            Courses courses,
            RulesetInForce rulesets,
            StoredRulesets stored,
            Checker checker,
            DocumentUses uses,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.courses = courses;
        this.rulesets = rulesets;
        this.stored = stored;
        this.checker = checker;
        this.uses = uses;
        this.transactions = transactions;
    }

    /**
     * A draft with what the rules say of it.
     *
     * @param draft the draft
     * @param inForce what it was evaluated under
     * @param title what the report calls the course
     * @param verdict the verdict of the report
     * @param report the report, as JSON
     */
    public record Evaluated(Revision draft, InForce inForce, String title, String verdict, String report) {}

    /**
     * Submits the latest draft of a course as its next version.
     *
     * @param base the number of the draft that the person saw
     * @param why what the person adds, such as what was put right; may be empty
     * @throws OutdatedException where somebody saved another draft since
     * @throws MistakesException where the draft cannot be read
     * @throws AccountRefusedException where it is word for word what was submitted last, under the same ruleset
     */
    public SubmittedVersion submit(Account who, Course course, int base, String why)
            throws OutdatedException, MistakesException {
        return submit(who, course, base, why, "");
    }

    /**
     * The same, with what the person declared.
     *
     * @param declaration the words that they agreed to; empty where they were not asked
     */
    public SubmittedVersion submit(Account who, Course course, int base, String why, String declaration)
            throws OutdatedException, MistakesException {
        return submit(who, course, evaluate(who, course, base), why, declaration);
    }

    /**
     * Evaluates the latest draft of a course under what is in force today. This takes its time, so nothing is locked meanwhile.
     *
     * @param base the number of the draft that the person saw
     * @throws OutdatedException where somebody saved another draft since
     * @throws MistakesException where the draft cannot be read
     */
    public Evaluated evaluate(Account who, Course course, int base) throws OutdatedException, MistakesException {
        Revision draft = courses.latest(courses.find(who, course.id()));
        if (draft.number() != base) {
            throw new OutdatedException(draft);
        }
        InForce inForce = rulesets.today();
        return checker.check(
                draft.text().getBytes(StandardCharsets.UTF_8),
                draft.fileName(),
                inForce,
                true,
                report -> new Evaluated(
                        draft,
                        inForce,
                        title(report.assessment().course().submission().title()),
                        report.assessment().verdict().name(),
                        new String(JsonReport.kept(report), StandardCharsets.UTF_8)));
    }

    /**
     * Submits a draft that was evaluated, with the ruleset and the report that it was evaluated with.
     *
     * @param why what the person adds, such as what was put right; may be empty
     * @param declaration what the person declares, in the words that they saw; empty where they were not asked
     * @throws OutdatedException where somebody saved another draft since
     * @throws AccountRefusedException where it is word for word what was submitted last, under the same ruleset
     */
    public SubmittedVersion submit(Account who, Course course, Evaluated evaluated, String why, String declaration)
            throws OutdatedException {
        Optional<SubmittedVersion> submitted = transactions.execute(status -> {
            // Locks the course, so that two people who submit at once make two versions, or one is told.
            jdbc.sql("select revision from course where id = :id for update")
                    .param("id", course.id())
                    .query(Integer.class)
                    .single();
            int latest = courses.latest(courses.find(who, course.id())).number();
            return latest == evaluated.draft().number()
                    ? Optional.of(add(who, course, evaluated, why, declaration))
                    : Optional.empty();
        });
        if (submitted.isEmpty()) {
            throw new OutdatedException(courses.latest(courses.find(who, course.id())));
        }
        return submitted.get();
    }

    private SubmittedVersion add(Account who, Course course, Evaluated evaluated, String why, String declaration) {
        Revision draft = evaluated.draft();
        List<SubmittedVersion> earlier = of(course);
        String text = Digests.of(draft.text().getBytes(StandardCharsets.UTF_8));
        String ruleset = evaluated.inForce().ruleset().digest();
        if (!earlier.isEmpty()
                && earlier.get(0).textDigest().equals(text)
                && earlier.get(0).rulesetDigest().equals(ruleset)
                && !mayRenew(earlier.get(0))) {
            throw new AccountRefusedException("", NOTHING_CHANGED);
        }
        byte[] report = evaluated.report().getBytes(StandardCharsets.UTF_8);
        SubmittedVersion version = new SubmittedVersion(
                UUID.randomUUID(),
                course.id(),
                earlier.isEmpty() ? 1 : earlier.get(0).number() + 1,
                draft.number(),
                evaluated.title(),
                draft.fileName(),
                text,
                ruleset,
                evaluated.inForce().day(),
                evaluated.verdict(),
                Digests.of(report),
                who.id(),
                clock.instant());
        jdbc.sql("""
                        insert into submitted_version (id, course_id, number, revision, title, text, file_name, text_digest,
                            ruleset_digest, as_of, verdict, report, report_digest, why, declaration, submitted_by, submitted_at)
                        values (:id, :course, :number, :revision, :title, :text, :file, :textDigest,
                            :ruleset, :asOf, :verdict, :report, :reportDigest, :why, :declaration, :by, :at)""")
                .param("id", version.id())
                .param("course", course.id())
                .param("number", version.number())
                .param("revision", version.revision())
                .param("title", version.title())
                .param("text", draft.text())
                .param("file", version.fileName())
                .param("textDigest", version.textDigest())
                .param("ruleset", ruleset)
                .param("asOf", version.asOf())
                .param("verdict", version.verdict())
                .param("report", Gzip.packed(report))
                .param("reportDigest", version.reportDigest())
                .param("why", why)
                .param("declaration", declaration)
                .param("by", who.id())
                .param("at", Times.at(version.submittedAt()))
                .update();
        uses.ofVersion(version);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", version.number());
        details.put("versionId", version.id().toString());
        details.put("text", version.textDigest());
        details.put("ruleset", ruleset);
        details.put("asOf", version.asOf().toString());
        details.put("report", version.reportDigest());
        if (!declaration.isEmpty()) {
            details.put("declaration", declaration);
        }
        log.add(EventKind.COURSE_SUBMITTED, who.id(), course.organisationId(), course.subject(), why, details);
        return version;
    }

    /** Whether the accreditation of a version ends soon, or has ended: a course that has not changed is renewed as it stands. */
    private boolean mayRenew(SubmittedVersion version) {
        return jdbc.sql("select count(*) from register_entry where version_id = :version and valid_to <= :day")
                        .param("version", version.id())
                        .param("day", LocalDate.now(clock).plusDays(RENEWAL_DAYS))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What a version is called on lists: what its report calls the course, shortened where that is very long. */
    public static String title(String ofCourse) {
        return Courses.shortened(ofCourse, 300);
    }

    /** The versions of a course, the latest first. */
    public List<SubmittedVersion> of(Course course) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where course_id = :course order by number desc")
                .param("course", course.id())
                .query(Versions::version)
                .list();
    }

    /** The latest version of each of these courses, by course; those without any are left out. */
    public Map<UUID, SubmittedVersion> latestOf(List<Course> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select " + COLUMNS + " from submitted_version where course_id in (:courses)"
                        + " and number = (select max(other.number) from submitted_version other"
                        + " where other.course_id = submitted_version.course_id)")
                .param("courses", some.stream().map(Course::id).toList())
                .query(Versions::version)
                .list()
                .stream()
                .collect(Collectors.toMap(SubmittedVersion::courseId, version -> version));
    }

    /** A version of a course by its number. */
    public SubmittedVersion find(Course course, int number) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where course_id = :course and number = :number")
                .param("course", course.id())
                .param("number", number)
                .query(Versions::version)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** A version by its id, whoever's it is. */
    public Optional<SubmittedVersion> byId(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where id = :id")
                .param("id", id)
                .query(Versions::version)
                .optional();
    }

    /** The course of a version, whoever's it is. */
    public Course course(SubmittedVersion version) {
        return jdbc.sql("select * from course where id = :id")
                .param("id", version.courseId())
                .query(Courses::course)
                .single();
    }

    /** What the provider added when they submitted a version; may be empty. */
    public String why(SubmittedVersion version) {
        return jdbc.sql("select why from submitted_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    /** What whoever submitted a version declared, in the words that they saw; empty where they were not asked. */
    public String declaration(SubmittedVersion version) {
        return jdbc.sql("select declaration from submitted_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    /**
     * A version of any organisation.
     *
     * @param version the version
     * @param organisation the name of the organisation that submitted it
     * @param superseded whether a later version of the course was submitted
     */
    public record Submitted(SubmittedVersion version, String organisation, boolean superseded) {}

    /**
     * A page of the versions of all organisations, the latest first.
     *
     * @param after the last version of the page before; null for the first page
     */
    public List<Submitted> latest(@Nullable SubmittedVersion after, int most) {
        return jdbc.sql("select " + COLUMNS + ", (select organisation.name from course join organisation"
                        + " on organisation.id = course.organisation_id where course.id = course_id) as organisation, exists (select 1 from"
                        + " submitted_version later where later.course_id = submitted_version.course_id and later.number >"
                        + " submitted_version.number) as superseded from submitted_version where submitted_at < :at or (submitted_at = :at and id < :id)"
                        + " order by submitted_at desc, id desc limit :most")
                .param("at", Times.at(after == null ? LAST_OF_ALL : after.submittedAt()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("most", most)
                .query((row, n) ->
                        new Submitted(version(row, n), row.getString("organisation"), row.getBoolean("superseded")))
                .list();
    }

    /** The submission file of a version. */
    public String text(SubmittedVersion version) {
        return jdbc.sql("select text from submitted_version where id = :id")
                .param("id", version.id())
                .query((row, n) -> row.getString("text"))
                .single();
    }

    /** The JSON report that was kept with a version, byte for byte. */
    public byte[] report(SubmittedVersion version) {
        return Gzip.unpacked(jdbc.sql("select report from submitted_version where id = :id")
                .param("id", version.id())
                .query((row, n) -> row.getBytes("report"))
                .single());
    }

    /**
     * What was found of a version: evaluated again, unless it was among the last that were asked for. It stays as it is, for
     * neither the version nor its ruleset ever changes.
     */
    public Report found(SubmittedVersion version) {
        return found.get(version.id(), id -> evaluateAgain(version));
    }

    /** The answers of a version to be read: as they were made last, for a version never changes. */
    public ReadableAnswers answers(SubmittedVersion version) {
        return answers.get(version.id(), id -> ReadableAnswers.of(form(version)));
    }

    /** Evaluates a version again, under the ruleset and as of the day it was submitted. */
    public Report evaluateAgain(SubmittedVersion version) {
        try {
            return checker.check(
                    text(version),
                    version.fileName(),
                    new InForce(
                            version.asOf(),
                            stored.named(version.rulesetDigest()).orElseThrow(NotFoundException::new)));
        } catch (MistakesException e) {
            throw new IllegalStateException("version " + version.id() + " can no longer be read", e);
        }
    }

    /** The form of a version, under the ruleset of the day it was submitted: what it says, to be read. */
    public CourseForm form(SubmittedVersion version) {
        Catalogue catalogue = stored.named(version.rulesetDigest())
                .orElseThrow(NotFoundException::new)
                .catalogue();
        try {
            return CourseForm.of(Draft.of(text(version), version.fileName(), catalogue.questions()), catalogue);
        } catch (MistakesException e) {
            throw new IllegalStateException("version " + version.id() + " can no longer be read", e);
        }
    }

    /** Whether evaluating a version again gives the report that was kept, byte for byte. */
    public boolean replays(SubmittedVersion version) {
        return isKept(version, evaluateAgain(version))
                && Digests.of(report(version)).equals(version.reportDigest());
    }

    /** Whether a report is, byte for byte, the one that was kept with a version. */
    public boolean isKept(SubmittedVersion version, Report report) {
        return Digests.of(JsonReport.kept(report)).equals(version.reportDigest());
    }

    /** What a query has to ask for, for {@link #version} to make a version of its rows. */
    public static final String COLUMNS =
            "id, course_id, number, revision, title, file_name, text_digest, ruleset_digest, as_of, verdict, report_digest, submitted_by, submitted_at";

    /** The version that a row of the database holds. */
    public static SubmittedVersion version(ResultSet row, int n) throws SQLException {
        return new SubmittedVersion(
                row.getObject("id", UUID.class),
                row.getObject("course_id", UUID.class),
                row.getInt("number"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("file_name"),
                row.getString("text_digest"),
                row.getString("ruleset_digest"),
                row.getObject("as_of", LocalDate.class),
                row.getString("verdict"),
                row.getString("report_digest"),
                row.getObject("submitted_by", UUID.class),
                Times.instant(row, "submitted_at"));
    }
}
