package org.touchstone.author.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;

/**
 * What was found of one part and target.
 *
 * @param part the part's name across all requirements
 * @param finding the finding on the first standard that asks for the part
 * @param reason why it came out so
 * @param standards every standard that asks for it
 */
public record Found(String part, Finding finding, String reason, List<String> standards) {

    /** Everything found, by part and target. */
    public static Map<String, Found> byKey(List<Finding> findings, Explainer explainer) {
        Map<String, Found> byKey = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String part = finding.part().key();
            byKey.computeIfAbsent(
                            key(part, finding.target().id()),
                            key -> new Found(part, finding, explainer.reason(finding), new ArrayList<>()))
                    .standards()
                    .add(finding.standard().id());
        }
        return byKey;
    }

    static String key(String part, String target) {
        return part + " of " + target;
    }

    /** The words of the questions whose answers it rests on, each once. */
    List<String> facts() {
        return finding.facts().stream()
                .map(fact -> fact.question().words())
                .distinct()
                .toList();
    }

    /** The words of the questions that would settle it. */
    List<String> missing() {
        return finding.missing().stream().map(Question::words).toList();
    }

    /** Whether two findings are alike but for the places of their facts. */
    boolean isLike(Found other) {
        return comesOutLike(other) && finding.missing().equals(other.finding.missing());
    }

    /** Whether two findings say the same, whatever is asked next: any answer may make one question fewer to ask. */
    boolean comesOutLike(Found other) {
        return finding.outcome() == other.finding.outcome() && reason.equals(other.reason);
    }

    /** An outcome as it stands in a sentence. */
    static String words(Outcome outcome) {
        return Words.continued(Messages.text("outcome." + outcome));
    }

    @Override
    public String toString() {
        return words(finding.outcome()) + " (\"" + reason + "\")";
    }
}
