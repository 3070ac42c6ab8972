package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.advice.Adviser;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Item;

/**
 * An assessment, explained and put in order for reading.
 *
 * @param assessment the assessment
 * @param only the standard, requirement or element that it is narrowed to; nothing where it is on the whole course
 * @param explanations its findings in words, in the order of the catalogue
 * @param advice recommendations that count for nothing in the assessment; empty where they are not wanted
 */
public record Report(
        Assessment assessment, Optional<String> only, List<Explanation> explanations, List<Advice> advice) {

    /** How much advice is given where nobody asks for all of it. */
    private static final int MOST_ADVICE = 5;

    /** Explains an assessment. */
    public static Report of(Assessment assessment) {
        return of(
                assessment,
                Adviser.advise(assessment.course(), assessment.ruleset().catalogue()));
    }

    /** Explains an assessment, and works out no advice. */
    public static Report withoutAdvice(Assessment assessment) {
        return of(assessment, List.of());
    }

    private static Report of(Assessment assessment, List<Advice> advice) {
        Explainer explainer = new Explainer(
                assessment.ruleset().catalogue(),
                assessment.asOf(),
                assessment.course().submission());
        return new Report(
                assessment,
                Optional.empty(),
                assessment.findings().stream().map(explainer::explain).toList(),
                advice);
    }

    /** Whether nothing that it is narrowed to is asked of the course. */
    public boolean asksNothing() {
        return explanations.isEmpty() && assessment.notYetCovered().isEmpty();
    }

    /** This report with only the findings on one standard, requirement or element. */
    public Report only(String id) {
        Predicate<Finding> wanted = finding -> finding.standard().id().equals(id)
                || finding.alsoStandards().contains(id)
                || finding.part().requirement().equals(id)
                || finding.standard().element().equals(id);
        Assessment narrowed = new Assessment(
                assessment.ruleset(),
                assessment.asOf(),
                assessment.course(),
                assessment.findings().stream().filter(wanted).toList(),
                assessment.notYetCovered().stream()
                        .filter(standard ->
                                standard.id().equals(id) || standard.element().equals(id))
                        .toList(),
                assessment.failures());
        return new Report(
                narrowed,
                Optional.of(id),
                explanations.stream().filter(e -> wanted.test(e.finding())).toList(),
                advice.stream().filter(each -> each.about().id().equals(id)).toList());
    }

    /** The verdict in words; that of a narrowed report says what it is of. */
    String verdict() {
        boolean nothingApplies = !assessment.findings().isEmpty()
                && assessment.findings().stream().allMatch(finding -> finding.outcome() == Outcome.NOT_APPLICABLE);
        String verdict = Messages.text(nothingApplies ? "verdict.nothing-applies" : "verdict." + assessment.verdict());
        return only.map(id -> Messages.text("verdict.only", id, Words.continued(verdict)))
                .orElse(verdict);
    }

    /**
     * What is most worth saying first: the verdict, with how much of what is asked the file answers. Where most of it
     * cannot be told, that comes before anything else.
     */
    String headline(LeftToAnswer left) {
        Verdict verdict = assessment.verdict();
        if (only.isPresent() || left.open() == 0 || verdict == Verdict.INCOMPLETE) {
            return verdict();
        }
        Map<Outcome, Integer> counts = assessment.counts();
        int applying = assessment.findings().size() - counts.getOrDefault(Outcome.NOT_APPLICABLE, 0);
        boolean tooLittle = 2 * counts.getOrDefault(Outcome.NOT_STATED, 0) > applying;
        boolean both = verdict == Verdict.NOT_MET && counts.containsKey(Outcome.CONFLICTING);
        return Messages.text(
                "headline." + verdict + (both ? ".conflicting" : "") + (tooLittle ? ".too-little" : ""),
                left.answered(),
                left.asked());
    }

    /** What people call what a text refers to by an id that the form has made; any other text is as it is. */
    String called(String text) {
        return text.indexOf('-') < 0
                ? text
                : assessment.course().submission().items().stream()
                        .filter(item -> item.id().equals(text) && Item.isMadeId(item.kind(), text))
                        .map(item -> "\"" + item.label() + "\"")
                        .findFirst()
                        .orElse(text);
    }

    /** The report where no more of it is told than how it came out. */
    public InShort inShort() {
        return new InShort(headline(leftToAnswer()), countsByLabel(assessment.findings()));
    }

    /**
     * How a course came out.
     *
     * @param verdict the verdict, in words
     * @param counts how many findings have each outcome, in words
     */
    public record InShort(String verdict, Map<String, Integer> counts) {}

    /** The advice that rests on what the course says, and no more of it than anybody reads. */
    List<Advice> adviceInShort() {
        return advice.stream().filter(Advice::specific).limit(MOST_ADVICE).toList();
    }

    /** What the course leaves unsaid, answer by answer. */
    public LeftToAnswer leftToAnswer() {
        return LeftToAnswer.of(this);
    }

    /** How the course covers each curriculum outcome that its claims bring into scope. */
    List<MatrixRow> matrix() {
        boolean shown = explanations.stream()
                .anyMatch(each -> each.finding().target().kind().equals(DerivedFacts.CURRICULUM_OUTCOME));
        return shown ? MatrixRow.of(assessment) : List.of();
    }

    /** How many findings come under each of the report's labels, those of most concern first. */
    static Map<String, Integer> countsByLabel(List<Finding> findings) {
        Map<Outcome, List<Finding>> byOutcome =
                findings.stream().collect(Collectors.groupingBy(Finding::outcome, TreeMap::new, Collectors.toList()));
        Map<String, Integer> counts = new LinkedHashMap<>();
        byOutcome
                .values()
                .forEach(alike -> Stream.of(true, false).forEach(fails -> {
                    List<Finding> same = alike.stream()
                            .filter(finding -> finding.fails() == fails)
                            .toList();
                    if (!same.isEmpty()) {
                        counts.merge(EntryInWords.label(same.get(0)), same.size(), Integer::sum);
                    }
                }));
        return counts;
    }

    /** What has to be put right, most important first: what fails the course, what conflicts, what could not be checked. */
    List<Entry> thingsToDo() {
        return entries(outcome -> outcome.compareTo(Outcome.NOT_STATED) < 0);
    }

    /** What cannot be told, because the submission does not say. */
    List<Entry> notStated() {
        return entries(Outcome.NOT_STATED::equals);
    }

    /** What a reviewer has to judge. */
    List<Entry> questions() {
        return entries(Outcome.NEEDS_JUDGEMENT::equals);
    }

    List<Entry> met() {
        return entries(Outcome.MET::equals);
    }

    List<Entry> notApplicable() {
        return entries(Outcome.NOT_APPLICABLE::equals);
    }

    private List<Entry> entries(Predicate<Outcome> wanted) {
        Map<List<Object>, Map<String, Explanation>> grouped = new LinkedHashMap<>();
        Map<List<Object>, Map<String, Standard>> standards = new LinkedHashMap<>();
        Map<List<Object>, Integer> findings = new HashMap<>();
        for (Explanation explanation : explanations) {
            Finding finding = explanation.finding();
            if (wanted.test(finding.outcome())) {
                boolean aboutElement = finding.part().per().equals("element");
                List<Object> key = List.of(
                        finding.part().key(),
                        finding.outcome(),
                        finding.strength(),
                        aboutElement ? finding.target().id() : "");
                grouped.computeIfAbsent(key, k -> new LinkedHashMap<>())
                        .putIfAbsent(
                                finding.target().kind() + " " + finding.target().id(), explanation);
                findings.merge(key, 1, Integer::sum);
                standards
                        .computeIfAbsent(key, k -> new LinkedHashMap<>())
                        .putIfAbsent(finding.standard().id(), finding.standard());
            }
        }
        List<Entry> entries = new ArrayList<>();
        grouped.forEach((key, found) -> entries.add(new Entry(
                List.copyOf(standards.getOrDefault(key, Map.of()).values()),
                found.values().stream()
                        .sorted(Comparator.comparing(
                                each -> each.finding().target().label(), ByNature.ORDER))
                        .toList(),
                findings.getOrDefault(key, 0))));
        entries.sort(
                Comparator.comparing((Entry entry) -> entry.first().finding().strength() != Strength.REQUIRED)
                        .thenComparing(entry -> entry.first().finding().outcome()));
        return entries;
    }

    /** The sentence that names the standards in scope without rules; nothing where there are none. */
    Optional<String> notYetCovered() {
        List<String> ids = assessment.notYetCovered().stream().map(Standard::id).toList();
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(Messages.text("report.not-yet-covered", ids.size(), Words.list(ids)));
    }

    Requirement requirement(Finding finding) {
        return Optional.of(finding.part().requirement())
                .flatMap(id -> assessment.ruleset().catalogue().requirement(id))
                .orElseThrow();
    }
}
