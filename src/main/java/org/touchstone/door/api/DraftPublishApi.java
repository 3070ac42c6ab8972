package org.touchstone.door.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.PublishRequest;
import org.touchstone.policy.drafts.PublishRequests;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/** What a draft would change on courses, and how it is proposed, approved and so published. */
@RestController
@RequestMapping("/api/v1/drafts/{id}")
class DraftPublishApi {

    private static final int MOST_COURSES = 200;

    private final Drafts drafts;
    private final Impacts impacts;
    private final PublishRequests proposals;
    private final DraftsApi shown;
    private final Names names;
    private final Seen seen;
    private final Clock clock;

    DraftPublishApi(
            Drafts drafts,
            Impacts impacts,
            PublishRequests proposals,
            DraftsApi shown,
            Names names,
            Seen seen,
            Clock clock) {
        this.drafts = drafts;
        this.impacts = impacts;
        this.proposals = proposals;
        this.shown = shown;
        this.names = names;
        this.seen = seen;
        this.clock = clock;
    }

    @GetMapping("/impacts")
    PolicyAnswers.DraftImpactList listImpacts(@PathVariable UUID id) {
        return new PolicyAnswers.DraftImpactList(impacts.of(drafts.find(id)).stream()
                .map(PolicyAnswers.DraftImpact::of)
                .toList());
    }

    @PostMapping("/impacts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PolicyAnswers.DraftImpact startImpact(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, PolicyRequests.StartingImpact body) {
        return PolicyAnswers.DraftImpact.of(impacts.start(
                who,
                id,
                body.asOf().orElseGet(() -> LocalDate.now(clock)),
                body.chosen(),
                body.since().orElse(null)));
    }

    @GetMapping("/impacts/{impact}")
    PolicyAnswers.ImpactResult readImpact(@PathVariable UUID id, @PathVariable UUID impact) {
        Impact found = find(id, impact);
        return new PolicyAnswers.ImpactResult(
                PolicyAnswers.DraftImpact.of(found),
                impacts.progress(found).map(PolicyAnswers.WorkProgress::of),
                impacts.groups(found).stream()
                        .map(PolicyAnswers.ImpactGroup::of)
                        .toList());
    }

    @GetMapping("/impacts/{impact}/courses")
    PolicyAnswers.ImpactOnCourseList listImpactCourses(
            @PathVariable UUID id,
            @PathVariable UUID impact,
            @RequestParam String part,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after) {
        return new PolicyAnswers.ImpactOnCourseList(impacts
                .courses(
                        find(id, impact),
                        RequestBodies.plain("part", part),
                        RequestBodies.plain("before", before),
                        RequestBodies.plain("after", after),
                        MOST_COURSES)
                .stream()
                .map(PolicyAnswers.ImpactOnCourse::of)
                .toList());
    }

    @PostMapping("/impacts/{impact}/cancel")
    PolicyAnswers.ImpactResult cancelImpact(@PathVariable UUID id, @PathVariable UUID impact) {
        impacts.cancel(find(id, impact));
        return readImpact(id, impact);
    }

    private Impact find(UUID id, UUID impact) {
        Impact found = impacts.find(impact);
        if (!found.draft().equals(drafts.find(id).id())) {
            throw new NotFoundException();
        }
        return found;
    }

    @GetMapping("/proposals")
    PolicyAnswers.PublishProposalList listProposals(@PathVariable UUID id) {
        return new PolicyAnswers.PublishProposalList(
                proposals.of(drafts.find(id)).stream().map(this::shown).toList());
    }

    private PolicyAnswers.PublishProposal shown(PublishRequest proposal) {
        return new PolicyAnswers.PublishProposal(
                proposal.id(),
                proposal.digest(),
                proposal.replaces(),
                proposal.from(),
                proposal.notice(),
                names.of(proposal.by()),
                proposal.at(),
                proposal.answer()
                        .map(answer -> new PolicyAnswers.ProposalAnswer(
                                answer.kind(),
                                answer.why(),
                                names.of(answer.by()),
                                answer.at(),
                                Optional.ofNullable(answer.publication()))));
    }

    @PostMapping("/proposals")
    PolicyAnswers.PublishProposal proposeDraft(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            PolicyRequests.Proposing body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        seen.unchanged(ifMatch, () -> shown.shown(drafts.find(id)));
        return shown(proposals.propose(who, id, body.from(), body.notice()));
    }

    @PostMapping("/proposals/{proposal}/answer")
    PolicyAnswers.PublishProposal answerProposal(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            @PathVariable UUID proposal,
            PolicyRequests.AnsweringProposal body) {
        RulesDraft draft = drafts.find(id);
        find(draft, proposal);
        proposals.answer(
                who,
                proposal,
                body.answer(),
                body.why().orElse(""),
                body.signature().orElse(""),
                body.decidedUntil());
        return shown(find(draft, proposal));
    }

    private PublishRequest find(RulesDraft draft, UUID proposal) {
        return proposals.of(draft).stream()
                .filter(each -> each.id().equals(proposal))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
