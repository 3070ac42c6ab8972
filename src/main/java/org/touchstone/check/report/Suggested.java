package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.suggestion.SuggestedChange;
import org.touchstone.check.suggestion.Suggestion;
import org.touchstone.check.suggestion.Suggestions;

/**
 * What was found to settle the findings of a report, as people read it. Each was tried on a copy of the course and checked.
 *
 * @param together changes that settle something, those that settle most first
 * @param margins how far the numbers of met findings are from making a difference
 */
public record Suggested(List<Together> together, List<String> margins) {

    /**
     * Changes that belong together.
     *
     * @param steps what to change
     * @param settles what comes of it
     * @param but what comes out worse then; as a rule nothing
     * @param inWords whether something has to be written, and nothing chosen, counted or listed
     */
    public record Together(List<Step> steps, List<Settled> settles, List<String> but, boolean inWords) {}

    /**
     * One change.
     *
     * @param words what to answer, or what to add to a list
     * @param pointer the place in the submission, a JSON Pointer (RFC 6901); of the list where the thing is not there yet
     */
    public record Step(String words, String pointer) {}

    /**
     * A finding that is settled.
     *
     * @param standard the id of the standard
     * @param on the requirement, and the thing it is asked of
     * @param target the id of that thing
     * @param then the outcome then
     * @param words all of it in a sentence
     */
    public record Settled(String standard, String on, String target, Outcome then, String words) {}

    /** Looks for what would settle the findings of a report; takes up to two seconds of a processor. */
    public static Suggested of(Report report) {
        Map<List<SuggestedChange>, List<Suggestion>> alike = new LinkedHashMap<>();
        for (Suggestion suggestion : Suggestions.of(report.assessment())) {
            alike.computeIfAbsent(suggestion.changes(), changes -> new ArrayList<>())
                    .add(suggestion);
        }
        return new Suggested(
                alike.entrySet().stream()
                        .sorted(Comparator.comparing(each -> -each.getValue().size()))
                        .map(each -> together(each.getKey(), each.getValue(), report))
                        .toList(),
                Suggestions.margins(report.assessment()).stream()
                        .map(margin -> SuggestionInWords.named(margin.finding(), report) + ": "
                                + SuggestionInWords.line(margin))
                        .toList());
    }

    private static Together together(List<SuggestedChange> changes, List<Suggestion> suggestions, Report report) {
        return new Together(
                changes.stream()
                        .map(change -> new Step(SuggestionInWords.change(change, report), pointer(change, report)))
                        .toList(),
                suggestions.stream()
                        .map(each -> settled(each.finding(), each.then(), report))
                        .toList(),
                SuggestionInWords.broken(suggestions.get(0), report),
                changes.stream().allMatch(SuggestionInWords::isInWords));
    }

    private static Settled settled(Finding finding, Finding then, Report report) {
        String on = SuggestionInWords.named(finding, report);
        return new Settled(
                finding.standard().id(),
                on,
                finding.target().id(),
                then.outcome(),
                Messages.text(
                        "suggestion.settles",
                        on,
                        finding.standard().id(),
                        EntryInWords.label(finding),
                        EntryInWords.label(then)));
    }

    private static String pointer(SuggestedChange change, Report report) {
        Questions questions = report.assessment().ruleset().catalogue().questions();
        if (change instanceof SuggestedChange.Added added) {
            return "/" + added.list().key();
        }
        SuggestedChange.Answered answered = (SuggestedChange.Answered) change;
        boolean ofItem = questions.listOf(answered.of().kind()).isPresent();
        String item = answered.of().place().pointer();
        return ofItem && !item.isEmpty()
                ? item + "/" + answered.question().key()
                : questions.pointer(answered.question());
    }
}
