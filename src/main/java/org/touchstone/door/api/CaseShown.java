package org.touchstone.door.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseAction;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.CaseStep;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.review.Triage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;

/** What those who lead cases are shown of one. Nothing of a review is in it before both are in. */
@Component
class CaseShown {

    /** The operations that take a case from one state to another. */
    private static final Map<String, CaseStep> STEPS = new TreeMap<>(Map.of(
            "assignReviewers", CaseStep.ASSIGN,
            "carryCaseOver", CaseStep.CARRY_OVER,
            "decide", CaseStep.DECIDE,
            "goOn", CaseStep.FACTS_CHECKED,
            "recommend", CaseStep.RECOMMEND,
            "reconsider", CaseStep.RECONSIDER,
            "returnCase", CaseStep.RETURN,
            "setCaseAside", CaseStep.SET_ASIDE));

    /** The operations that are not for somebody who wrote one of the reviews. */
    private static final Set<String> OF_ANOTHER = Set.of("decide", "recommend", "settleDifferences");

    private final Cases cases;
    private final Reviews reviews;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Register register;
    private final Triage triage;
    private final Exemptions exemptions;

    CaseShown(
            Cases cases,
            Reviews reviews,
            Moderation moderation,
            Decisions decisions,
            Register register,
            Triage triage,
            Exemptions exemptions) {
        this.cases = cases;
        this.reviews = reviews;
        this.moderation = moderation;
        this.decisions = decisions;
        this.register = register;
        this.triage = triage;
        this.exemptions = exemptions;
    }

    CaseAnswers.CaseDetail of(Account lead, UUID version) {
        Case about = cases.find(version);
        List<CaseAction> actions = decisions.actions(version);
        Optional<Register.Entry> entry = register.of(version);
        return new CaseAnswers.CaseDetail(
                CaseAnswers.CaseSummary.of(about),
                about.why(),
                may(lead, about, actions, entry),
                reviews.of(version).stream().map(CaseAnswers.CaseReview::of).toList(),
                reviews.asked(version).size(),
                decisions.recommendation(version).map(CaseAnswers.CaseRecommendation::of),
                actions.stream().map(CaseAnswers.CaseAction::of).toList(),
                decisions.of(version).map(CaseAnswers.CaseDecision::of),
                entry.map(CaseAnswers.CaseAccreditation::of),
                exemptions(about));
    }

    List<CaseAnswers.CaseExemption> exemptions(Case about) {
        return exemptions.of(about.version().courseId()).stream()
                .map(CaseAnswers.CaseExemption::of)
                .toList();
    }

    /** The operations that this person may ask for now. */
    private List<String> may(Account lead, Case about, List<CaseAction> actions, Optional<Register.Entry> entry) {
        List<String> may = new ArrayList<>();
        STEPS.forEach((operation, step) -> {
            boolean fits = switch (step) {
                case SET_ASIDE -> about.superseded();
                case CARRY_OVER -> triage.before(about).isPresent();
                default -> true;
            };
            if (fits && step.from().contains(about.state()) && !(about.tooLate() && step.leadsOn())) {
                may.add(operation);
            }
        });
        boolean changing = about.state() == CaseState.IN_MODERATION || about.state() == CaseState.TO_DECIDE;
        if (about.state() == CaseState.IN_REVIEW) {
            may.addAll(List.of("clearInterest", "replaceReviewer"));
        }
        if (about.state() == CaseState.IN_MODERATION) {
            may.add("settleDifferences");
        }
        if (changing) {
            may.add("addAction");
        }
        if (changing && !actions.isEmpty()) {
            may.add("withdrawAction");
        }
        if (about.state() == CaseState.DECIDED && actions.stream().anyMatch(CaseAction::outstanding)) {
            may.add("closeCondition");
        }
        if (entry.filter(each -> each.standing().mayChange()).isPresent()) {
            may.add("changeStanding");
        }
        if (moderation.both(about.id()).filter(both -> both.isBy(lead)).isPresent()) {
            may.removeAll(OF_ANOTHER);
        }
        return may.stream().sorted().toList();
    }

    /**
     * Both reviews beside each other, where they differ.
     *
     * @param report what the rules found
     */
    CaseAnswers.Moderation moderation(Moderation.Both both, Report report) {
        List<CaseAnswers.DifferingPoint> differing = new ArrayList<>();
        for (Matter matter : Matter.of(report)) {
            for (Matter.Item item : matter.all()) {
                for (Difference difference : both.differences()) {
                    if (difference.point().equals(item.point())) {
                        differing.add(CaseAnswers.DifferingPoint.of(item, difference, both));
                    }
                }
            }
        }
        return new CaseAnswers.Moderation(
                both.about().id(),
                both.about().state(),
                differing,
                both.open().size(),
                decisions.proposed(both, report).map(CaseAnswers.Proposal::of));
    }
}
