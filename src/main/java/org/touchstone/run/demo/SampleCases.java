package org.touchstone.run.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.CaseAction;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;

/** Brings submitted versions to any stage of review, by the steps that people take. */
@Component
public class SampleCases {

    private final Cases cases;
    private final Reviews reviews;
    private final ReviewWork work;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Versions versions;
    private final Clock clock;

    SampleCases(
            Cases cases,
            Reviews reviews,
            ReviewWork work,
            Moderation moderation,
            Decisions decisions,
            Versions versions,
            Clock clock) {
        this.cases = cases;
        this.reviews = reviews;
        this.work = work;
        this.moderation = moderation;
        this.decisions = decisions;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Who plays in a sample.
     *
     * @param provider who submitted the version
     * @param first one reviewer
     * @param second the other
     * @param lead who leads the case
     */
    public record People(Account provider, Account first, Account second, Account lead) {}

    /** Brings a version that nobody has begun on to a state. */
    public void bring(SubmittedVersion version, CaseState to, People people) {
        UUID id = version.id();
        switch (to) {
            case SUBMITTED, SET_ASIDE -> {}
            case RETURNED -> cases.giveBack(people.lead(), id, "Please say how many people take part.");
            default -> {
                review(id, to, people);
                if (to.compareTo(CaseState.IN_MODERATION) > 0) {
                    decide(version, to, people);
                }
            }
        }
    }

    private void review(UUID id, CaseState to, People people) {
        LocalDate due = LocalDate.now(clock).plusWeeks(3);
        reviews.assign(
                people.lead(), id, List.of(people.first().id(), people.second().id()), due);
        boolean whole = to != CaseState.IN_REVIEW;
        judge(people.first(), id, whole, false);
        if (whole) {
            judge(people.second(), id, true, true);
        } else {
            ask(people.first(), id);
        }
    }

    /** Asks the provider something about the first point that is open. */
    private void ask(Account reviewer, UUID id) {
        ReviewWork.Opened opened = work.open(reviewer, id);
        Matter matter = opened.next("").orElseThrow();
        work.judge(
                reviewer,
                opened,
                matter.requirement(),
                List.of(new ReviewWork.Given(
                        matter.toJudge().get(0).point(), JudgementAnswer.QUERY, "Who looks at this, and when?")));
    }

    /** Judges a version: all of it or its first half; and the first point as not met, or as met like everything else. */
    private void judge(Account reviewer, UUID id, boolean whole, boolean differing) {
        reviews.declare(reviewer, id, "");
        ReviewWork.Opened opened = work.open(reviewer, id);
        List<Matter> matters = opened.matters();
        boolean denied = differing;
        for (Matter matter : whole ? matters : matters.subList(0, matters.size() / 2)) {
            List<ReviewWork.Given> given = new ArrayList<>();
            for (Matter.Item item : matter.toJudge()) {
                given.add(
                        denied
                                ? new ReviewWork.Given(
                                        item.point(), JudgementAnswer.NOT_MET, "The answer does not show this.")
                                : new ReviewWork.Given(item.point(), JudgementAnswer.MET, "The answer shows this."));
                denied = false;
            }
            opened = work.judge(reviewer, opened, matter.requirement(), given);
        }
        if (whole) {
            work.finish(reviewer, opened);
        }
    }

    private void decide(SubmittedVersion version, CaseState to, People people) {
        UUID id = version.id();
        Account lead = people.lead();
        Difference difference = moderation.both(id).orElseThrow().open().get(0);
        moderation.settle(
                lead,
                id,
                List.of(new ReviewWork.Given(difference.point(), JudgementAnswer.NOT_MET, "It has to be shown.")));
        LocalDate today = LocalDate.now(clock);
        decisions.add(
                lead,
                id,
                new Decisions.ActionGiven(
                        CaseAction.Kind.CONDITION,
                        "FW-DES-01",
                        "Show how this is done.",
                        today.plusMonths(3),
                        "The revised course handbook."));
        decisions.recommend(
                lead,
                id,
                DecisionOutcome.ACCREDITED_WITH_CONDITIONS,
                "Everything required is met but one thing.",
                "What is open besides can be shown with the condition.");
        if (to != CaseState.WITH_PROVIDER) {
            Course course = versions.course(version);
            decisions.factsChecked(people.provider(), course, id, "");
            if (to == CaseState.DECIDED) {
                decisions.decide(
                        lead,
                        id,
                        new Decisions.Given(
                                DecisionOutcome.ACCREDITED_WITH_CONDITIONS,
                                "Everything required is met but one thing.",
                                today,
                                today.plusYears(3),
                                "",
                                ""));
            }
        }
    }
}
