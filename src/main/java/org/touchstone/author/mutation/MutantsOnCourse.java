package org.touchstone.author.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.author.examples.Found;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.FindingDeriver;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.Remark;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.ShownFacts;
import org.touchstone.check.rules.Ruleset;

/**
 * What the rules, and the changed rules beside them, say of one requirement on one course; from which follows what is
 * found, with any one change.
 */
final class MutantsOnCourse {

    private final String requirement;
    private final Ruleset ruleset;
    private final Catalogue catalogue;
    private final LocalDate asOf;
    private final CourseFacts course;
    private final List<Scope.AskedPart> parts;
    private final List<Asked> asked;
    private final PlainEvaluator evaluator;
    private final List<Remark> remarks = new ArrayList<>();
    private final Explainer explainer;
    private final Map<String, Found> found;

    /**
     * The situation of one course.
     *
     * @param course what the course states
     * @param requirement the one requirement that is looked at
     * @param ruleset the ruleset without changes
     * @param catalogue its catalogue, or a changed one
     * @param asOf the day to assess as of
     */
    MutantsOnCourse(CourseFacts course, String requirement, Ruleset ruleset, Catalogue catalogue, LocalDate asOf) {
        this.requirement = requirement;
        this.ruleset = ruleset;
        this.catalogue = catalogue.on(asOf);
        this.asOf = asOf;
        this.course = course;
        Scope scope = Scope.of(course, this.catalogue, asOf);
        this.parts = scope.askedParts().stream()
                .filter(each -> each.part().requirement().equals(requirement))
                .toList();
        this.asked = scope.asked().stream()
                .filter(each -> each.part().requirement().equals(requirement))
                .toList();
        this.evaluator = new PlainEvaluator(course);
        remarks.addAll(ruleset.rules().evaluate(asked, course, asOf).remarks());
        this.explainer = new Explainer(this.catalogue, asOf, course.submission());
        this.found = found(parts, remarks);
    }

    private List<Remark> said(String rule) {
        return remarks.stream()
                .filter(remark -> remark.rule().fullName().equals(rule))
                .toList();
    }

    private List<Remark> said(Rule rule) {
        ShownFacts shown = new ShownFacts(course);
        return asked.stream()
                .filter(each -> rule.days().include(asOf) && evaluator.speaks(rule, each))
                .map(each -> shown.remark(rule, each))
                .toList();
    }

    private Map<String, Found> found(List<Scope.AskedPart> asked, List<Remark> said) {
        return Found.byKey(
                FindingDeriver.derive(asked, course, new Evaluation(said, List.of()), catalogue, ruleset.rules()),
                explainer);
    }

    /** The same course under the same rules, over another catalogue. */
    MutantsOnCourse over(Catalogue other) {
        return new MutantsOnCourse(course, requirement, ruleset, other, asOf);
    }

    /** What is found without any change. */
    Map<String, Found> found() {
        return found;
    }

    /** What is found with a change to rules or rows; the very map of {@link #found()} where nothing differs. */
    Map<String, Found> foundWith(WrongChange change) {
        if (change instanceof WrongChange.OtherRule other) {
            return foundWith(said(other.rule()), said(other.instead()));
        }
        if (change instanceof WrongChange.NoRule none) {
            return foundWith(said(none.rule()), List.of());
        }
        if (change instanceof WrongChange.OtherConclusion other) {
            List<Remark> was = said(other.rule());
            return foundWith(was, was.stream().map(MutantsOnCourse::otherwise).toList());
        }
        if (change instanceof WrongChange.NoRow row) {
            return foundWithout(row);
        }
        throw new IllegalArgumentException("a change of the catalogue makes another situation");
    }

    private static Remark otherwise(Remark remark) {
        return new Remark(
                WrongChange.OtherConclusion.insteadOf(remark.said()),
                remark.asked(),
                remark.rule(),
                remark.facts(),
                remark.parameters());
    }

    private Map<String, Found> foundWith(List<Remark> was, List<Remark> instead) {
        if (alike(was, instead)) {
            return found;
        }
        Set<String> changed = new HashSet<>();
        was.forEach(remark -> changed.add(remark.asked().getKey()));
        instead.forEach(remark -> changed.add(remark.asked().getKey()));
        IdentityHashMap<Remark, Boolean> gone = new IdentityHashMap<>();
        was.forEach(remark -> gone.put(remark, true));
        List<Remark> said = new ArrayList<>(instead);
        for (Remark remark : remarks) {
            if (changed.contains(remark.asked().getKey()) && !gone.containsKey(remark)) {
                said.add(remark);
            }
        }
        return replaced(
                parts.stream()
                        .filter(each -> changed.contains(each.part().key()))
                        .toList(),
                said,
                changed);
    }

    private Map<String, Found> foundWithout(WrongChange.NoRow row) {
        List<Scope.AskedPart> ofPart = parts.stream()
                .filter(each -> each.part().key().equals(row.part()))
                .toList();
        List<Scope.AskedPart> left = ofPart.stream()
                .filter(each -> !each.standard().id().equals(row.standard()))
                .toList();
        return left.size() == ofPart.size() ? found : replaced(left, remarks, Set.of(row.part()));
    }

    /** What is found, anew for these parts. */
    private Map<String, Found> replaced(List<Scope.AskedPart> asked, List<Remark> said, Set<String> changed) {
        Map<String, Found> replaced = new LinkedHashMap<>();
        found.forEach((key, each) -> {
            if (!changed.contains(each.part())) {
                replaced.put(key, each);
            }
        });
        replaced.putAll(found(asked, said));
        return replaced;
    }

    private static boolean alike(List<Remark> some, List<Remark> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            Remark one = some.get(i);
            Remark other = others.get(i);
            if (one.said() != other.said()
                    || one.asked() != other.asked()
                    || !one.facts().equals(other.facts())) {
                return false;
            }
        }
        return true;
    }
}
