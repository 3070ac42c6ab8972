package org.touchstone.door.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.DecisionPapers;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.Matter;
import org.touchstone.door.files.Papers;

/** What a provider sees of a version on its way to a decision: where it is, what they are asked, the draft, the decision. */
@RestController
@RequestMapping("/api/v1/courses/{id}/versions/{number}")
class VersionCaseApi {

    private final Courses courses;
    private final Rereading rereading;
    private final Versions versions;
    private final Cases cases;
    private final Reviews reviews;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Papers papers;
    private final CaseShown shown;
    private final Seen seen;
    private final TransactionOperations transactions;

    VersionCaseApi(
            Courses courses,
            Versions versions,
            Rereading rereading,
            Cases cases,
            Reviews reviews,
            Moderation moderation,
            Decisions decisions,
            Papers papers,
            CaseShown shown,
            Seen seen,
            TransactionOperations transactions) {
        this.courses = courses;
        this.versions = versions;
        this.rereading = rereading;
        this.cases = cases;
        this.reviews = reviews;
        this.moderation = moderation;
        this.decisions = decisions;
        this.papers = papers;
        this.shown = shown;
        this.seen = seen;
        this.transactions = transactions;
    }

    @GetMapping("/case")
    ResponseEntity<CaseAnswers.CaseOfVersion> readVersionCase(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return seen.answer(shown(find(who, id, number)));
    }

    private SubmittedVersion find(Account who, UUID id, int number) {
        return versions.find(courses.find(who, id), number);
    }

    private CaseAnswers.CaseOfVersion shown(SubmittedVersion version) {
        Case about = cases.find(version.id());
        boolean draft = about.state() == CaseState.WITH_PROVIDER;
        return new CaseAnswers.CaseOfVersion(
                about.state(),
                about.since(),
                about.state() == CaseState.RETURNED ? about.why() : "",
                about.state() == CaseState.IN_REVIEW ? asked(version) : List.of(),
                draft ? decisions.recommendation(version.id()).map(CaseAnswers.DraftDecision::of) : Optional.empty(),
                reads(about)
                        ? decisions.actions(version.id()).stream()
                                .map(CaseAnswers.CaseAction::of)
                                .toList()
                        : List.of(),
                decisions.of(version.id()).map(CaseAnswers.CaseDecision::of),
                shown.exemptions(about),
                about.decidedUntil());
    }

    /** Whether the provider may read what was judged. */
    private static boolean reads(Case about) {
        return about.state() == CaseState.WITH_PROVIDER || about.state() == CaseState.DECIDED;
    }

    private List<CaseAnswers.AskedQuery> asked(SubmittedVersion version) {
        List<JudgementStore.Query> queries = reviews.asked(version.id()).stream()
                .map(together -> together.get(0))
                .toList();
        if (queries.isEmpty()) {
            return List.of();
        }
        Map<Point, Matter.Item> items = Matter.of(rereading.found(version)).stream()
                .flatMap(matter -> matter.all().stream())
                .collect(Collectors.toMap(Matter.Item::point, Function.identity()));
        return queries.stream()
                .map(query -> new CaseAnswers.AskedQuery(
                        query.id(),
                        Optional.ofNullable(items.get(query.judgement().point()))
                                .orElseThrow()
                                .words()
                                .title(),
                        query.judgement().reason(),
                        query.reply()))
                .toList();
    }

    @PostMapping("/queries")
    ResponseEntity<CaseAnswers.CaseOfVersion> answerQueries(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            @PathVariable int number,
            Requests.Replying body) {
        Course course = courses.find(who, id);
        SubmittedVersion version = versions.find(course, number);
        if (body.replies().isEmpty()) {
            throw new RefusedException("", "refused.reply-empty");
        }
        reviews.reply(
                who,
                course,
                version.id(),
                body.replies().stream()
                        .collect(Collectors.toMap(
                                Requests.QueryReply::query, Requests.QueryReply::text, (one, other) -> other)));
        return readVersionCase(who, id, number);
    }

    @PostMapping("/facts")
    ResponseEntity<CaseAnswers.CaseOfVersion> checkFacts(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            @PathVariable int number,
            Requests.CorrectingFacts body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Course course = courses.find(who, id);
        SubmittedVersion version = versions.find(course, number);
        transactions.executeWithoutResult(status -> {
            cases.hold(version.id(), CaseState.WITH_PROVIDER);
            seen.unchanged(ifMatch, () -> shown(version));
            decisions.factsChecked(who, course, version.id(), body.correction());
        });
        return readVersionCase(who, id, number);
    }

    @GetMapping("/judged")
    ResponseEntity<byte[]> readVersionJudged(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        Moderation.Both both = Optional.of(cases.find(find(who, id, number).id()))
                .filter(VersionCaseApi::reads)
                .flatMap(about -> moderation.both(about.id()))
                .orElseThrow(NotFoundException::new);
        return CasesApi.judged(both, moderation);
    }

    @GetMapping("/decision")
    ResponseEntity<byte[]> readVersionDecision(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return papers.json(find(who, id, number).id(), "");
    }

    @GetMapping("/decision.html")
    ResponseEntity<byte[]> readVersionDecisionPage(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return papers.file(find(who, id, number).id(), DecisionPapers.Part.REPORT, Papers.Format.html, "");
    }

    @GetMapping("/decision.pdf")
    ResponseEntity<byte[]> readVersionDecisionPdf(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return papers.file(find(who, id, number).id(), DecisionPapers.Part.REPORT, Papers.Format.pdf, "");
    }

    @GetMapping("/letter.html")
    ResponseEntity<byte[]> readVersionLetterPage(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return papers.file(find(who, id, number).id(), DecisionPapers.Part.LETTER, Papers.Format.html, "");
    }

    @GetMapping("/letter.pdf")
    ResponseEntity<byte[]> readVersionLetterPdf(
            @AuthenticationPrincipal Account who, @PathVariable UUID id, @PathVariable int number) {
        return papers.file(find(who, id, number).id(), DecisionPapers.Part.LETTER, Papers.Format.pdf, "");
    }
}
