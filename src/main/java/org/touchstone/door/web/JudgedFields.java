package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.check.judgement.Answer;
import org.touchstone.check.report.Matter;

/**
 * What a form says of points: of each, by its number on the page, {@code answer-N} and {@code reason-N}.
 *
 * @param answers what was sent as answers, to be shown again
 * @param reasons what was sent as reasons, to be shown again
 * @param given what was said of the points that are answered
 * @param errors the reasons that are missing, by field
 */
record JudgedFields(
        Map<Integer, String> answers,
        Map<Integer, String> reasons,
        List<ReviewWork.Given> given,
        Map<String, String> errors) {

    /**
     * Reads what was sent.
     *
     * @param items the points of the page, in its order
     * @param met how many of the first points are met where they are not answered
     * @param settling whether two reviews are settled, so that every answer needs a reason
     */
    static JudgedFields of(
            List<Matter.Item> items,
            MultiValueMap<String, String> sent,
            int met,
            boolean settling,
            PageSentences sentences) {
        JudgedFields fields = new JudgedFields(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (int i = 0; i < items.size(); i++) {
            Matter.Item item = items.get(i);
            String typed = Optional.ofNullable(sent.getFirst("answer-" + i)).orElse("");
            String answer = typed.isEmpty() && i < met ? Answer.MET.name() : typed;
            String reason = Optional.ofNullable(sent.getFirst("reason-" + i)).orElse("");
            fields.answers.put(i, answer);
            fields.reasons.put(i, reason);
            Optional<Answer> said = Arrays.stream(Answer.values())
                    .filter(each -> each.name().equals(answer))
                    .findFirst();
            if (said.isPresent()) {
                fields.given.add(new ReviewWork.Given(item.point(), said.get(), reason));
                String field = "reason-" + i;
                JudgementStore.wanting(
                                new JudgementStore.Said(item.point(), item.outcome(), said.get(), reason), settling)
                        .ifPresent(wanting -> fields.errors.put(field, sentences.say(wanting)));
            }
        }
        return fields;
    }
}
