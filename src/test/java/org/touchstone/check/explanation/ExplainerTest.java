package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/** What is said of a course that says next to nothing is something that its provider can act on. */
class ExplainerTest {

    private static final String COURSE = "provider: {name: Hillside Training}\ncourse: {title: A course}\n";

    private static List<Explanation> silent = List.of();

    @BeforeAll
    static void check() throws MistakesException {
        Explainer explainer = new Explainer(ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
        silent =
                ShippedRules.assess(NodeReader.read(COURSE.getBytes(StandardCharsets.UTF_8), "course.yaml"))
                        .findings()
                        .stream()
                        .map(explainer::explain)
                        .toList();
    }

    @Test
    void aListThatIsNotThereIsAskedForByWhatToWrite() {
        assertThat(silent)
                .flatExtracting(Explanation::missing)
                .contains(new Missing(
                        "/facilitators",
                        "facilitators listed",
                        "List what there is under \"Facilitators\", or say that there is nothing (in a file: \"facilitators: []\").",
                        "List what there is under \"Facilitators\", or say that there is nothing.",
                        "Facilitators",
                        List.of()));
        assertThat(silent)
                .flatExtracting(Explanation::missing)
                .extracting(Missing::ask)
                .noneMatch(ask -> ask.startsWith("How many are listed"));
    }

    @Test
    void whatIsMissingIsTheRemedyInTheSameWords() {
        assertThat(silent)
                .filteredOn(each -> !each.missing().isEmpty())
                .allSatisfy(each -> assertThat(each.remedy().orElseThrow())
                        .contains(each.missing().stream().map(Missing::ask).toList())
                        .doesNotContain("Answer: List"));
    }

    @Test
    void withoutClaimsTheCurriculumIsNotCalledASectionOfTheFile() {
        assertThat(silent)
                .filteredOn(each -> each.finding().part().per().equals("curriculum outcome"))
                .isNotEmpty()
                .extracting(Explanation::reason)
                .allMatch(reason -> reason.startsWith("The course claims no approach or component at any level yet"));
    }

    @Test
    void whatIsNotDoneWhereAppropriateIsPutToAReviewerAsNotDone(@TempDir Path folder)
            throws IOException, MistakesException {
        Path requirement = ShippedRules.copyTo(folder).resolve("e-learning/requirement.yaml");
        String part = "  resource-achievement-recorded:\n";
        Files.writeString(
                requirement, Files.readString(requirement).replace(part, part + "    strength: where appropriate\n"));
        String course = COURSE + "claims: [{element: HL, levels: [1]}]\n"
                + "resources: [{title: Guide, elements: [HL], achievementRecorded: no}]\n"
                + "resourcesComplete: yes\n";
        try (Ruleset ruleset = ShippedRules.read(folder)) {
            Explainer explainer = new Explainer(ruleset.catalogue(), ShippedRules.AS_OF);
            Submission submission =
                    ShippedRules.submission(NodeReader.read(course.getBytes(StandardCharsets.UTF_8), "course.yaml"));

            assertThat(Assessor.assess(submission, ruleset, ShippedRules.AS_OF).findings())
                    .filteredOn(finding -> finding.part().id().equals("resource-achievement-recorded"))
                    .hasSize(1)
                    .allSatisfy(finding -> {
                        assertThat(finding.outcome()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
                        assertThat(explainer.explain(finding).question().orElseThrow())
                                .startsWith(
                                        "The course does not do this. Is it right for this course to leave it out?");
                    });
        }
    }

    @Test
    void anOutcomeThatTheFormMadeAnIdForGoesByItsNameAndAnyOtherByItsId() throws MistakesException {
        String claims = "claims: [{element: HC, levels: [1]}]\n";
        String outcome = "outcomes: [{id: %s, text: Listens, curriculum: [HC-L1-01]}]\n";

        assertThat(explained(claims + outcome.formatted("outcome-1")))
                .extracting(Explanation::reason)
                .contains("HC-L1-01 is covered by \"Listens\".");
        assertThat(explained(claims + outcome.formatted("LO1")))
                .extracting(Explanation::reason)
                .contains("HC-L1-01 is covered by LO1.");
    }

    private static List<Explanation> explained(String more) throws MistakesException {
        Submission submission = ShippedRules.submission(
                NodeReader.read((COURSE + more).getBytes(StandardCharsets.UTF_8), "course.yaml"));
        Explainer explainer = new Explainer(ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF, submission);
        return Assessor.assess(submission, ShippedRules.RULESET, ShippedRules.AS_OF).findings().stream()
                .map(explainer::explain)
                .toList();
    }

    private static List<String> remedies(String part, String more) throws MistakesException {
        return explained(more).stream()
                .filter(each -> each.finding().part().id().equals(part)
                        && each.finding().outcome() == Outcome.NOT_MET)
                .map(each -> each.remedy().orElseThrow())
                .distinct()
                .toList();
    }

    @Test
    void toClaimFewerLevelsIsAdvisedOnlyWhereSeveralAreClaimed() throws MistakesException {
        String others = "outcomes: [{id: o1, text: Listen, curriculum: []}]\noutcomesComplete: yes\n";
        String mapIt = "Add the id to \"curriculum\" of the outcome that answers to it";
        String orDropIt =
                mapIt + ". If the course does not set out to deliver it, list under \"curriculum\" of the claim the"
                        + " outcomes that it does.";

        assertThat(remedies("mapped", "claims: [{element: COM, levels: [1]}]\n" + others))
                .containsExactly(orDropIt);
        assertThat(remedies("mapped", "claims: [{element: HC, levels: [2]}]\n" + others))
                .containsExactly(orDropIt);
        assertThat(remedies("mapped", "claims: [{element: HC, levels: [1, 2, 3]}]\n" + others))
                .containsExactly(mapIt + ", or claim only those of the levels 1, 2 and 3 that you teach.");
        assertThat(remedies("mapped", "claims: [{element: HC, levels: [2]}, {element: MI, levels: [1, 3]}]\n" + others))
                .containsExactlyInAnyOrder(
                        orDropIt, mapIt + ", or claim only those of the levels 1 and 3 that you teach.");
    }

    @Test
    void whatIsOnAListAlreadyIsNotToBeAddedToIt() throws MistakesException {
        String complete = "\nreviewsComplete: yes\nevaluationsComplete: yes\nmonitoring: {independentReview: no}\n";
        String listed = "reviews: [{kind: peer, made: no}, {kind: independent, made: no}]\n"
                + "evaluations: [{stage: immediate, how: no}, {stage: intermediate, how: no}]" + complete;
        String notListed = "reviews: []\nevaluations: [{stage: intermediate, how: We ring them.}]" + complete;

        for (String part : List.of("peer", "independent", "immediate")) {
            assertThat(remedies(part, listed))
                    .as(part)
                    .singleElement()
                    .satisfies(
                            remedy -> assertThat(remedy).contains("on the list").doesNotContain("add "));
            assertThat(remedies(part, notListed))
                    .as(part)
                    .singleElement()
                    .satisfies(remedy -> assertThat(remedy).contains("add ").doesNotContain("that is on the list"));
        }
    }

    @Test
    void whatTeachesAndAssessesGoesByItsTitle() throws MistakesException {
        assertThat(explained("claims: [{element: COM, levels: [1]}]\n"
                                + "outcomes: [{id: o1, text: Listen, curriculum: [COM-00-01]}]\n"
                                + "sessions: [{id: s7, title: Day one, outcomes: [o1], practises: [o1]}]\n"
                                + "resources: [{id: r7, title: A film, outcomes: [o1]}]\n"
                                + "assessments: [{id: a7, title: Observed talk, form: observation, assesses: [o1]}]\n")
                        .stream()
                        .map(Explanation::reason))
                .contains(
                        "COM-00-01 is taught in A film and Day one.",
                        "COM-00-01 is assessed by Observed talk.",
                        "Outcome o1 is assessed by Observed talk.")
                .noneMatch(reason -> reason.matches("(?s).*\\b[sra]7\\b.*"));
    }

    @Test
    void whatNothingRefersToIsKnownThoughOtherOutcomesMapToNothingYet() throws MistakesException {
        String claim = "claims: [{element: COM, levels: [1], curriculum: [COM-00-06]}]\n";
        String outcomes = "outcomes: [{id: o1, text: Listen}, {id: o2, text: Ask, curriculum: [COM-00-01]}]\n";
        String quiz = "assessmentsComplete: yes\nassessments: [{title: Quiz, assesses: [%s]}]\n";
        String unassessed = "By what the description says, no assessment assesses COM-00-06.";
        String unpractised = "By what the description says, COM-00-06 is practised in no session.";
        String open = "The description does not say how COM-00-06 is assessed.";

        assertThat(explained(claim + "assessments: []\nsessions: []\n").stream().map(Explanation::reason))
                .contains(unassessed, unpractised);
        assertThat(explained(claim + outcomes + "outcomesComplete: yes\n" + quiz.formatted("o2")).stream()
                        .map(Explanation::reason))
                .contains(unassessed);
        assertThat(explained(claim + outcomes + "outcomesComplete: yes\n" + quiz.formatted("o1")).stream()
                        .map(Explanation::reason))
                .contains(open);
        assertThat(explained(claim + outcomes + quiz.formatted("o2")).stream().map(Explanation::reason))
                .contains(open);
    }

    @Test
    void aReviewOfOneKindIsNoWordOnTheOther() throws MistakesException {
        List<String> said = explained("monitoring: {peerReview: yes, independentReview: yes}\n"
                        + "reviews: [{kind: peer, made: no}]\nreviewsComplete: yes\n")
                .stream()
                .filter(each -> each.finding().outcome() == Outcome.CONFLICTING)
                .map(Explanation::reason)
                .toList();

        assertThat(said)
                .contains(
                        "Asked whether peers review the training, the description answers yes. By its list of reviews, none by peers"
                                + " has been made.",
                        "Asked whether somebody independent reviews the training, the description answers yes. By its list of"
                                + " reviews, no independent one has been made.");
        assertThat(explained(
                                "monitoring: {independentReview: yes}\n"
                                        + "reviews: [{kind: peer, made: yes}, {kind: independent, made: no}]\nreviewsComplete: yes\n")
                        .stream()
                        .filter(each -> each.finding().outcome() == Outcome.CONFLICTING)
                        .map(Explanation::reason))
                .contains(
                        "Asked whether somebody independent reviews the training, the description answers yes. By its list of"
                                + " reviews, no independent one has been made.");
        assertThat(explained("monitoring: {peerReview: yes}\n"
                                + "reviews: [{kind: independent, made: no}]\nreviewsComplete: yes\n")
                        .stream()
                        .filter(each -> each.finding().outcome() == Outcome.CONFLICTING)
                        .map(Explanation::reason))
                .contains(
                        "Asked whether peers review the training, the description answers yes. By its list of reviews, none by peers"
                                + " has been made.");
    }

    @Test
    void noLengthIsShownAsProgramsWriteIt() throws MistakesException {
        assertThat(explained("sessions: [{title: A, length: 2 hours, lengthLeast: 3 hours}]\n").stream()
                        .flatMap(each -> each.finding().facts().stream())
                        .map(ReadableValues::of))
                .contains("3 hours")
                .noneMatch(value -> value.matches("P[T0-9].*"));
    }

    @Test
    void independentReviewIsCalledSoWhereverItIsAskedFor() throws MistakesException {
        for (String said : List.of("reviews: []\n", "reviews: [{kind: independent, made: no}]\n", "")) {
            assertThat(explained("claims: [{element: RV, levels: [1]}]\n" + said).stream()
                            .filter(each -> each.finding().part().requirement().equals("review-of-quality"))
                            .flatMap(each -> java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(each.asks(), each.reason()), each.remedy().stream())))
                    .isNotEmpty()
                    .noneMatch(sentence -> sentence.contains("external"));
        }
    }

    @Test
    void aVerdictOnWhatIsUnsaidSpeaksOfWhatIsRequired() {
        assertThat(Messages.text("verdict." + Verdict.NOT_STATED)).startsWith("Nothing required is found wanting");
    }
}
