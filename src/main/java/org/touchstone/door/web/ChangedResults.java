package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Changes;
import org.touchstone.casework.courses.Changes.Cause;
import org.touchstone.casework.courses.Changes.Change;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.Questions;

/** Says what came out otherwise in a version than in the one before, in the words of the rules it was evaluated under. */
@Component
class ChangedResults {

    private final StoredRulesets stored;
    private final PageSentences sentences;

    ChangedResults(StoredRulesets stored, PageSentences sentences) {
        this.stored = stored;
        this.sentences = sentences;
    }

    /** What of a result can be the same of several standards. */
    private record Same(
            String requirement,
            String part,
            String asks,
            Changes.Target target,
            Optional<Changes.State> before,
            Optional<Changes.State> after,
            List<Cause> why) {

        static Same of(Change change) {
            return new Same(
                    change.requirement(),
                    change.part(),
                    change.asks(),
                    change.target(),
                    change.before(),
                    change.after(),
                    change.why());
        }
    }

    private Catalogue catalogue(SubmittedVersion version) {
        return stored.named(version.rulesetDigest())
                .orElseThrow(NotFoundException::new)
                .catalogue();
    }

    /** Changes of a version in words, in the same order. */
    List<ChangedResult> of(SubmittedVersion version, List<Change> changes, List<AnswerChange> answers) {
        Catalogue catalogue = catalogue(version);
        Map<Same, List<String>> standards = new LinkedHashMap<>();
        for (Change change : changes) {
            List<String> of = standards.computeIfAbsent(Same.of(change), same -> new ArrayList<>());
            of.add(change.standard());
            of.addAll(change.alsoStandards());
        }
        return standards.entrySet().stream()
                .map(each -> shown(each.getKey(), each.getValue(), catalogue, answers))
                .toList();
    }

    private ChangedResult shown(Same same, List<String> standards, Catalogue catalogue, List<AnswerChange> answers) {
        return new ChangedResult(
                catalogue
                        .requirement(same.requirement())
                        .map(Requirement::title)
                        .orElse(same.requirement()),
                same.asks(),
                same.target().label(),
                List.copyOf(standards),
                same.before().map(ChangedResults::outcome).orElse(""),
                same.after().map(ChangedResults::outcome).orElse(""),
                same.after().map(Changes.State::reason).orElse(""),
                why(same, catalogue, answers));
    }

    /** Why a result is another: in short where what it is about came or went, and with that all that it rests on. */
    private List<String> why(Same same, Catalogue catalogue, List<AnswerChange> answers) {
        if (same.after().isEmpty() && isOf(same, AnswerChange.Kind.ITEM_REMOVED, answers)) {
            return List.of(sentences.say("cause.unlisted"));
        }
        if (same.before().isEmpty() && isOf(same, AnswerChange.Kind.ITEM_ADDED, answers)) {
            return List.of(sentences.say("cause.listed"));
        }
        boolean unknown = same.why().stream().allMatch(cause -> cause.kind() == Changes.Kind.DESCRIPTION);
        return unknown && answers.size() == 1 ? List.of(answers.get(0).words()) : why(same.why(), catalogue, answers);
    }

    /** Whether that came or went which a result is about. */
    private static boolean isOf(Same same, AnswerChange.Kind kind, List<AnswerChange> answers) {
        return !same.target().kind().equals(Questions.COURSE)
                && answers.stream()
                        .anyMatch(each -> each.kind() == kind
                                && each.where().endsWith(": " + same.target().label()));
    }

    private List<String> why(List<Cause> causes, Catalogue catalogue, List<AnswerChange> answers) {
        return causes.stream()
                .filter(cause -> cause.kind() != Changes.Kind.PARAMETER
                        || (cause.before().isPresent() && cause.after().isPresent()))
                .flatMap(cause -> cause.kind() == Changes.Kind.FACT || cause.kind() == Changes.Kind.EVIDENCE
                        ? cause.answers(answers, catalogue.questions()).stream().map(AnswerChange::words)
                        : Stream.of(words(cause)))
                .distinct()
                .toList();
    }

    private static String outcome(Changes.State state) {
        boolean advice = state.outcome().equals(Outcome.NOT_MET.name())
                && state.strength().equals("recommended");
        return advice ? "RECOMMENDATION_NOT_MET" : state.outcome();
    }

    private String words(Cause cause) {
        return sentences.say("cause." + cause.kind(), cause.name(), value(cause.before()), value(cause.after()));
    }

    private static String value(Optional<String> value) {
        return value.map(ReadableValues::plain).orElse("");
    }
}
