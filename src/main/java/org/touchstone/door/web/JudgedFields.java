package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.Matter;

/**
 * What a form says of points. Each question has an answer and a reason ({@code answer-} and {@code reason-} with the name of
 * its field), and where it is of several points each of these may have its own instead.
 *
 * @param answers what was sent as answers, to be shown again, by field
 * @param reasons what was sent as reasons, to be shown again, by field
 * @param given what was said of the points that are answered
 * @param errors what is missing, by field
 * @param forNone of each answer that was chosen for several points and is for none of them, how many these are
 */
record JudgedFields(
        Map<String, String> answers,
        Map<String, String> reasons,
        List<ReviewWork.Given> given,
        Map<String, String> errors,
        List<Integer> forNone) {

    /**
     * What was judged before a form is filled in.
     *
     * @param judged what was judged
     * @param replied the points of which the provider has answered a query, so that they wait for an answer again
     */
    public record Before(Judgements judged, Set<Point> replied) {

        /** What a form shows again of a point: its answer and reason; nothing where it is open. */
        Optional<List<String>> said(Placed placed) {
            Point point = placed.item().point();
            return judged.on(point)
                    .filter(judgement -> !replied.contains(point))
                    .map(judgement -> List.of(judgement.answer().name(), judgement.reason()));
        }

        /** Whether words are those of a query on one of several points. */
        boolean asks(Asked asked, String words) {
            return asked.points().stream()
                    .flatMap(each -> judged.on(each.item().point()).stream())
                    .filter(judgement -> judgement.answer() == JudgementAnswer.QUERY)
                    .map(Judgement::reason)
                    .anyMatch(query -> plain(query).equals(plain(words)));
        }
    }

    /** Words as they are compared: browsers end lines otherwise than other programs. */
    private static String plain(String words) {
        return words.replace("\r\n", "\n").strip();
    }

    /**
     * What a page asks at once.
     *
     * @param field how its answer is called on the page
     * @param points the points that the answer is for
     */
    public record Asked(String field, List<Placed> points) {

        static Asked of(List<Placed> points) {
            String first = points.get(0).field();
            return new Asked(points.size() == 1 ? first : "all-" + first, points);
        }

        /** Whether one answer is for several points. */
        public boolean isOfSeveral() {
            return points.size() > 1;
        }
    }

    /**
     * A point of a page.
     *
     * @param place its place on the page, from 0
     * @param item the point
     */
    public record Placed(int place, Matter.Item item) {

        /** How an answer of its own is called on the page. */
        public String field() {
            return Integer.toString(place);
        }
    }

    private static JudgedFields none() {
        return new JudgedFields(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new ArrayList<>());
    }

    /** What was judged, as a form shows it: said of a question where it is said of all of its points, or else beside each. */
    static JudgedFields shown(List<Asked> asked, Before before) {
        JudgedFields fields = none();
        for (Asked one : asked) {
            Optional<List<String>> all = ofAll(one, before);
            if (all.isPresent()) {
                fields.show(one.field(), all.get());
            } else {
                one.points().forEach(each -> before.said(each).ifPresent(said -> fields.show(each.field(), said)));
            }
        }
        return fields;
    }

    private void show(String field, List<String> said) {
        answers.put(field, said.get(0));
        reasons.put(field, said.get(1));
    }

    /** What is said of all points of a question; nothing where they differ or one is open, so that saving again changes nothing. */
    private static Optional<List<String>> ofAll(Asked one, Before before) {
        List<Optional<List<String>>> different =
                one.points().stream().map(before::said).distinct().toList();
        return different.size() == 1 ? different.get(0) : Optional.empty();
    }

    /**
     * Reads what was sent.
     *
     * @param asked the questions of the page
     * @param met how many of the first questions are met where they are not answered
     * @param doubtful the places of points that are not met without a word of their own: nobody found what they cite
     * @param settling whether two reviews are settled, so that every answer needs a reason
     * @param before what was judged before
     */
    static JudgedFields of(
            List<Asked> asked,
            MultiValueMap<String, String> sent,
            int met,
            Set<Integer> doubtful,
            boolean settling,
            Before before,
            PageSentences sentences) {
        JudgedFields fields = none();
        JudgedFields shown = shown(asked, before);
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            fields.read(one.field(), sent, i < met ? JudgementAnswer.MET.name() : "");
            if (i < met && fields.isUnread(one, sent, doubtful)) {
                fields.answers.put(one.field(), "");
                fields.errors.put("reason-" + one.field(), sentences.say("review.rest.not-found"));
            }
            if (one.isOfSeveral()) {
                one.points().forEach(each -> fields.read(each.field(), sent, ""));
            }
            fields.forget(one, before, shown);
            if (one.isOfSeveral()) {
                fields.clear(one, sent, shown, sentences);
                fields.noteForNone(one, sent, shown);
            }
            if (!settling && !one.isOfSeveral() && "".equals(sent.getFirst("answer-" + one.field()))) {
                fields.takeBack(one.points().get(0), before);
            }
            one.points().forEach(each -> fields.say(one, each, settling, sentences));
        }
        fields.reasons.forEach((field, reason) -> {
            if (!reason.isBlank() && fields.isOpen(field)) {
                fields.errors.put("answer-" + field, sentences.say("judgement.choose"));
            }
        });
        return fields;
    }

    private void read(String field, MultiValueMap<String, String> sent, String otherwise) {
        String typed = typed(field, sent);
        answers.put(field, typed.isEmpty() ? otherwise : typed);
        reasons.put(field, Optional.ofNullable(sent.getFirst("reason-" + field)).orElse(""));
    }

    /** Whether a question is neither answered nor given a reason, and what one of its points cites is not there to be read. */
    private boolean isUnread(Asked one, MultiValueMap<String, String> sent, Set<Integer> doubtful) {
        return typed(one.field(), sent).isEmpty()
                && reasons.getOrDefault(one.field(), "").isBlank()
                && one.points().stream()
                        .filter(each ->
                                !one.isOfSeveral() || typed(each.field(), sent).isEmpty())
                        .anyMatch(each -> doubtful.contains(each.place()));
    }

    private static String typed(String field, MultiValueMap<String, String> sent) {
        return Optional.ofNullable(sent.getFirst("answer-" + field)).orElse("");
    }

    private boolean isOpen(String field) {
        return answers.getOrDefault(field, "").isEmpty();
    }

    /**
     * Takes out words that are left in a box and are no reason for what was chosen: those of a query where something else is
     * answered, and the reason for an answer that was cleared.
     */
    private void forget(Asked one, Before before, JudgedFields shown) {
        Stream.concat(Stream.of(one.field()), one.points().stream().map(Placed::field))
                .distinct()
                .forEach(field -> {
                    String words = reasons.getOrDefault(field, "");
                    boolean query = !JudgementAnswer.QUERY.name().equals(answers.get(field)) && before.asks(one, words);
                    boolean cleared = isOpen(field)
                            && plain(shown.reasons.getOrDefault(field, "")).equals(plain(words));
                    if (query || cleared) {
                        reasons.put(field, "");
                    }
                });
    }

    /** Gives a point whose own answer was cleared what is said of the others; where these differ, one has to be chosen for all. */
    private void clear(Asked one, MultiValueMap<String, String> sent, JudgedFields shown, PageSentences sentences) {
        if (!isOpen(one.field())) {
            return;
        }
        List<String> cleared = one.points().stream()
                .map(Placed::field)
                .filter(field -> "".equals(sent.getFirst("answer-" + field)) && !shown.isOpen(field))
                .toList();
        List<List<String>> others = one.points().stream()
                .map(Placed::field)
                .filter(field -> !isOpen(field))
                .map(field -> List.of(answers.getOrDefault(field, ""), reasons.getOrDefault(field, "")))
                .distinct()
                .toList();
        if (!cleared.isEmpty() && others.size() == 1) {
            cleared.forEach(field -> show(field, others.get(0)));
        } else if (!cleared.isEmpty()) {
            errors.put("answer-" + one.field(), sentences.say("judgement.choose-all"));
        }
    }

    /** Leaves a point as it was found or carried over, where something was said of it before. */
    private void takeBack(Placed placed, Before before) {
        Point point = placed.item().point();
        if (isOpen(placed.field()) && before.judged().on(point).isPresent()) {
            given.add(new ReviewWork.Given(point, JudgementAnswer.LEFT, ""));
        }
    }

    /** Notes an answer that was chosen for all while each point has one of its own. */
    private void noteForNone(Asked one, MultiValueMap<String, String> sent, JudgedFields shown) {
        String chosen = typed(one.field(), sent);
        boolean anew = !chosen.isEmpty() && !chosen.equals(shown.answers.get(one.field()));
        if (anew && one.points().stream().noneMatch(each -> isOpen(each.field()))) {
            forNone.add(one.points().size());
        }
    }

    /** What of the answers chosen for several points is for none of them, in sentences; empty where there is none. */
    String saysForNone(PageSentences sentences) {
        return String.join(
                "",
                forNone.stream()
                        .map(points -> sentences.say("judgement.for-none", points))
                        .toList());
    }

    /** What is said of a point, of itself or with the others; nothing where it is left open. */
    private void say(Asked one, Placed placed, boolean settling, PageSentences sentences) {
        Matter.Item item = placed.item();
        String field = isOpen(placed.field()) ? one.field() : placed.field();
        String reason = reasons.getOrDefault(field, "");
        Arrays.stream(JudgementAnswer.values())
                .filter(each -> each.name().equals(answers.get(field)))
                .findFirst()
                .ifPresent(answer -> {
                    given.add(new ReviewWork.Given(item.point(), answer, reason));
                    JudgementStore.wanting(
                                    new JudgementStore.Said(item.point(), item.outcome(), answer, reason), settling)
                            .ifPresent(wanting -> errors.put(
                                    "reason-" + field,
                                    wanting(wanting, named(one, placed, field, settling, sentences), sentences)));
                });
    }

    /** What is wanting of a reason, with the question that it is about. */
    private static String wanting(String key, String question, PageSentences sentences) {
        return key.equals("refused.reason-missing")
                ? sentences.say("judgement.reason-missing", question)
                : sentences.say("judgement.wanting", sentences.say(key), question);
    }

    /** What stands above the answer of a field. */
    private static String named(Asked one, Placed placed, String field, boolean settling, PageSentences sentences) {
        if (field.equals(placed.field())) {
            return placed.item().question();
        }
        return sentences.say(
                settling ? "moderation.settle.all" : "review.together.answer",
                one.points().size());
    }
}
