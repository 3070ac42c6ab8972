package org.touchstone.check.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One part of a requirement: what can be met or not on its own.
 *
 * @param requirement the requirement's id
 * @param id the part's id within it
 * @param asks what it asks, as a sentence
 * @param per the kind of thing it is asked of: {@code course}, {@code element}, {@code session} ...
 * @param strength its own strength, where weaker than its standard's
 * @param answer the name of the one fact that answers it, for parts that need no rule of their own
 * @param needs the names of the facts that settle it
 * @param alsoAsks the names of facts that rules hold against those; they settle nothing by themselves
 * @param shows the names of answers that a reader of a finding is shown beside it; they settle nothing
 * @param says the sentence for each outcome, with placeholders; see {@code rules/README.md}
 * @param question what a reviewer is asked, for parts that hold a judgement
 * @param remedy what puts it right
 * @param who who can do that
 * @param applies the conditions under which it is asked at all, as sentences; empty where it always is
 * @param days when it is in force
 * @param wordings every wording of those of its texts that change with time, by key; the texts above are the last of them,
 *     or in what holds on one day, those of that day
 */
public record Part(
        String requirement,
        String id,
        String asks,
        String per,
        Optional<Strength> strength,
        Optional<String> answer,
        List<String> needs,
        List<String> alsoAsks,
        List<String> shows,
        Map<String, String> says,
        Optional<String> question,
        String remedy,
        String who,
        List<Written> applies,
        Days days,
        Map<String, List<Message>> wordings) {

    /** The names of every fact that its rules rest on. */
    public List<String> restsOn() {
        return Stream.concat(needs.stream(), alsoAsks.stream()).toList();
    }

    /** The part's name across all requirements: {@code group-size/recommended-number}. */
    public String key() {
        return requirement + "/" + id;
    }

    /** This part with another strength and another question to the reviewer. */
    public Part with(Optional<Strength> otherStrength, Optional<String> otherQuestion) {
        Map<String, List<Message>> others = new LinkedHashMap<>(wordings);
        if (!otherQuestion.equals(question)) {
            others.remove("question");
        }
        return new Part(
                requirement,
                id,
                asks,
                per,
                otherStrength,
                answer,
                needs,
                alsoAsks,
                shows,
                says,
                otherQuestion,
                remedy,
                who,
                applies,
                days,
                others);
    }

    /** This part in the words of a day. */
    Part on(LocalDate day) {
        if (wordings.isEmpty()) {
            return this;
        }
        Map<String, String> sentences = new LinkedHashMap<>(says);
        sentences.replaceAll((outcome, sentence) -> wording(outcome, sentence, day));
        return new Part(
                requirement,
                id,
                wording("asks", asks, day),
                per,
                strength,
                answer,
                needs,
                alsoAsks,
                shows,
                sentences,
                question.map(text -> wording("question", text, day)),
                wording("remedy", remedy, day),
                who,
                applies,
                days,
                wordings);
    }

    private String wording(String key, String otherwise, LocalDate day) {
        return wordings.getOrDefault(key, List.of()).stream()
                .filter(message -> message.days().include(day))
                .map(Message::text)
                .findFirst()
                .orElse(otherwise);
    }
}
