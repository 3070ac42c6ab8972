package org.touchstone.door.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.ReviewQuestion;

/** A reviewer's own reviews; nobody else's. */
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewsApi {

    private final Cases cases;
    private final Reviews reviews;
    private final ReviewWork work;
    private final Versions versions;
    private final Citations citations;
    private final TransactionOperations transactions;
    private final Seen seen;

    ReviewsApi(
            Cases cases,
            Reviews reviews,
            ReviewWork work,
            Versions versions,
            Citations citations,
            TransactionOperations transactions,
            Seen seen) {
        this.cases = cases;
        this.reviews = reviews;
        this.work = work;
        this.versions = versions;
        this.citations = citations;
        this.transactions = transactions;
        this.seen = seen;
    }

    @GetMapping
    CaseAnswers.ReviewList listReviews(@AuthenticationPrincipal Account who) {
        return new CaseAnswers.ReviewList(reviews.by(who).stream()
                .map(review -> CaseAnswers.ReviewSummary.of(review, cases.find(review.version())))
                .toList());
    }

    @GetMapping("/{version}")
    CaseAnswers.Review readReview(@AuthenticationPrincipal Account who, @PathVariable UUID version) {
        return shown(work.open(who, version));
    }

    /** What there is to judge is listed once interests are declared, and nothing bars the reviewer. */
    private static CaseAnswers.Review shown(ReviewWork.Opened opened) {
        boolean listed = opened.review().reads();
        return new CaseAnswers.Review(
                CaseAnswers.ReviewSummary.of(opened.review(), opened.about()),
                opened.toJudge(),
                opened.open(),
                opened.questions(),
                opened.openQuestions(),
                opened.matters().stream()
                        .filter(matter -> listed)
                        .map(matter -> new CaseAnswers.ReviewProgress(
                                matter.requirement(),
                                matter.title(),
                                matter.toJudge().size(),
                                opened.open(matter),
                                matter.questions().size(),
                                opened.openQuestions(matter)))
                        .toList());
    }

    @PostMapping("/{version}/interests")
    CaseAnswers.Review declareInterests(
            @AuthenticationPrincipal Account who, @PathVariable UUID version, Requests.Declaring declaring) {
        reviews.declare(who, version, declaring.interests());
        return readReview(who, version);
    }

    @GetMapping("/{version}/requirements/{requirement}")
    ResponseEntity<CaseAnswers.ReviewRequirement> readReviewRequirement(
            @AuthenticationPrincipal Account who, @PathVariable UUID version, @PathVariable String requirement) {
        ReviewWork.Opened opened = work.open(who, version);
        if (!opened.review().reads()) {
            throw new NotFoundException();
        }
        return seen.answer(shown(opened, opened.matter(requirement), checks(opened)));
    }

    private List<CitationCheck> checks(ReviewWork.Opened opened) {
        return citations.check(
                versions.course(opened.about().version()).organisationId(),
                opened.report().assessment().course().submission(),
                opened.about().version().submittedAt());
    }

    private CaseAnswers.ReviewRequirement shown(ReviewWork.Opened opened, Matter matter, List<CitationCheck> checks) {
        Map<Point, Integer> numbers = new HashMap<>();
        List<ReviewQuestion> questions = matter.questions();
        for (int i = 0; i < questions.size(); i++) {
            for (Matter.Item item : questions.get(i).items()) {
                numbers.put(item.point(), i + 1);
            }
        }
        List<CaseAnswers.ReviewPoint> points = new ArrayList<>();
        for (Matter.Item item : matter.all()) {
            points.add(CaseAnswers.ReviewPoint.of(
                    item,
                    Optional.ofNullable(numbers.get(item.point())),
                    CitationCheck.once(checks.stream()
                                    .filter(check -> item.pointers().contains(check.pointer()))
                                    .toList())
                            .stream()
                            .map(Answers.Citation::of)
                            .toList(),
                    opened.judged().on(item.point()),
                    opened.carried().judgements().on(item.point()),
                    opened.query(item.point())));
        }
        return new CaseAnswers.ReviewRequirement(
                matter.requirement(), matter.title(), points, reviews.note(opened.review(), matter.requirement()));
    }

    @PutMapping("/{version}/requirements/{requirement}")
    ResponseEntity<CaseAnswers.ReviewRequirement> judgeRequirement(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID version,
            @PathVariable String requirement,
            Requests.Judging judging,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        ReviewWork.Opened opened = work.open(who, version);
        Matter matter = opened.matter(requirement);
        List<CitationCheck> checks = checks(opened);
        transactions.executeWithoutResult(status -> {
            cases.hold(version, CaseState.values());
            ReviewWork.Opened now = work.now(opened);
            seen.unchanged(ifMatch, () -> shown(now, matter, checks));
            work.judge(
                    who,
                    now,
                    requirement,
                    given(
                            judging.judgements(),
                            matter.all().stream().map(Matter.Item::point).collect(Collectors.toSet())));
            judging.note().ifPresent(note -> reviews.keepNote(opened.review(), requirement, note));
        });
        return readReviewRequirement(who, version, requirement);
    }

    /**
     * What a request says of points.
     *
     * @param known the points of which something may be said
     */
    static List<ReviewWork.Given> given(List<Requests.JudgedPoint> judged, Set<Point> known) {
        return judged.stream()
                .map(each -> {
                    Point point = new Point(each.part(), each.kind(), each.target());
                    if (!known.contains(point)) {
                        throw new InvalidException(ProblemKind.INVALID, "api.invalid.point", each.part());
                    }
                    return new ReviewWork.Given(
                            point, each.answer(), each.reason().orElse(""));
                })
                .toList();
    }

    @PostMapping("/{version}/finish")
    CaseAnswers.Review finishReview(@AuthenticationPrincipal Account who, @PathVariable UUID version) {
        work.finish(who, work.open(who, version));
        return readReview(who, version);
    }
}
