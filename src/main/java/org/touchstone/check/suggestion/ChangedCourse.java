package org.touchstone.check.suggestion;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Submission;

/** Makes changes to a submission. The one given stays as it is. */
final class ChangedCourse {

    private ChangedCourse() {}

    static Submission of(Submission submission, List<SuggestedChange> changes) {
        Submission changed = submission;
        for (SuggestedChange change : changes) {
            changed = change instanceof SuggestedChange.Answered answered
                    ? answered(changed, answered)
                    : added(changed, (SuggestedChange.Added) change);
        }
        return changed;
    }

    private static Submission answered(Submission submission, SuggestedChange.Answered change) {
        List<Item> items = new ArrayList<>(submission.items());
        Item course = submission.course();
        if (change.of().kind().equals(Questions.COURSE)) {
            course = answered(course, change);
        } else {
            items.replaceAll(item -> item.kind().equals(change.of().kind())
                            && item.id().equals(change.of().id())
                    ? answered(item, change)
                    : item);
        }
        return new Submission(
                submission.file(), course, List.copyOf(items), submission.lists(), submission.unsaidNotes());
    }

    private static Item answered(Item item, SuggestedChange.Answered change) {
        List<Answer> answers = new ArrayList<>(item.answers());
        answers.removeIf(answer -> answer.question().equals(change.question()));
        change.values().forEach(value -> answers.add(answer(change.question(), value, item.place())));
        return new Item(item.kind(), item.id(), item.label(), item.place(), List.copyOf(answers));
    }

    private static Submission added(Submission submission, SuggestedChange.Added change) {
        String kind = change.list().kind();
        Place place = submission.course().place();
        List<Answer> answers = new ArrayList<>();
        change.answers()
                .forEach((question, values) -> values.forEach(value -> answers.add(answer(question, value, place))));
        List<Item> items = new ArrayList<>(submission.items());
        String name =
                Messages.text("suggestion.new", kind, submission.items(kind).size() + 1);
        items.add(new Item(kind, name, name, place, List.copyOf(answers)));
        Map<String, Place> lists = new HashMap<>(submission.lists());
        lists.putIfAbsent(kind, place);
        return new Submission(
                submission.file(),
                submission.course(),
                List.copyOf(items),
                Map.copyOf(lists),
                submission.unsaidNotes());
    }

    private static Answer answer(Question question, String value, Place place) {
        return new Answer(question, value, size(question, value), place, List.of(), "");
    }

    /** A size as an answer; nothing where the question does not take it. */
    static Optional<String> value(Question question, double size) {
        return switch (question.answers()) {
            case COUNT -> size < question.least() ? Optional.empty() : Optional.of(Long.toString(Math.round(size)));
            case DATE -> Optional.of(LocalDate.ofEpochDay(Math.round(size)).toString());
            case INTERVAL ->
                size <= 0
                        ? Optional.empty()
                        : Optional.of(
                                size == Math.rint(size)
                                        ? "P" + Math.round(size) + "D"
                                        : "PT" + Math.round(size * 1440) + "M");
            default -> Optional.empty();
        };
    }

    private static double size(Question question, String value) {
        return switch (question.answers()) {
            case COUNT -> Double.parseDouble(value);
            case DATE -> LocalDate.parse(value).toEpochDay();
            case INTERVAL -> Duration.parse(value).toMinutes() / 1440.0;
            default -> Double.NaN;
        };
    }
}
