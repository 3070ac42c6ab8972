package org.touchstone.check.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.suggestion.Margin;
import org.touchstone.check.suggestion.SuggestedChange;
import org.touchstone.check.suggestion.Suggestion;

/** Suggestions as people read them. */
final class SuggestionInWords {

    private SuggestionInWords() {}

    /** What comes out worse. */
    static List<String> broken(Suggestion suggestion, Report report) {
        return suggestion.broken().stream()
                .map(finding -> Messages.text("suggestion.broken", named(finding, report), EntryInWords.label(finding)))
                .distinct()
                .toList();
    }

    /** How far a number is from making a difference. */
    static String line(Margin margin) {
        return Messages.text(
                "suggestion.margin",
                margin.fact().question().ask(),
                ReadableValues.of(margin.fact()),
                ReadableValues.of(
                        margin.change().question(), margin.change().values().get(0)),
                EntryInWords.label(margin.then()));
    }

    /** What a finding is on: the requirement, and the thing. */
    static String named(Finding finding, Report report) {
        String title = report.requirement(finding).title();
        return finding.target().kind().equals(Questions.COURSE)
                ? title
                : Messages.text("suggestion.on", title, finding.target().label());
    }

    /** What to answer, or what to add to a list. */
    static String change(SuggestedChange change, Report report) {
        if (change instanceof SuggestedChange.Answered answered) {
            String ask = answered.question().ask();
            return Messages.text(
                    key(answered.question(), answered.values()),
                    answered.of().kind().equals(Questions.COURSE)
                            ? ask
                            : ask + " "
                                    + Messages.text(
                                            "report.left.for", answered.of().label()),
                    values(answered.question(), answered.values(), report));
        }
        SuggestedChange.Added added = (SuggestedChange.Added) change;
        return Messages.text(
                "suggestion.add",
                added.list().title(),
                added.list().questions().stream()
                        .filter(added.answers()::containsKey)
                        .map(question -> said(question, added.answers().getOrDefault(question, List.of()), report))
                        .collect(Collectors.joining("; ")));
    }

    /** Whether a change is to write something. */
    static boolean isInWords(SuggestedChange change) {
        return change instanceof SuggestedChange.Answered answered
                && answered.values().equals(List.of(SuggestedChange.WORDS));
    }

    private static String key(Question question, List<String> values) {
        if (values.equals(List.of(SuggestedChange.WORDS))) {
            return "suggestion.in-words";
        }
        return question.answers().isNumeric() ? "suggestion.for-example" : "suggestion.answer";
    }

    private static String said(Question question, List<String> values, Report report) {
        return values.equals(List.of(SuggestedChange.WORDS))
                ? Messages.text("suggestion.any", question.ask())
                : question.ask() + " " + values(question, values, report);
    }

    /** The name of an element of the curriculum, by its id. */
    private static Optional<String> named(String id, Report report) {
        return report.assessment().ruleset().catalogue().elements().stream()
                .filter(element -> element.id().equals(id))
                .map(Element::name)
                .findFirst();
    }

    private static String values(Question question, List<String> values, Report report) {
        return values.stream()
                .map(value -> named(value, report).orElseGet(() -> report.called(ReadableValues.of(question, value))))
                .collect(Collectors.joining(", "));
    }
}
