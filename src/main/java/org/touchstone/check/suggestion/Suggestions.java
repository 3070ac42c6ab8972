package org.touchstone.check.suggestion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.FindingDeriver;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Submission;

/**
 * Finds for each finding that is not met, conflicts or is not stated the fewest changed answers that settle it. They are
 * looked for with the plain evaluator, and each is proved by the engine on the changed course before it is given.
 */
public final class Suggestions {

    /** With more changes than these, a suggestion is no help. */
    private static final int MOST_CHANGES = 4;
    /** How many changed courses are looked at for one finding. */
    private static final int MOST_TRIED = 60;
    /** Of suggestions of the same length, so many are compared by what else they do. */
    private static final int MOST_COMPARED = 3;
    /** Many findings wait for the same answers; so many courses that were changed and checked are kept at hand. */
    private static final int MOST_KEPT = 200;

    private final Assessment assessment;
    private final Catalogue catalogue;
    private final RuleBook rules;
    private final Submission submission;
    private final Map<List<Object>, Outcome> before = new HashMap<>();
    private final Scope unchanged;
    private final Map<Set<SuggestedChange>, Checked> checked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<SuggestedChange>, Checked> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private Suggestions(Assessment assessment) {
        this.assessment = assessment;
        this.catalogue = assessment.ruleset().catalogue();
        this.rules = assessment.ruleset().rules();
        this.submission = assessment.course().submission();
        this.unchanged = Scope.of(assessment.course(), catalogue, assessment.asOf());
        // All of them, also where the assessment is narrowed to some.
        Assessor.assess(submission, assessment.ruleset(), assessment.asOf())
                .findings()
                .forEach(finding -> before.put(key(finding), finding.outcome()));
    }

    /**
     * For each finding that is met and rests on a number, the nearest number with which it would not be; those that no
     * number could change are left out.
     */
    public static List<Margin> margins(Assessment assessment) {
        Suggestions suggestions = new Suggestions(assessment);
        List<Margin> margins = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Finding finding : assessment.findings()) {
            if (finding.outcome() == Outcome.MET
                    && seen.add(List.of(finding.part().key(), finding.target()))) {
                for (Fact fact : finding.facts()) {
                    suggestions.margin(finding, fact).ifPresent(margins::add);
                }
            }
        }
        return List.copyOf(margins);
    }

    private Optional<Margin> margin(Finding finding, Fact fact) {
        if (catalogue.questions().pointer(fact.question()).isEmpty()) {
            return Optional.empty();
        }
        return limits(finding, fact)
                .flatMap(limit -> Stream.of(limit - 1, limit + 1))
                .distinct()
                .sorted(Comparator.comparingDouble(number -> Math.abs(number - fact.number())))
                .flatMap(number -> ChangedCourse.value(fact.question(), number).stream())
                .map(value -> new SuggestedChange.Answered(fact.question(), fact.subject(), List.of(value)))
                .filter(change -> !tried(List.of(change), finding).settled())
                .flatMap(
                        change -> atThis(finding, change).stream().map(then -> new Margin(finding, fact, change, then)))
                .filter(margin -> margin.then().outcome() != Outcome.MET)
                .findFirst();
    }

    /** The numbers beside which another number may come out otherwise: those of the rules, and those that are said beside it. */
    private Stream<Double> limits(Finding finding, Fact fact) {
        return Stream.concat(
                        finding.parameters().stream().map(Parameter::number),
                        assessment.course().facts().stream()
                                .filter(each -> each.subject().equals(fact.subject())
                                        && each.question().answers()
                                                == fact.question().answers())
                                .map(Fact::number))
                .filter(number -> !Double.isNaN(number));
    }

    /** What the engine finds on the changed course of what a finding is on. */
    private Optional<Finding> atThis(Finding finding, SuggestedChange change) {
        return Assessor.assess(ChangedCourse.of(submission, List.of(change)), assessment.ruleset(), assessment.asOf())
                .findings()
                .stream()
                .filter(each -> key(each).equals(key(finding)))
                .findFirst();
    }

    /** What would settle the findings of an assessment, one for each part and target; those without any are left out. */
    public static List<Suggestion> of(Assessment assessment) {
        Suggestions suggestions = new Suggestions(assessment);
        Map<List<Object>, Suggestion> found = new LinkedHashMap<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Finding finding : assessment.findings()) {
            List<Object> about = List.of(finding.part().key(), finding.target(), finding.strength());
            if (isOpen(finding) && seen.add(about)) {
                suggestions.search(finding).ifPresent(suggestion -> found.put(about, suggestion));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isOpen(Finding finding) {
        return switch (finding.outcome()) {
            case NOT_MET, CONFLICTING, NOT_STATED -> finding.unset().isEmpty();
            case ERROR, NEEDS_JUDGEMENT, MET, NOT_APPLICABLE -> false;
        };
    }

    /** What settles a finding. Where something is left unsaid, what is said is changed only if nothing else will do. */
    private Optional<Suggestion> search(Finding finding) {
        return finding.outcome() == Outcome.NOT_STATED
                ? search(finding, move -> !isSaid(move)).or(() -> search(finding, move -> true))
                : search(finding, move -> true);
    }

    /** Whether a change is of an answer that is given. */
    private boolean isSaid(SuggestedChange change) {
        return change instanceof SuggestedChange.Answered answered
                && Stream.concat(Stream.of(submission.course()), submission.items().stream())
                        .filter(item -> item.kind().equals(answered.of().kind())
                                && item.id().equals(answered.of().id()))
                        .flatMap(item -> item.answers().stream())
                        .anyMatch(answer -> answer.question().equals(answered.question()));
    }

    /** Goes through ever more changes, one at a time, until the plain evaluator finds it settled and the engine agrees. */
    private Optional<Suggestion> search(Finding finding, Predicate<SuggestedChange> allowed) {
        Deque<List<SuggestedChange>> next = new ArrayDeque<>(List.of(List.of()));
        Set<Set<SuggestedChange>> met = new HashSet<>();
        List<Suggestion> found = new ArrayList<>();
        int tried = 0;
        while (!next.isEmpty() && tried++ < MOST_TRIED) {
            List<SuggestedChange> changes = next.remove();
            if (!found.isEmpty() && (changes.size() > found.get(0).changes().size() || found.size() == MOST_COMPARED)) {
                break;
            }
            Tried course = tried(changes, finding);
            if (course.settled()) {
                Optional<Suggestion> proved = proved(finding, changes);
                if (proved.isPresent() && proved.get().broken().isEmpty()) {
                    return proved;
                }
                proved.ifPresent(found::add);
            } else if (changes.size() < MOST_CHANGES) {
                for (SuggestedChange move : course.moves()) {
                    List<SuggestedChange> more = new ArrayList<>(changes);
                    more.add(move);
                    if (allowed.test(move) && !isAnsweredAgain(changes, move) && met.add(new HashSet<>(more))) {
                        next.add(List.copyOf(more));
                    }
                }
            }
        }
        return found.stream().min(Comparator.comparingInt(each -> each.broken().size()));
    }

    private static boolean isAnsweredAgain(List<SuggestedChange> changes, SuggestedChange move) {
        return changes.stream()
                .anyMatch(earlier -> earlier instanceof SuggestedChange.Answered one
                        && move instanceof SuggestedChange.Answered other
                        && one.question().equals(other.question())
                        && one.of().equals(other.of()));
    }

    /**
     * A changed course.
     *
     * @param settled whether the finding comes out met, or for a reviewer, without anything being denied
     * @param moves what to try next
     */
    private record Tried(boolean settled, List<SuggestedChange> moves) {}

    private Tried tried(List<SuggestedChange> changes, Finding finding) {
        CourseFacts course = changes.isEmpty()
                ? assessment.course()
                : FactExtractor.extract(ChangedCourse.of(submission, changes), catalogue, assessment.asOf());
        Scope scope = changes.isEmpty() ? unchanged : Scope.of(course, catalogue, assessment.asOf());
        for (Scope.AskedPart asked : scope.askedParts()) {
            if (isOn(asked, finding)) {
                return tried(asked, course, finding);
            }
        }
        return new Tried(false, List.of());
    }

    private static boolean isOn(Scope.AskedPart asked, Finding finding) {
        return asked.part().key().equals(finding.part().key())
                && asked.standard().id().equals(finding.standard().id());
    }

    private Tried tried(Scope.AskedPart part, CourseFacts course, Finding finding) {
        Questions questions = catalogue.questions();
        List<Asked> targets = part.targets().stream()
                .filter(asked -> isTarget(asked.subject(), finding))
                .toList();
        if (targets.isEmpty()) {
            return new Tried(false, another(finding.part().per(), course));
        }
        Evaluation said = rules.evaluate(targets, course, assessment.asOf());
        List<Finding> findings = FindingDeriver.derive(
                List.of(new Scope.AskedPart(part.askedFor(), targets)), course, said, catalogue, rules);
        if (findings.stream().allMatch(Suggestions::isSettled)) {
            return new Tried(true, List.of());
        }
        List<Rule> about = new ArrayList<>(rules.about(finding.part().key()));
        about.addAll(rules.of(RuleBook.GENERAL));
        List<SuggestedChange> moves = new ArrayList<>();
        for (Asked asked : targets) {
            moves.addAll(Moves.of(about, questions, course, asked, assessment.asOf()));
        }
        return new Tried(false, moves);
    }

    /** Where nothing is listed that the part is asked of, there has to be one first. */
    private List<SuggestedChange> another(String kind, CourseFacts course) {
        return unchanged.asked().stream()
                .limit(1)
                .flatMap(asked -> Moves.another(kind, catalogue.questions(), course, asked, assessment.asOf()).stream())
                .toList();
    }

    /** The finding's own target; where it has none, because nothing of the kind was listed, whatever there is now. */
    private static boolean isTarget(Subject subject, Finding finding) {
        boolean noneListed = finding.target().kind().equals(Questions.COURSE)
                && !finding.part().per().equals(Questions.COURSE);
        return noneListed || subject.equals(finding.target());
    }

    private static boolean isSettled(Finding finding) {
        return finding.outcome() == Outcome.MET || (finding.outcome() == Outcome.NEEDS_JUDGEMENT && !finding.denied());
    }

    /** A suggestion, if the engine says on the changed course what the plain evaluator said. */
    private Optional<Suggestion> proved(Finding finding, List<SuggestedChange> changes) {
        Checked changed = checked.computeIfAbsent(Set.copyOf(changes), each -> checked(changes));
        List<Finding> then = changed.findings().getOrDefault(partAndStandard(finding), List.of()).stream()
                .filter(each -> isTarget(each.target(), finding))
                .toList();
        if (then.isEmpty() || !then.stream().allMatch(Suggestions::isSettled)) {
            return Optional.empty();
        }
        return Optional.of(new Suggestion(finding, changes, then.get(0), changed.worse()));
    }

    /**
     * What the engine finds on a changed course.
     *
     * @param findings those that come out otherwise than before, by part and standard
     * @param worse what nobody wants of it
     */
    private record Checked(Map<List<String>, List<Finding>> findings, List<Finding> worse) {}

    private Checked checked(List<SuggestedChange> changes) {
        List<Finding> findings = Assessor.assess(
                        ChangedCourse.of(submission, changes), assessment.ruleset(), assessment.asOf())
                .findings();
        return new Checked(
                findings.stream()
                        .filter(finding -> finding.outcome() != before.get(key(finding)))
                        .collect(Collectors.groupingBy(Suggestions::partAndStandard)),
                findings.stream().filter(this::isWorse).toList());
    }

    private static List<String> partAndStandard(Finding finding) {
        return List.of(finding.part().key(), finding.standard().id());
    }

    /** Whether a finding on the changed course is one that nobody wants and that was not there before. */
    private boolean isWorse(Finding finding) {
        Outcome was = before.getOrDefault(key(finding), Outcome.NOT_STATED);
        return switch (finding.outcome()) {
            case ERROR, NOT_MET, CONFLICTING -> finding.outcome() != was;
            case NOT_STATED, NEEDS_JUDGEMENT -> was == Outcome.MET;
            case MET, NOT_APPLICABLE -> false;
        };
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.standard().id(), finding.part().key(), finding.target());
    }
}
