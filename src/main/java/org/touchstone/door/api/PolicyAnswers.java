package org.touchstone.door.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.touchstone.base.jobs.JobState;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.check.located.Mistake;
import org.touchstone.policy.drafts.DraftState;
import org.touchstone.policy.drafts.ExamplesRuns;
import org.touchstone.policy.drafts.Meanings;
import org.touchstone.policy.drafts.PublishRequest;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/** What answers show of rulesets and drafts. Each name is that of a schema of the published OpenAPI, which says what it means. */
final class PolicyAnswers {

    /** Every schema. */
    static final List<Class<? extends Record>> SCHEMAS = List.of(
            Publication.class,
            PublicationList.class,
            RuleDraft.class,
            RuleDraftList.class,
            RuleDraftChange.class,
            RuleDraftChangeList.class,
            RuleFileList.class,
            RuleDraftCheck.class,
            RuleMistake.class,
            RuleRemark.class,
            RuleChange.class,
            WorkProgress.class,
            DraftMeaning.class,
            DraftExamples.class,
            DraftImpact.class,
            DraftImpactList.class,
            ImpactResult.class,
            ImpactGroup.class,
            ImpactOnCourse.class,
            ImpactOnCourseList.class,
            PublishProposal.class,
            PublishProposalList.class,
            ProposalAnswer.class);

    private PolicyAnswers() {}

    record Publication(
            int number,
            String ruleset,
            LocalDate from,
            Instant at,
            String by,
            String why,
            Optional<LocalDate> decidedUntil,
            boolean inForce) {}

    record PublicationList(List<Publication> items) {}

    record RuleDraft(UUID id, String purpose, String base, String by, Instant at, DraftState state, int changes) {}

    record RuleDraftList(List<RuleDraft> items) {}

    record RuleDraftChange(int number, String path, boolean removed, String why, String by, Instant at) {}

    record RuleDraftChangeList(List<RuleDraftChange> items) {}

    record RuleFileList(List<String> items) {}

    record RuleDraftCheck(Optional<String> ruleset, List<RuleMistake> mistakes, List<RuleRemark> remarks) {}

    record RuleMistake(String file, int line, int column, String what, String todo) {

        static RuleMistake of(Mistake mistake) {
            return new RuleMistake(mistake.file(), mistake.line(), mistake.column(), mistake.what(), mistake.todo());
        }
    }

    record RuleRemark(
            org.touchstone.author.reasoning.Concern.Kind kind,
            String requirement,
            String part,
            String file,
            int line,
            String what,
            String remedy,
            Optional<String> course) {

        static RuleRemark of(org.touchstone.author.reasoning.Concern remark) {
            return new RuleRemark(
                    remark.kind(),
                    remark.requirement(),
                    remark.part(),
                    remark.file(),
                    remark.line(),
                    remark.what(),
                    remark.remedy(),
                    remark.course());
        }
    }

    record RuleChange(
            org.touchstone.author.reasoning.RulesetChange.Kind kind,
            String requirement,
            String part,
            Optional<LocalDate> since,
            String what,
            Optional<String> course) {

        static RuleChange of(org.touchstone.author.reasoning.RulesetChange change) {
            return new RuleChange(
                    change.kind(), change.requirement(), change.part(), change.since(), change.what(), change.course());
        }
    }

    record WorkProgress(JobState state, int done, int total) {

        static WorkProgress of(Jobs.Progress progress) {
            return new WorkProgress(progress.state(), progress.done(), progress.total());
        }
    }

    record DraftMeaning(
            Optional<WorkProgress> progress, Optional<Instant> at, List<RuleChange> changes, List<RuleRemark> remarks) {

        static DraftMeaning of(Optional<Jobs.Progress> progress, Optional<Meanings.WorkedOut> known) {
            return new DraftMeaning(
                    progress.map(WorkProgress::of),
                    known.map(Meanings.WorkedOut::at),
                    known.map(Meanings.WorkedOut::changes).orElse(List.of()).stream()
                            .map(RuleChange::of)
                            .toList(),
                    known.map(Meanings.WorkedOut::remarks).orElse(List.of()).stream()
                            .map(RuleRemark::of)
                            .toList());
        }
    }

    record DraftExamples(
            Optional<WorkProgress> progress, Optional<Instant> at, Optional<Integer> passed, List<String> failed) {

        static DraftExamples of(Optional<Jobs.Progress> progress, Optional<ExamplesRuns.Run> run) {
            return new DraftExamples(
                    progress.map(WorkProgress::of),
                    run.map(ExamplesRuns.Run::at),
                    run.map(ExamplesRuns.Run::passed),
                    run.map(ExamplesRuns.Run::failed).orElse(List.of()));
        }
    }

    record DraftImpact(
            UUID id,
            String from,
            String to,
            LocalDate asOf,
            Impact.Chosen chosen,
            Optional<LocalDate> since,
            Instant at,
            int compared,
            int changed,
            int unreadable) {

        static DraftImpact of(Impact impact) {
            return new DraftImpact(
                    impact.id(),
                    impact.from(),
                    impact.to(),
                    impact.asOf(),
                    impact.chosen(),
                    impact.since(),
                    impact.at(),
                    impact.compared(),
                    impact.changed(),
                    impact.unreadable());
        }
    }

    record DraftImpactList(List<DraftImpact> items) {}

    record ImpactResult(DraftImpact impact, Optional<WorkProgress> progress, List<ImpactGroup> groups) {}

    record ImpactGroup(String part, String before, String after, int results, int courses, int accredited) {

        static ImpactGroup of(Impacts.Group group) {
            return new ImpactGroup(
                    group.part(), group.before(), group.after(), group.results(), group.courses(), group.accredited());
        }
    }

    record ImpactOnCourse(
            UUID version,
            String title,
            String organisation,
            int number,
            List<String> standards,
            String about,
            String reasonBefore,
            String reasonAfter) {

        static ImpactOnCourse of(Impacts.OnCourse course) {
            return new ImpactOnCourse(
                    course.version(),
                    course.title(),
                    course.organisation(),
                    course.number(),
                    course.effect().standards(),
                    course.effect().about(),
                    course.effect().reasonBefore(),
                    course.effect().reasonAfter());
        }
    }

    record ImpactOnCourseList(List<ImpactOnCourse> items) {}

    record PublishProposal(
            UUID id,
            String ruleset,
            String replaces,
            LocalDate from,
            String notice,
            String by,
            Instant at,
            Optional<ProposalAnswer> answer) {}

    record PublishProposalList(List<PublishProposal> items) {}

    record ProposalAnswer(PublishRequest.Kind kind, String why, String by, Instant at, Optional<Integer> publication) {}
}
