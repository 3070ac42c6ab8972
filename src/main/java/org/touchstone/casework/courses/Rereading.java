package org.touchstone.casework.courses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.ReadableAnswers;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;

/**
 * What a submitted version says and what is found of it, read again from its file under the ruleset and as of the day of its
 * submission. It is always the same, for neither the version nor its ruleset ever changes.
 */
@Component
public class Rereading {

    /** Of how many versions that were read lately what was made of them is kept. */
    private static final int LATELY = 4;

    private final Versions versions;
    private final StoredRulesets stored;
    private final Checker checker;
    private final Documents documents;
    /** A report takes some megabytes; whoever reads a version asks for several of its pages. */
    private final Cache<UUID, Report> found =
            Caffeine.newBuilder().maximumSize(LATELY).build();

    private final Cache<UUID, ReadableAnswers> answers =
            Caffeine.newBuilder().maximumSize(LATELY).build();

    Rereading(Versions versions, StoredRulesets stored, Checker checker, Documents documents) {
        this.versions = versions;
        this.stored = stored;
        this.checker = checker;
        this.documents = documents;
    }

    /** What was found of a version: evaluated again, unless it was among the last that were asked for. */
    public Report found(SubmittedVersion version) {
        return found.get(version.id(), id -> evaluateAgain(version));
    }

    /** The answers of a version to be read: likewise. */
    public ReadableAnswers answers(SubmittedVersion version) {
        UUID organisation = versions.course(version).organisationId();
        return answers.get(
                version.id(),
                id -> ReadableAnswers.of(
                        form(version), link -> documents.keeps(organisation, link, version.submittedAt())));
    }

    /** Evaluates a version again, under the ruleset and as of the day it was submitted. */
    public Report evaluateAgain(SubmittedVersion version) {
        try {
            return checker.check(
                    versions.text(version),
                    version.fileName(),
                    new InForce(
                            version.asOf(),
                            stored.named(version.rulesetDigest()).orElseThrow(NotFoundException::new)));
        } catch (MistakesException e) {
            throw new IllegalStateException("version " + version.id() + " can no longer be read", e);
        }
    }

    /**
     * What is another in a version than in one before it.
     *
     * @param answers what is said otherwise
     * @param results what comes out otherwise by that, in the order of the later report
     */
    public record Difference(List<AnswerChange> answers, List<Changes.Change> results) {}

    /** What is another in a version than in one before it. */
    public Difference difference(SubmittedVersion before, SubmittedVersion version) {
        CourseForm form = form(version);
        List<AnswerChange> answers = form(before).changesTo(form);
        return new Difference(
                answers,
                Changes.between(versions.report(before), versions.report(version))
                        .causedBy(answers, form.draft().questions())
                        .changes());
    }

    /** The form of a version, under the ruleset of the day it was submitted: what it says, to be read. */
    public CourseForm form(SubmittedVersion version) {
        Catalogue catalogue = stored.named(version.rulesetDigest())
                .orElseThrow(NotFoundException::new)
                .catalogue();
        try {
            return CourseForm.of(
                    CourseDraft.of(versions.text(version), version.fileName(), catalogue.questions()), catalogue);
        } catch (MistakesException e) {
            throw new IllegalStateException("version " + version.id() + " can no longer be read", e);
        }
    }

    /** Whether evaluating a version again gives the report that was kept, byte for byte. */
    public boolean replays(SubmittedVersion version) {
        return isKept(version, evaluateAgain(version))
                && Digests.of(versions.report(version)).equals(version.reportDigest());
    }

    /** Whether a report is, byte for byte, the one that was kept with a version. */
    public boolean isKept(SubmittedVersion version, Report report) {
        return Digests.of(JsonReport.kept(report)).equals(version.reportDigest());
    }
}
