package org.touchstone.casework.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.Versions;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;

/** Two reviews, side by side once both are in: where they agree that holds, and where they differ a lead settles it. */
@Component
public class Moderation {

    private final Cases cases;
    private final Reviews reviews;
    private final JudgementStore judgements;
    private final Rereading rereading;
    private final Versions versions;
    private final TransactionOperations transactions;

    Moderation(
            Cases cases,
            Reviews reviews,
            JudgementStore judgements,
            Versions versions,
            Rereading rereading,
            TransactionOperations transactions) {
        this.cases = cases;
        this.reviews = reviews;
        this.judgements = judgements;
        this.versions = versions;
        this.rereading = rereading;
        this.transactions = transactions;
    }

    /**
     * Both reviews of a case.
     *
     * @param about the case
     * @param reviews the two reviews
     * @param own whether they are of this version, and not of the earlier one from which everything was carried over
     * @param earlier the reviews of earlier versions from which something was carried over
     * @param differences where they differ
     * @param settled how a lead settled that, point by point
     * @param carried what was carried over from an earlier version
     * @param holds what holds: what both say, what a lead settled, and what was carried over
     */
    public record Both(
            Case about,
            List<Review> reviews,
            boolean own,
            List<Earlier> earlier,
            List<Difference> differences,
            Judgements settled,
            JudgementStore.Carried carried,
            Judgements holds) {

        /** The points that are still to be settled. */
        public List<Difference> open() {
            return differences.stream()
                    .filter(each -> settled.on(each.point()).isEmpty())
                    .toList();
        }

        /** Whether somebody wrote one of the reviews. */
        public boolean isBy(Account account) {
            return reviews.stream().anyMatch(each -> each.reviewer().equals(account.id()));
        }
    }

    /**
     * The reviews of an earlier version on which something was judged that holds for a later one.
     *
     * @param number its number
     * @param reviews its two reviews
     */
    public record Earlier(int number, List<Review> reviews) {}

    /** Both reviews; of a version to which everything was carried over, those of the earlier one. Nothing while one is not in, whoever asks. */
    public Optional<Both> both(UUID version) {
        Case about = cases.find(version);
        UUID reviewed = judgements.reviewedAs(version);
        List<Review> both = reviews.of(reviewed);
        if (both.size() != Reviews.REVIEWERS
                || both.stream().anyMatch(each -> each.finished().isEmpty())) {
            return Optional.empty();
        }
        boolean own = reviewed.equals(version);
        JudgementStore.Carried carried = judgements.carried(version);
        Judgements first = carried.judgements().and(own ? judgements.of(both.get(0)) : Judgements.NONE);
        Judgements second = carried.judgements().and(own ? judgements.of(both.get(1)) : Judgements.NONE);
        Judgements settled = judgements.settled(version);
        Map<Point, Outcome> found = judgements.found(version);
        return Optional.of(new Both(
                about,
                both,
                own,
                earlier(about, carried, own ? about : cases.find(reviewed)),
                Difference.between(first, second, found),
                settled,
                carried,
                Difference.settled(first, second, settled, found)));
    }

    private List<Earlier> earlier(Case about, JudgementStore.Carried carried, Case reviewed) {
        SortedSet<Integer> numbers = carried.versions();
        numbers.add(reviewed.version().number());
        numbers.remove(about.version().number());
        Course course = versions.course(about.version());
        return numbers.stream()
                .map(number -> new Earlier(
                        number, reviews.of(versions.find(course, number).id())))
                .toList();
    }

    /** What reviewers asked the provider of a version and went on from, with the replies, by the points that it was about. */
    public Map<Point, List<JudgementStore.Query>> answered(UUID version) {
        return judgements.everAsked(judgements.reviewedAs(version)).stream()
                .filter(JudgementStore.Query::isOver)
                .collect(Collectors.groupingBy(each -> each.judgement().point()));
    }

    /** What the rules found of the version of a case, at the day and under the ruleset of its submission. */
    public Report report(Case about) {
        return rereading.found(about.version());
    }

    /** Settles points on which the reviews differ, whatever the person has seen. */
    public void settle(Account lead, UUID version, List<ReviewWork.Given> all) {
        settle(lead, version, all, () -> {});
    }

    /**
     * Settles points on which the reviews differ. Each needs a reason.
     *
     * @param still refuses, while nobody else can change it, where the case is no longer as the person has seen it
     */
    public void settle(Account lead, UUID version, List<ReviewWork.Given> all, Runnable still) {
        Map<Point, Matter.Item> items = Matter.of(report(cases.find(version))).stream()
                .flatMap(matter -> matter.all().stream())
                .collect(Collectors.toMap(Matter.Item::point, Function.identity()));
        transactions.executeWithoutResult(status -> {
            Case held = cases.hold(version, CaseState.IN_MODERATION);
            still.run();
            Both both = both(version).orElseThrow(NotFoundException::new);
            checkReviewedNeither(lead, both);
            List<Point> differing =
                    both.differences().stream().map(Difference::point).toList();
            judgements.add(
                    lead,
                    held,
                    null,
                    all.stream()
                            .filter(given -> differing.contains(given.point()))
                            .map(given -> new JudgementStore.Said(
                                    given.point(),
                                    Optional.ofNullable(items.get(given.point()))
                                            .orElseThrow()
                                            .outcome(),
                                    given.answer(),
                                    given.reason()))
                            .toList());
        });
    }

    /** Refuses what only a lead may do who wrote neither of the reviews. */
    static void checkReviewedNeither(Account lead, Both both) {
        if (both.isBy(lead)) {
            throw new RefusedException("", "refused.own-review");
        }
    }
}
