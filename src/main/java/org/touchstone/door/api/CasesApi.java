package org.touchstone.door.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Review;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.review.Triage;
import org.touchstone.check.report.JudgedReport;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.door.files.Papers;

/** Cases, for those who lead them. Every step names the case as it was seen. */
@RestController
@RequestMapping("/api/v1/cases")
class CasesApi {

    private static final String PATH = "/api/v1/cases";

    private static final Set<CaseState> UNDER_WAY =
            EnumSet.complementOf(EnumSet.of(CaseState.DECIDED, CaseState.RETURNED, CaseState.SET_ASIDE));

    private final Cases cases;
    private final Reviews reviews;
    private final Triage triage;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Register register;
    private final Exemptions exemptions;
    private final Rereading rereading;
    private final Papers papers;
    private final CaseShown shown;
    private final Seen seen;
    private final TransactionOperations transactions;

    CasesApi(
            Cases cases,
            Reviews reviews,
            Triage triage,
            Moderation moderation,
            Decisions decisions,
            Register register,
            Exemptions exemptions,
            Rereading rereading,
            Papers papers,
            CaseShown shown,
            Seen seen,
            TransactionOperations transactions) {
        this.cases = cases;
        this.reviews = reviews;
        this.triage = triage;
        this.moderation = moderation;
        this.decisions = decisions;
        this.register = register;
        this.exemptions = exemptions;
        this.rereading = rereading;
        this.papers = papers;
        this.shown = shown;
        this.seen = seen;
        this.transactions = transactions;
    }

    @GetMapping
    ResponseEntity<CaseAnswers.CasePage> listCases(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = Cursor.USUAL) int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Cursor.limit(limit);
        List<Case> some = cases.list(
                state == null ? UNDER_WAY : EnumSet.of(state),
                RequestBodies.plain("words", words),
                last(after),
                most + 1);
        List<CaseAnswers.CaseSummary> items =
                some.stream().limit(most).map(CaseAnswers.CaseSummary::of).toList();
        if (some.size() <= most) {
            return ResponseEntity.ok(new CaseAnswers.CasePage(items, Optional.empty()));
        }
        String next = UriComponentsBuilder.fromPath(PATH)
                .queryParam("limit", most)
                .queryParam("after", Cursor.after(some.get(most - 1).id()))
                .queryParamIfPresent("state", Optional.ofNullable(state))
                .queryParam("words", "{words}")
                .encode()
                .buildAndExpand(words)
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new CaseAnswers.CasePage(items, Optional.of(next)));
    }

    private @Nullable Case last(@Nullable String after) {
        UUID last = Cursor.last(after);
        try {
            return last == null ? null : cases.find(last);
        } catch (NotFoundException e) {
            throw Cursor.unknown();
        }
    }

    @GetMapping("/reviewers")
    CaseAnswers.ReviewerList listReviewers() {
        return new CaseAnswers.ReviewerList(
                reviews.workloads().stream().map(CaseAnswers.Reviewer::of).toList());
    }

    @GetMapping("/{version}")
    ResponseEntity<CaseAnswers.CaseDetail> readCase(@AuthenticationPrincipal Account who, @PathVariable UUID version) {
        return seen.answer(shown.of(who, version));
    }

    @GetMapping("/{version}/completeness")
    CaseAnswers.Completeness readCompleteness(@PathVariable UUID version) {
        Case found = cases.find(version);
        Report report = rereading.found(found.version());
        List<Matter> matters = Matter.of(report);
        return new CaseAnswers.Completeness(
                Matter.unsaid(report),
                matters.stream().mapToLong(matter -> matter.toJudge().size()).sum(),
                matters.stream().mapToLong(matter -> matter.questions().size()).sum(),
                (found.state() == CaseState.SUBMITTED ? triage.of(version) : Optional.<Triage.Changed>empty())
                        .map(CaseAnswers.VersionTriage::of));
    }

    /** Takes a step, on the case as the person has seen it. */
    private ResponseEntity<CaseAnswers.CaseDetail> step(
            Account who, UUID version, @Nullable String ifMatch, Runnable step) {
        cases.find(version);
        transactions.executeWithoutResult(status -> {
            cases.hold(version, CaseState.values());
            seen.unchanged(ifMatch, () -> shown.of(who, version));
            step.run();
        });
        return readCase(who, version);
    }

    /** Takes a step for which rules are evaluated first, outside any transaction; it looks again before it changes anything. */
    private ResponseEntity<CaseAnswers.CaseDetail> evaluated(
            Account who, UUID version, @Nullable String ifMatch, Consumer<Runnable> step) {
        cases.find(version);
        Runnable still = () -> seen.unchanged(ifMatch, () -> shown.of(who, version));
        still.run();
        step.accept(still);
        return readCase(who, version);
    }

    @PostMapping("/{version}/assign")
    ResponseEntity<CaseAnswers.CaseDetail> assignReviewers(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Assigning body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return evaluated(
                who,
                version,
                ifMatch,
                still -> triage.assign(
                        who,
                        version,
                        body.reviewers(),
                        body.due().orElse(null),
                        body.review().orElse(""),
                        body.otherwise().orElse(""),
                        still));
    }

    @PostMapping("/{version}/carry-over")
    ResponseEntity<CaseAnswers.CaseDetail> carryCaseOver(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Otherwise body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return evaluated(
                who,
                version,
                ifMatch,
                still -> triage.carryOver(who, version, body.otherwise().orElse(""), still));
    }

    @PostMapping("/{version}/return")
    ResponseEntity<CaseAnswers.CaseDetail> returnCase(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Why body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> cases.giveBack(who, version, body.why()));
    }

    @PostMapping("/{version}/set-aside")
    ResponseEntity<CaseAnswers.CaseDetail> setCaseAside(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Why body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> cases.setAside(who, version, body.why()));
    }

    @PostMapping("/{version}/reviews/{review}/clear")
    ResponseEntity<CaseAnswers.CaseDetail> clearInterest(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable UUID review,
            Requests.Why body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(
                who,
                version,
                ifMatch,
                () -> reviews.clear(who, of(version, review).id(), body.why()));
    }

    @PostMapping("/{version}/reviews/{review}/replace")
    ResponseEntity<CaseAnswers.CaseDetail> replaceReviewer(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable UUID review,
            Requests.Replacing body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(
                who,
                version,
                ifMatch,
                () -> reviews.replace(who, of(version, review).id(), body.instead(), body.why()));
    }

    private Review of(UUID version, UUID review) {
        return reviews.of(version).stream()
                .filter(each -> each.id().equals(review))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @GetMapping("/{version}/moderation")
    ResponseEntity<CaseAnswers.Moderation> readModeration(@PathVariable UUID version) {
        Moderation.Both both = both(version);
        return seen.answer(shown.moderation(both, moderation.report(both.about())));
    }

    private Moderation.Both both(UUID version) {
        return moderation.both(version).orElseThrow(NotFoundException::new);
    }

    /** Does something that rests on both reviews, as the person has seen them. */
    private void moderate(UUID version, @Nullable String ifMatch, Consumer<Runnable> step) {
        Report report = moderation.report(both(version).about());
        Runnable still = () -> seen.unchanged(ifMatch, () -> shown.moderation(both(version), report));
        still.run();
        step.accept(still);
    }

    @PostMapping("/{version}/moderation")
    ResponseEntity<CaseAnswers.Moderation> settleDifferences(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Settling body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        moderate(
                version,
                ifMatch,
                still -> moderation.settle(
                        who,
                        version,
                        ReviewsApi.given(
                                body.judgements(),
                                both(version).differences().stream()
                                        .map(Difference::point)
                                        .collect(Collectors.toSet())),
                        still));
        return readModeration(version);
    }

    @PostMapping("/{version}/recommendation")
    ResponseEntity<CaseAnswers.CaseDetail> recommend(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Recommending body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        moderate(
                version,
                ifMatch,
                still -> decisions.recommend(
                        who,
                        version,
                        body.outcome(),
                        body.reason(),
                        body.otherwise().orElse(""),
                        still));
        return readCase(who, version);
    }

    @GetMapping("/{version}/judged")
    ResponseEntity<byte[]> readJudged(@PathVariable UUID version) {
        return judged(both(version), moderation);
    }

    /** What was found, and what holds of it by both reviews and what a lead settled. */
    static ResponseEntity<byte[]> judged(Moderation.Both both, Moderation moderation) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JudgedReport.bytes(moderation.report(both.about()), both.holds()));
    }

    @PostMapping("/{version}/go-on")
    ResponseEntity<CaseAnswers.CaseDetail> goOn(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Why body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> decisions.goOn(who, version, body.why()));
    }

    @PostMapping("/{version}/reconsider")
    ResponseEntity<CaseAnswers.CaseDetail> reconsider(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Why body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> decisions.reconsider(who, version, body.why()));
    }

    @PostMapping("/{version}/actions")
    ResponseEntity<CaseAnswers.CaseDetail> addAction(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.AddingAction body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return evaluated(
                who,
                version,
                ifMatch,
                still -> decisions.add(
                        who,
                        version,
                        new Decisions.ActionGiven(
                                body.kind(),
                                body.standard().orElse(""),
                                body.text(),
                                body.due().orElse(null),
                                body.evidence().orElse("")),
                        still));
    }

    @PostMapping("/{version}/actions/{action}/withdraw")
    ResponseEntity<CaseAnswers.CaseDetail> withdrawAction(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable UUID action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> decisions.withdraw(who, version, action));
    }

    @PostMapping("/{version}/actions/{action}/close")
    ResponseEntity<CaseAnswers.CaseDetail> closeCondition(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable UUID action,
            Requests.ClosingCondition body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> decisions.close(who, version, action, body.evidence()));
    }

    @PostMapping("/{version}/decision")
    ResponseEntity<CaseAnswers.CaseDetail> decide(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Deciding body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return evaluated(
                who,
                version,
                ifMatch,
                still -> decisions.decide(
                        who,
                        version,
                        new Decisions.Given(
                                body.outcome(),
                                body.reason(),
                                body.from().orElse(null),
                                body.to().orElse(null),
                                body.otherwise().orElse(""),
                                body.answer().orElse("")),
                        still));
    }

    @PostMapping("/{version}/standing")
    ResponseEntity<CaseAnswers.CaseDetail> changeStanding(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.ChangingStanding body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> register.set(who, version, body.standing(), body.why()));
    }

    @PostMapping("/{version}/exemptions")
    ResponseEntity<CaseAnswers.CaseDetail> addExemption(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            Requests.Exempting body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Set<String> standards =
                Matter.standards(rereading.found(cases.find(version).version()));
        return step(
                who,
                version,
                ifMatch,
                () -> exemptions.add(who, version, standards, body.standard(), body.reason(), body.until()));
    }

    @PostMapping("/{version}/exemptions/{exemption}/withdraw")
    ResponseEntity<CaseAnswers.CaseDetail> withdrawExemption(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable UUID exemption,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return step(who, version, ifMatch, () -> exemptions.withdraw(who, version, exemption));
    }

    @GetMapping("/{version}/report")
    ResponseEntity<byte[]> readDecisionReport(@PathVariable UUID version) {
        return papers.json(version, "");
    }

    @GetMapping("/{version}/report.html")
    ResponseEntity<byte[]> readDecisionPage(@PathVariable UUID version) {
        return papers.file(version, DecisionPapers.Part.REPORT, Papers.Format.html, "");
    }

    @GetMapping("/{version}/report.pdf")
    ResponseEntity<byte[]> readDecisionPdf(@PathVariable UUID version) {
        return papers.file(version, DecisionPapers.Part.REPORT, Papers.Format.pdf, "");
    }

    @GetMapping("/{version}/letter.html")
    ResponseEntity<byte[]> readLetterPage(@PathVariable UUID version) {
        return papers.file(version, DecisionPapers.Part.LETTER, Papers.Format.html, "");
    }

    @GetMapping("/{version}/letter.pdf")
    ResponseEntity<byte[]> readLetterPdf(@PathVariable UUID version) {
        return papers.file(version, DecisionPapers.Part.LETTER, Papers.Format.pdf, "");
    }

    /** Everything that the decision rests on in one file. */
    @GetMapping("/{version}/appeal")
    void readAppealArchive(
            @AuthenticationPrincipal Account who, @PathVariable UUID version, HttpServletResponse response)
            throws IOException {
        papers.appeal(who, version, response);
    }
}
