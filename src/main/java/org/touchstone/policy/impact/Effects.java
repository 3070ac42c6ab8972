package org.touchstone.policy.impact;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.policy.drafts.Touched;

/**
 * What one ruleset changes against another, course by course. Only the requirements that may come out otherwise are evaluated,
 * so that many courses can be compared.
 */
public final class Effects {

    private final Ruleset from;
    private final LocalDate fromDay;
    private final Ruleset to;
    private final LocalDate toDay;
    private final boolean sameQuestions;

    /**
     * Two rulesets to compare.
     *
     * @param day the day that courses are assessed as of
     */
    public Effects(Ruleset from, Ruleset to, LocalDate day) {
        this(only(Touched.between(from, to), from), day, only(Touched.between(from, to), to), day);
    }

    /**
     * What is in force on two days to compare, which may be one ruleset.
     *
     * @param fromDay the day that courses are assessed as of under the first
     * @param toDay the day that they are assessed as of under the second
     */
    Effects(Ruleset from, LocalDate fromDay, Ruleset to, LocalDate toDay) {
        this.from = from;
        this.fromDay = fromDay;
        this.to = to;
        this.toDay = toDay;
        this.sameQuestions =
                Arrays.equals(from.files().bytes("questions.yaml"), to.files().bytes("questions.yaml"));
    }

    private static Ruleset only(Set<String> requirements, Ruleset ruleset) {
        return ruleset.over(ruleset.catalogue().only(requirement -> requirements.contains(requirement.id())));
    }

    /**
     * What is another on one course.
     *
     * @param bytes the submission file
     * @param fileName its name
     * @throws MistakesException where it cannot be read under one of the rulesets
     */
    public List<Effect> on(byte[] bytes, String fileName) throws MistakesException {
        Submission before =
                SubmissionReader.read(bytes, fileName, from.catalogue().questions());
        return on(
                before,
                sameQuestions
                        ? before
                        : SubmissionReader.read(bytes, fileName, to.catalogue().questions()));
    }

    /** The same, for a file on disk. */
    public List<Effect> on(Path file) throws MistakesException {
        Submission before = SubmissionReader.read(file, from.catalogue().questions());
        return on(
                before,
                sameQuestions
                        ? before
                        : SubmissionReader.read(file, to.catalogue().questions()));
    }

    private List<Effect> on(Submission before, Submission after) {
        Assessment one = Assessor.assess(before, from, fromDay);
        Assessment other = Assessor.assess(after, to, toDay);
        Map<List<String>, Finding> was = byKey(one);
        Explainer explainsOne = new Explainer(one.ruleset().catalogue(), fromDay, before);
        Explainer explainsOther = new Explainer(other.ruleset().catalogue(), toDay, after);
        Map<List<String>, Effect> effects = new LinkedHashMap<>();
        for (Map.Entry<List<String>, Finding> is : byKey(other).entrySet()) {
            add(was.remove(is.getKey()), is.getValue(), explainsOne, explainsOther, effects);
        }
        was.values().forEach(gone -> add(gone, null, explainsOne, explainsOther, effects));
        return List.copyOf(effects.values());
    }

    private static Map<List<String>, Finding> byKey(Assessment assessment) {
        Map<List<String>, Finding> byKey = new LinkedHashMap<>();
        for (Finding finding : assessment.findings()) {
            byKey.put(
                    List.of(
                            finding.part().key(),
                            finding.target().kind(),
                            finding.target().id(),
                            finding.standard().id()),
                    finding);
        }
        return byKey;
    }

    /** Notes that a result is another. What does not apply, and is not asked under the other ruleset, is no change. */
    private void add(
            @Nullable Finding was,
            @Nullable Finding is,
            Explainer explainsOne,
            Explainer explainsOther,
            Map<List<String>, Effect> effects) {
        String before = outcome(was);
        String after = outcome(is);
        Finding known = is == null ? was : is;
        if (known == null || before.equals(after)) {
            return;
        }
        List<String> standards = new ArrayList<>();
        standards.add(known.standard().id());
        standards.addAll(known.alsoStandards());
        Effect effect = new Effect(
                List.copyOf(standards),
                known.part().key(),
                (is == null ? from : to)
                        .catalogue()
                        .requirement(known.part().requirement())
                        .map(Requirement::title)
                        .orElseThrow(),
                (is == null ? explainsOne : explainsOther).explain(known).asks(),
                known.target().label(),
                before,
                after,
                was == null || before.isEmpty() ? "" : explainsOne.explain(was).reason(),
                is == null || after.isEmpty() ? "" : explainsOther.explain(is).reason());
        effects.merge(
                List.of(
                        effect.part(),
                        known.target().kind(),
                        known.target().id(),
                        before,
                        after,
                        effect.asks(),
                        effect.reasonBefore(),
                        effect.reasonAfter()),
                effect,
                Effects::together);
    }

    private static Effect together(Effect one, Effect other) {
        List<String> standards = new ArrayList<>(one.standards());
        standards.addAll(other.standards());
        return new Effect(
                List.copyOf(standards),
                one.part(),
                one.title(),
                one.asks(),
                one.about(),
                one.before(),
                one.after(),
                one.reasonBefore(),
                one.reasonAfter());
    }

    private static String outcome(@Nullable Finding finding) {
        if (finding == null || finding.outcome() == Outcome.NOT_APPLICABLE) {
            return "";
        }
        return finding.outcome() == Outcome.NOT_MET && finding.strength() == Strength.RECOMMENDED
                ? "RECOMMENDATION_NOT_MET"
                : finding.outcome().name();
    }
}
