package org.touchstone.casework.courses;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.JsonReport;

/** Submits courses: evaluates the latest draft, and keeps it as the next version. */
@Component
public class Submitter {

    /** Why what was submitted already is refused: the person is told that it is in. */
    public static final String NOTHING_CHANGED = "refused.nothing-changed";

    /** For how many days before its end an accreditation is due for renewal. House policy: the source sets no number. */
    public static final int RENEWAL_DAYS = 90;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Courses courses;
    private final Versions versions;
    private final RulesetInForce rulesets;
    private final Checker checker;
    private final DocumentUses uses;
    private final TransactionOperations transactions;

    Submitter(
            JdbcClient jdbc,
            AuditLog log,
            Clock clock,
            Courses courses,
            Versions versions,
            RulesetInForce rulesets,
            Checker checker,
            DocumentUses uses,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.courses = courses;
        this.versions = versions;
        this.rulesets = rulesets;
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
     * @throws RefusedException where it is word for word what was submitted last, under the same ruleset
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
                        Versions.title(report.assessment().course().submission().title()),
                        report.assessment().verdict().name(),
                        new String(JsonReport.kept(report), StandardCharsets.UTF_8)));
    }

    /**
     * Submits a draft that was evaluated, with the ruleset and the report that it was evaluated with.
     *
     * @param why what the person adds, such as what was put right; may be empty
     * @param declaration what the person declares, in the words that they saw; empty where they were not asked
     * @throws OutdatedException where somebody saved another draft since
     * @throws RefusedException where it is word for word what was submitted last, under the same ruleset
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
        List<SubmittedVersion> earlier = versions.of(course);
        String text = Digests.of(draft.text().getBytes(StandardCharsets.UTF_8));
        String ruleset = evaluated.inForce().ruleset().digest();
        if (!earlier.isEmpty()
                && earlier.get(0).textDigest().equals(text)
                && earlier.get(0).rulesetDigest().equals(ruleset)
                && !mayRenew(earlier.get(0))) {
            throw new RefusedException("", NOTHING_CHANGED);
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
                        insert into submitted_version (id, course_id, number, revision, title, file_name, text_digest,
                            ruleset_digest, as_of, verdict, report_digest, why, declaration, submitted_by, submitted_at)
                        values (:id, :course, :number, :revision, :title, :file, :textDigest,
                            :ruleset, :asOf, :verdict, :reportDigest, :why, :declaration, :by, :at)""")
                .param("id", version.id())
                .param("course", course.id())
                .param("number", version.number())
                .param("revision", version.revision())
                .param("title", version.title())
                .param("file", version.fileName())
                .param("textDigest", version.textDigest())
                .param("ruleset", ruleset)
                .param("asOf", version.asOf())
                .param("verdict", version.verdict())
                .param("reportDigest", version.reportDigest())
                .param("why", why)
                .param("declaration", declaration)
                .param("by", who.id())
                .param("at", Times.at(version.submittedAt()))
                .update();
        jdbc.sql("insert into version_content (version_id, text, report) values (:id, :text, :report)")
                .param("id", version.id())
                .param("text", draft.text())
                .param("report", Gzip.packed(report))
                .update();
        uses.ofVersion(version);
        Details details = Details.of(Detail.VERSION, version.number())
                .and(Detail.VERSION_ID, version.id().toString())
                .and(Detail.TEXT, version.textDigest())
                .and(Detail.RULESET, ruleset)
                .and(Detail.AS_OF, version.asOf().toString())
                .and(Detail.REPORT, version.reportDigest());
        log.add(
                EventKind.COURSE_SUBMITTED,
                who.id(),
                course.organisationId(),
                course.subject(),
                why,
                declaration.isEmpty() ? details : details.and(Detail.DECLARATION, declaration));
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
}
