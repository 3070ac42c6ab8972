package org.touchstone.casework.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;

/** A reviewer's work on one version: what there is to judge, what is judged, and what is still open. */
@Component
public class ReviewWork {

    private static final int MOST_KEPT = 4;

    private final Cases cases;
    private final Reviews reviews;
    private final JudgementStore judgements;
    private final Rereading rereading;

    /** What there is to judge of the versions that were opened last: each page counts what of all of it is open. */
    private final Cache<UUID, List<Matter>> matters =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    ReviewWork(Cases cases, Reviews reviews, JudgementStore judgements, Rereading rereading) {
        this.cases = cases;
        this.reviews = reviews;
        this.judgements = judgements;
        this.rereading = rereading;
    }

    /**
     * A review, opened.
     *
     * @param about the case
     * @param review the review
     * @param report what the rules found
     * @param matters what there is to judge, requirement by requirement
     * @param judged what the reviewer has judged
     * @param carried what was carried over from an earlier version, which needs no person again
     * @param queries what they asked the provider, with the replies
     */
    public record Opened(
            Case about,
            Review review,
            Report report,
            List<Matter> matters,
            Judgements judged,
            JudgementStore.Carried carried,
            List<JudgementStore.Query> queries) {

        /** The requirement of an id. */
        public Matter matter(String requirement) {
            return matters.stream()
                    .filter(each -> each.requirement().equals(requirement))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }

        /** How many points of a requirement a person has to judge and has not settled. */
        public long open(Matter matter) {
            return matter.toJudge().stream()
                    .filter(item -> !isSettled(item.point()))
                    .count();
        }

        /** What holds as this reviewer sees it: what was carried over, and what they judged. */
        public Judgements holds() {
            return carried.judgements().and(judged);
        }

        /** The outcome of a point as this reviewer sees it. */
        public Outcome outcome(Matter.Item item) {
            return holds().on(item.point())
                    .flatMap(judgement -> judgement.answer().outcome())
                    .orElse(item.outcome());
        }

        /** The outcome of a point before this reviewer says anything: as it was carried over, or else as the rules found it. */
        public Outcome before(Matter.Item item) {
            return carried.judgements()
                    .on(item.point())
                    .flatMap(judgement -> judgement.answer().outcome())
                    .orElse(item.outcome());
        }

        /** Whether anything was carried over on a requirement. */
        public boolean isCarried(Matter matter) {
            return matter.all().stream()
                    .anyMatch(item -> carried.judgements().on(item.point()).isPresent());
        }

        /** Whether a point is settled. */
        boolean isSettled(Point point) {
            return judged.on(point)
                    .flatMap(judgement -> judgement.answer().outcome())
                    .isPresent();
        }

        /** How many points a person has to judge. */
        public long toJudge() {
            return matters.stream().mapToLong(matter -> matter.toJudge().size()).sum();
        }

        /** How many of these are not settled. */
        public long open() {
            return matters.stream().mapToLong(this::open).sum();
        }

        /** How many questions a person is asked. */
        public long questions() {
            return matters.stream()
                    .mapToLong(matter -> matter.questions().size())
                    .sum();
        }

        /** How many of the questions on a requirement are open: those with a point that is not settled. */
        public long openQuestions(Matter matter) {
            return matter.questions().stream()
                    .filter(question -> question.items().stream().anyMatch(item -> !isSettled(item.point())))
                    .count();
        }

        /** How many of the open questions on a requirement have a point that is settled. */
        public long partlyAnswered(Matter matter) {
            return matter.questions().stream()
                    .filter(question -> question.items().stream()
                                    .map(item -> isSettled(item.point()))
                                    .distinct()
                                    .count()
                            > 1)
                    .count();
        }

        /** How many points of a requirement the reviewer judges not met. */
        public long notMet(Matter matter) {
            return matter.all().stream()
                    .flatMap(item -> judged.on(item.point()).stream())
                    .filter(judgement -> judgement.answer() == JudgementAnswer.NOT_MET)
                    .count();
        }

        /** Whether a query on a requirement waits for the provider, or else for the reviewer: one with a reply does. */
        public boolean asks(Matter matter, boolean replied) {
            return matter.all().stream()
                    .flatMap(item -> query(item.point()).stream())
                    .anyMatch(query -> query.reply().isPresent() == replied);
        }

        /** How many questions are open. */
        public long openQuestions() {
            return matters.stream().mapToLong(this::openQuestions).sum();
        }

        /** The next requirement with something open, after another in the order of the rules, or else from the first. */
        public Optional<Matter> next(String after) {
            List<String> ids = matters.stream().map(Matter::requirement).toList();
            int from = ids.indexOf(after) + 1;
            return Stream.concat(matters.subList(from, matters.size()).stream(), matters.subList(0, from).stream())
                    .filter(matter -> open(matter) > 0)
                    .findFirst();
        }

        /** The standing query on a point; nothing where there is none. */
        public Optional<JudgementStore.Query> query(Point point) {
            return queries.stream()
                    .filter(each -> each.stands() && each.judgement().point().equals(point))
                    .findFirst();
        }

        /** What was asked of a point and answered before the reviewer said something else. */
        public List<JudgementStore.Query> answered(Point point) {
            return queries.stream()
                    .filter(each -> each.isOver() && each.judgement().point().equals(point))
                    .toList();
        }
    }

    /** Opens a person's own review of a version; nobody else's. */
    public Opened open(Account reviewer, UUID version) {
        Review review = reviews.own(reviewer, version);
        Case about = cases.find(version);
        Report report = rereading.found(about.version());
        JudgementStore.Carried carried = judgements.carried(version);
        return new Opened(
                about,
                review,
                report,
                matters.get(version, id -> matters(report, carried)),
                judgements.of(review),
                carried,
                queries(review));
    }

    /** What there is to judge; it stays as it is, for neither the version changes nor what was carried over to it. */
    private static List<Matter> matters(Report report, JudgementStore.Carried carried) {
        return Matter.of(report).stream()
                .map(matter -> matter.without(carried.judgements().byPoint().keySet()))
                .toList();
    }

    private List<JudgementStore.Query> queries(Review review) {
        return judgements.everAsked(review.version()).stream()
                .filter(each -> each.review().equals(review.id()))
                .toList();
    }

    /**
     * What a reviewer gives of a point.
     *
     * @param point the point
     * @param answer the answer
     * @param reason why; may be empty
     */
    public record Given(Point point, JudgementAnswer answer, String reason) {}

    /**
     * Keeps what a reviewer says of points of a requirement; what they had said already is not said again, and what they had
     * not said is not taken back.
     *
     * @return the review with what they have judged by now
     */
    public Opened judge(Account reviewer, Opened opened, String requirement, List<Given> all) {
        Map<Point, Matter.Item> items = opened.matter(requirement).all().stream()
                .collect(Collectors.toMap(Matter.Item::point, Function.identity()));
        List<JudgementStore.Said> said = all.stream()
                .filter(given -> items.containsKey(given.point()))
                .filter(given -> isNew(given, opened.judged().on(given.point())))
                .map(given -> new JudgementStore.Said(
                        given.point(), outcome(items, given.point()), given.answer(), given.reason()))
                .toList();
        reviews.judge(reviewer, opened.about().id(), said);
        return now(opened);
    }

    private static boolean isNew(Given given, Optional<Judgement> known) {
        return given.answer() == JudgementAnswer.LEFT
                ? known.isPresent()
                : known.filter(said -> said.answer() == given.answer()
                                && said.reason().equals(given.reason().strip()))
                        .isEmpty();
    }

    /** The same review, with what is judged and asked by now. */
    public Opened now(Opened opened) {
        return new Opened(
                opened.about(),
                opened.review(),
                opened.report(),
                opened.matters(),
                judgements.of(opened.review()),
                opened.carried(),
                queries(opened.review()));
    }

    private static Outcome outcome(Map<Point, Matter.Item> items, Point point) {
        return Optional.ofNullable(items.get(point)).orElseThrow().outcome();
    }

    /** Hands a review in. */
    public void finish(Account reviewer, Opened opened) {
        Set<Point> toAnswer = opened.matters().stream()
                .flatMap(matter -> matter.toJudge().stream())
                .map(Matter.Item::point)
                .collect(Collectors.toSet());
        reviews.finish(reviewer, opened.about().id(), toAnswer);
    }
}
