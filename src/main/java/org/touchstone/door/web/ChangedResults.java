package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Changes;
import org.touchstone.casework.courses.Changes.Cause;
import org.touchstone.casework.courses.Changes.Change;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.Question;
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
            Changes.Target target,
            Optional<Changes.State> before,
            Optional<Changes.State> after,
            List<Cause> why) {

        static Same of(Change change) {
            return new Same(
                    change.requirement(),
                    change.part(),
                    change.target(),
                    change.before(),
                    change.after(),
                    change.why());
        }
    }

    /** The changes of a version in words, in the same order. */
    List<ChangedResult> of(SubmittedVersion version, List<Change> changes) {
        Catalogue catalogue = stored.named(version.rulesetDigest())
                .orElseThrow(NotFoundException::new)
                .catalogue();
        Map<Same, List<String>> standards = new LinkedHashMap<>();
        for (Change change : changes) {
            List<String> of = standards.computeIfAbsent(Same.of(change), same -> new ArrayList<>());
            of.add(change.standard());
            of.addAll(change.alsoStandards());
        }
        return standards.entrySet().stream()
                .map(each -> shown(each.getKey(), each.getValue(), catalogue))
                .toList();
    }

    private ChangedResult shown(Same same, List<String> standards, Catalogue catalogue) {
        return new ChangedResult(
                catalogue
                        .requirement(same.requirement())
                        .map(Requirement::title)
                        .orElse(same.requirement()),
                same.target().label(),
                List.copyOf(standards),
                same.before().map(ChangedResults::outcome).orElse(""),
                same.after().map(ChangedResults::outcome).orElse(""),
                same.after().map(Changes.State::reason).orElse(""),
                isUnlisted(same) ? List.of(sentences.say("cause.unlisted")) : why(same.why(), catalogue));
    }

    /** Whether what it was about, and with that all it rested on, is not listed any more. */
    private static boolean isUnlisted(Same same) {
        return same.after().isEmpty()
                && !same.target().kind().equals(Questions.COURSE)
                && same.why().stream()
                        .allMatch(cause -> cause.kind() == Changes.Kind.FACT
                                && cause.after().isEmpty());
    }

    private List<String> why(List<Cause> causes, Catalogue catalogue) {
        return causes.stream()
                .filter(cause -> cause.kind() != Changes.Kind.PARAMETER
                        || (cause.before().isPresent() && cause.after().isPresent()))
                .map(cause -> words(cause, catalogue))
                .distinct()
                .toList();
    }

    private static String outcome(Changes.State state) {
        boolean advice = state.outcome().equals(Outcome.NOT_MET.name())
                && state.strength().equals("recommended");
        return advice ? "RECOMMENDATION_NOT_MET" : state.outcome();
    }

    private String words(Cause cause, Catalogue catalogue) {
        String name = cause.kind() == Changes.Kind.FACT
                ? catalogue.questions().named(cause.name()).map(Question::ask).orElse(cause.name())
                : cause.name();
        return sentences.say(
                "cause." + cause.kind(), name, value(cause.before(), cause.kind()), value(cause.after(), cause.kind()));
    }

    /** A value as it stands in a sentence: in quotation marks where somebody wrote it. */
    private String value(Optional<String> value, Changes.Kind kind) {
        Optional<String> plain = value.map(ReadableValues::plain);
        return kind == Changes.Kind.FACT || kind == Changes.Kind.EVIDENCE
                ? plain.map(text -> sentences.say("cause.said", text))
                        .orElseGet(() -> sentences.say("cause.none." + kind))
                : plain.orElse("");
    }
}
