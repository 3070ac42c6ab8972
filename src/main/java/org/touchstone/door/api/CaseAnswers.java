package org.touchstone.door.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.touchstone.casework.review.AccreditationStatus;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.review.Standing;
import org.touchstone.casework.review.Triage;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.EntryInWords;
import org.touchstone.check.report.Matter;

/** What answers show of cases. Each name is that of a schema of the published OpenAPI, which says what it means. */
final class CaseAnswers {

    /** Every schema. */
    static final List<Class<? extends Record>> SCHEMAS = List.of(
            CasePage.class,
            CaseSummary.class,
            CaseDetail.class,
            CaseReview.class,
            CaseRecommendation.class,
            CaseAction.class,
            CaseDecision.class,
            CaseAccreditation.class,
            CaseExemption.class,
            Completeness.class,
            VersionTriage.class,
            Proposal.class,
            Moderation.class,
            DifferingPoint.class,
            GivenJudgement.class,
            Reviewer.class,
            ReviewerList.class,
            ReviewSummary.class,
            ReviewList.class,
            Review.class,
            ReviewProgress.class,
            ReviewRequirement.class,
            ReviewPoint.class,
            ReviewQuery.class,
            CaseOfVersion.class,
            AskedQuery.class,
            DraftDecision.class,
            Learning.class,
            Agreement.class,
            Kappa.class,
            LearnedPart.class,
            CaseStage.class);

    private CaseAnswers() {}

    record CasePage(List<CaseSummary> items, Optional<String> next) {}

    record CaseSummary(
            UUID id,
            UUID course,
            int number,
            String title,
            String organisation,
            boolean superseded,
            CaseState state,
            Instant since,
            Optional<LocalDate> due,
            Optional<LocalDate> decidedUntil,
            boolean waiting) {

        static CaseSummary of(org.touchstone.casework.review.Case about) {
            return new CaseSummary(
                    about.id(),
                    about.version().courseId(),
                    about.version().number(),
                    about.version().title(),
                    about.organisation(),
                    about.superseded(),
                    about.state(),
                    about.since(),
                    about.due(),
                    about.decidedUntil(),
                    about.waiting());
        }
    }

    record CaseDetail(
            CaseSummary about,
            String why,
            List<String> may,
            List<CaseReview> reviews,
            int queries,
            Optional<CaseRecommendation> recommendation,
            List<CaseAction> actions,
            Optional<CaseDecision> decision,
            Optional<CaseAccreditation> accreditation,
            List<CaseExemption> exemptions) {}

    record CaseReview(
            UUID id,
            UUID reviewer,
            String name,
            Optional<Instant> declared,
            String interests,
            boolean barred,
            Optional<Instant> finished) {

        static CaseReview of(org.touchstone.casework.review.Review review) {
            return new CaseReview(
                    review.id(),
                    review.reviewer(),
                    review.name(),
                    review.declared(),
                    review.interests(),
                    review.barred(),
                    review.finished());
        }
    }

    record CaseRecommendation(
            DecisionOutcome outcome,
            String reason,
            String by,
            Instant at,
            String proposed,
            String proposedBecause,
            String otherwise,
            Optional<String> correction,
            Optional<String> answer) {

        static CaseRecommendation of(org.touchstone.casework.review.Recommendation made) {
            return new CaseRecommendation(
                    made.outcome(),
                    made.reason(),
                    made.by(),
                    made.at(),
                    made.proposed(),
                    made.proposedBecause(),
                    made.otherwise(),
                    made.correction(),
                    made.answer());
        }
    }

    record CaseAction(
            UUID id,
            org.touchstone.casework.review.CaseAction.Kind kind,
            String standard,
            String text,
            Optional<LocalDate> due,
            String evidence,
            Optional<String> closing,
            Optional<Instant> closedAt) {

        static CaseAction of(org.touchstone.casework.review.CaseAction action) {
            return new CaseAction(
                    action.id(),
                    action.kind(),
                    action.standard(),
                    action.text(),
                    action.due(),
                    action.evidence(),
                    action.closing(),
                    action.closedAt());
        }
    }

    record CaseDecision(
            DecisionOutcome outcome,
            String reason,
            String otherwise,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String by,
            Instant at,
            String reportDigest) {

        static CaseDecision of(org.touchstone.casework.review.Decision decision) {
            return new CaseDecision(
                    decision.outcome(),
                    decision.reason(),
                    decision.otherwise(),
                    decision.from(),
                    decision.to(),
                    decision.by(),
                    decision.at(),
                    decision.reportDigest());
        }
    }

    record CaseAccreditation(Standing standing, AccreditationStatus status, LocalDate from, LocalDate to) {

        static CaseAccreditation of(Register.Entry entry) {
            return new CaseAccreditation(entry.standing(), entry.status(), entry.from(), entry.to());
        }
    }

    record CaseExemption(UUID id, String standard, String reason, LocalDate until, String by, Instant at) {

        static CaseExemption of(org.touchstone.casework.review.Exemption exemption) {
            return new CaseExemption(
                    exemption.id(),
                    exemption.standard(),
                    exemption.reason(),
                    exemption.until(),
                    exemption.by(),
                    exemption.at());
        }
    }

    record Completeness(List<String> missing, long toJudge, long questions, Optional<VersionTriage> change) {}

    record VersionTriage(int before, int touched, long toJudge, Optional<Proposal> proposed) {

        static VersionTriage of(Triage.Changed changed) {
            return new VersionTriage(
                    changed.before().version().number(),
                    changed.touched().size(),
                    changed.toJudge(),
                    changed.proposed().map(Proposal::of));
        }
    }

    record Proposal(String propose, String because, Optional<String> review, String source) {

        static Proposal of(Proposals.Proposed proposed) {
            return new Proposal(proposed.propose(), proposed.because(), proposed.review(), proposed.source());
        }
    }

    record Moderation(
            UUID id, CaseState state, List<DifferingPoint> differences, int open, Optional<Proposal> proposed) {}

    record DifferingPoint(
            String part,
            String kind,
            String target,
            String title,
            String about,
            Outcome found,
            List<String> reasons,
            Optional<GivenJudgement> carried,
            Optional<GivenJudgement> first,
            Optional<GivenJudgement> second,
            Optional<GivenJudgement> settled) {

        static DifferingPoint of(
                Matter.Item item,
                org.touchstone.casework.review.Difference difference,
                org.touchstone.casework.review.Moderation.Both both) {
            JudgementStore.Carried carried = both.carried();
            return new DifferingPoint(
                    item.point().part(),
                    item.point().kind(),
                    item.point().target(),
                    item.words().title(),
                    item.about(),
                    item.outcome(),
                    item.words().reasons(),
                    carried.judgements().on(item.point()).map(GivenJudgement::of),
                    difference.first().filter(said -> !carried.holds(said)).map(GivenJudgement::of),
                    difference.second().filter(said -> !carried.holds(said)).map(GivenJudgement::of),
                    both.settled().on(item.point()).map(GivenJudgement::of));
        }
    }

    record GivenJudgement(JudgementAnswer answer, String reason, String by, Instant at) {

        static GivenJudgement of(Judgement judgement) {
            return new GivenJudgement(judgement.answer(), judgement.reason(), judgement.by(), judgement.at());
        }
    }

    record Reviewer(UUID id, String name, int open) {

        static Reviewer of(Reviews.Workload workload) {
            return new Reviewer(workload.account().id(), workload.account().name(), workload.open());
        }
    }

    record ReviewerList(List<Reviewer> items) {}

    record ReviewSummary(
            UUID id,
            UUID course,
            int number,
            String title,
            String organisation,
            CaseState state,
            Optional<LocalDate> due,
            Optional<Instant> declared,
            boolean barred,
            Optional<Instant> finished) {

        static ReviewSummary of(
                org.touchstone.casework.review.Review review, org.touchstone.casework.review.Case about) {
            return new ReviewSummary(
                    about.id(),
                    about.version().courseId(),
                    about.version().number(),
                    about.version().title(),
                    about.organisation(),
                    about.state(),
                    about.due(),
                    review.declared(),
                    review.barred(),
                    review.finished());
        }
    }

    record ReviewList(List<ReviewSummary> items) {}

    record Review(
            ReviewSummary about,
            long toJudge,
            long open,
            long questions,
            long openQuestions,
            List<ReviewProgress> requirements) {}

    record ReviewProgress(String id, String title, int toJudge, long open, int questions, long openQuestions) {}

    record ReviewRequirement(String id, String title, List<ReviewPoint> points, String note) {}

    record ReviewPoint(
            String part,
            String kind,
            String target,
            String about,
            boolean toJudge,
            Optional<Integer> question,
            Outcome found,
            String asks,
            List<String> questions,
            List<String> standards,
            List<String> sources,
            List<String> reasons,
            List<String> facts,
            List<String> missing,
            List<String> readings,
            List<Answers.Citation> citations,
            Optional<GivenJudgement> judgement,
            Optional<GivenJudgement> carried,
            Optional<ReviewQuery> query) {

        static ReviewPoint of(
                Matter.Item item,
                Optional<Integer> question,
                List<Answers.Citation> citations,
                Optional<Judgement> judgement,
                Optional<Judgement> carried,
                Optional<JudgementStore.Query> query) {
            EntryInWords words = item.words();
            return new ReviewPoint(
                    item.point().part(),
                    item.point().kind(),
                    item.point().target(),
                    item.about(),
                    question.isPresent(),
                    question,
                    item.outcome(),
                    words.asks(),
                    words.questions(),
                    words.standards(),
                    words.sources(),
                    words.reasons(),
                    words.facts().stream().map(EntryInWords.StatedFact::says).toList(),
                    words.missing().stream().map(missing -> missing.ask()).toList(),
                    words.readings(),
                    citations,
                    judgement.map(GivenJudgement::of),
                    carried.map(GivenJudgement::of),
                    query.map(ReviewQuery::of));
        }
    }

    record ReviewQuery(String asked, Optional<String> reply) {

        static ReviewQuery of(JudgementStore.Query query) {
            return new ReviewQuery(query.judgement().reason(), query.reply());
        }
    }

    record CaseOfVersion(
            CaseState state,
            Instant since,
            String why,
            List<AskedQuery> queries,
            Optional<DraftDecision> draft,
            List<CaseAction> actions,
            Optional<CaseDecision> decision,
            List<CaseExemption> exemptions,
            Optional<LocalDate> decidedUntil) {}

    record AskedQuery(UUID id, String about, String asked, Optional<String> reply) {}

    record DraftDecision(DecisionOutcome outcome, String reason, String by, Instant at) {

        static DraftDecision of(org.touchstone.casework.review.Recommendation made) {
            return new DraftDecision(made.outcome(), made.reason(), made.by(), made.at());
        }
    }

    record Learning(int cases, Agreement agreement, List<LearnedPart> parts, List<CaseStage> stages) {

        static Learning of(
                org.touchstone.casework.review.Learning.Learnt learnt,
                List<org.touchstone.casework.review.Learning.Stage> stages) {
            return new Learning(
                    learnt.cases(),
                    Agreement.of(learnt.agreement()),
                    learnt.parts().stream().map(LearnedPart::of).toList(),
                    stages.stream().map(CaseStage::of).toList());
        }
    }

    record Agreement(int points, int same, Optional<Kappa> kappa) {

        static Agreement of(org.touchstone.casework.review.Agreement agreement) {
            return new Agreement(
                    agreement.points(), agreement.same(), agreement.kappa().map(Kappa::of));
        }
    }

    record Kappa(double value, double least, double most) {

        static Kappa of(org.touchstone.casework.review.Agreement.Kappa kappa) {
            return new Kappa(kappa.value(), kappa.least(), kappa.most());
        }
    }

    record LearnedPart(String part, int judged, int denied, int overruled, Agreement agreement, List<String> reasons) {

        static LearnedPart of(org.touchstone.casework.review.Learning.OfPart part) {
            return new LearnedPart(
                    part.part(),
                    part.judged(),
                    part.denied(),
                    part.overruled(),
                    Agreement.of(part.agreement()),
                    part.reasons());
        }
    }

    record CaseStage(CaseState state, int cases, double median, double longest) {

        static CaseStage of(org.touchstone.casework.review.Learning.Stage stage) {
            return new CaseStage(stage.state(), stage.cases(), stage.median(), stage.longest());
        }
    }
}
