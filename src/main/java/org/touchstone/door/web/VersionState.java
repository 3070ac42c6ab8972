package org.touchstone.door.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.Decision;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Standing;

/** How far submitted versions have come and how their accreditation stands, in the words that their provider reads. */
@Component
class VersionState {

    private final Cases cases;
    private final Decisions decisions;
    private final Register register;
    private final Versions versions;
    private final PageSentences sentences;

    VersionState(Cases cases, Decisions decisions, Register register, Versions versions, PageSentences sentences) {
        this.cases = cases;
        this.decisions = decisions;
        this.register = register;
        this.versions = versions;
        this.sentences = sentences;
    }

    /**
     * How a version stands.
     *
     * @param words in a few words
     * @param why the reason that was given for it; may be empty
     * @param instead the number of the version that has taken its place
     */
    public record Shown(String words, String why, Optional<Integer> instead) {}

    /** How each of some versions stands, by the id of the version. */
    Map<UUID, Shown> of(Collection<SubmittedVersion> some) {
        return cases.all(some.stream().map(SubmittedVersion::id).toList()).stream()
                .collect(Collectors.toMap(Case::id, this::shown));
    }

    /** How one version stands. */
    Shown of(SubmittedVersion version) {
        return shown(cases.find(version.id()));
    }

    private Shown shown(Case about) {
        Optional<DecisionOutcome> decided =
                about.state() == CaseState.DECIDED ? decisions.of(about.id()).map(Decision::outcome) : Optional.empty();
        if (decided.isEmpty()) {
            boolean theirs = about.state() == CaseState.WITH_PROVIDER;
            String words = theirs
                    ? "provider-case.with-you"
                    : "case.state." + about.state().key();
            boolean ended = about.state().ended();
            return new Shown(sentences.say(words), ended ? about.why() : "", later(about));
        }
        if (!decided.get().accredits()) {
            return new Shown(sentences.say("decision." + decided.get().key()), "", Optional.empty());
        }
        return register.of(about.id())
                .map(entry -> new Shown(
                        sentences.say("status." + entry.status().key()),
                        register.said(about.id())
                                .filter(said -> said.standing() != Standing.IN_FORCE)
                                .map(Register.Said::why)
                                .orElse(""),
                        Optional.empty()))
                .orElseGet(() -> new Shown(sentences.say("version.replaced"), "", accredited(about)));
    }

    /** The version that is judged in place of one that is not judged any more. */
    private Optional<Integer> later(Case about) {
        return about.state() == CaseState.SET_ASIDE
                ? versions.latestOf(List.of(versions.course(about.version()))).values().stream()
                        .map(SubmittedVersion::number)
                        .findFirst()
                : Optional.empty();
    }

    /** The version whose accreditation has taken the place of an earlier one. */
    private Optional<Integer> accredited(Case about) {
        return versions.byId(register.find(about.version().courseId()).version())
                .map(SubmittedVersion::number);
    }
}
