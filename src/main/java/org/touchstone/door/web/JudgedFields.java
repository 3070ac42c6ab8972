package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.check.judgement.Answer;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.report.Matter;

/**
 * What a form says of points. Each question has an answer and a reason ({@code answer-} and {@code reason-} with the name of
 * its field), and where it is of several points each of these may have its own instead.
 *
 * @param answers what was sent as answers, to be shown again, by field
 * @param reasons what was sent as reasons, to be shown again, by field
 * @param given what was said of the points that are answered
 * @param errors what is missing, by field
 */
record JudgedFields(
        Map<String, String> answers,
        Map<String, String> reasons,
        List<ReviewWork.Given> given,
        Map<String, String> errors) {

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
        return new JudgedFields(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    /** What was judged, as a form shows it: most often said of a question for all of it, and the rest beside its points. */
    static JudgedFields shown(List<Asked> asked, Judgements judged) {
        JudgedFields fields = none();
        for (Asked one : asked) {
            Optional<List<String>> most = mostOften(one, judged);
            most.ifPresent(said -> fields.show(one.field(), said));
            for (Placed each : one.points()) {
                judged.on(each.item().point())
                        .map(JudgedFields::said)
                        .filter(said -> !most.equals(Optional.of(said)))
                        .ifPresent(said -> fields.show(each.field(), said));
            }
        }
        return fields;
    }

    private void show(String field, List<String> said) {
        answers.put(field, said.get(0));
        reasons.put(field, said.get(1));
    }

    private static List<String> said(Judgement judgement) {
        return List.of(judgement.answer().name(), judgement.reason());
    }

    /** What is said most often of a question; nothing while a point is open, so that saving again does not settle it. */
    private static Optional<List<String>> mostOften(Asked one, Judgements judged) {
        List<List<String>> all = one.points().stream()
                .flatMap(each -> judged.on(each.item().point()).stream())
                .map(JudgedFields::said)
                .toList();
        if (all.size() < one.points().size()) {
            return Optional.empty();
        }
        Map<List<String>, Long> times = all.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /**
     * Reads what was sent.
     *
     * @param asked the questions of the page
     * @param met how many of the first questions are met where they are not answered
     * @param doubtful the places of points that are not met without a word of their own: nobody found what they cite
     * @param settling whether two reviews are settled, so that every answer needs a reason
     */
    static JudgedFields of(
            List<Asked> asked,
            MultiValueMap<String, String> sent,
            int met,
            Set<Integer> doubtful,
            boolean settling,
            PageSentences sentences) {
        JudgedFields fields = none();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            fields.read(one.field(), sent, i < met ? Answer.MET.name() : "");
            if (i < met && fields.isUnread(one, sent, doubtful)) {
                fields.answers.put(one.field(), "");
                fields.errors.put("reason-" + one.field(), sentences.say("review.rest.not-found"));
            }
            for (Placed each : one.points()) {
                String field = one.field();
                if (one.isOfSeveral()) {
                    fields.read(each.field(), sent, "");
                    field = fields.answers.getOrDefault(each.field(), "").isEmpty() ? field : each.field();
                }
                fields.say(each.item(), field, settling, sentences);
            }
        }
        fields.reasons.forEach((field, reason) -> {
            if (!reason.isBlank() && fields.answers.getOrDefault(field, "").isEmpty()) {
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

    /** What the answer of a field says of a point; nothing where it is left open. */
    private void say(Matter.Item item, String field, boolean settling, PageSentences sentences) {
        String reason = reasons.getOrDefault(field, "");
        Arrays.stream(Answer.values())
                .filter(each -> each.name().equals(answers.get(field)))
                .findFirst()
                .ifPresent(answer -> {
                    given.add(new ReviewWork.Given(item.point(), answer, reason));
                    JudgementStore.wanting(
                                    new JudgementStore.Said(item.point(), item.outcome(), answer, reason), settling)
                            .ifPresent(wanting -> errors.put("reason-" + field, sentences.say(wanting)));
                });
    }
}
