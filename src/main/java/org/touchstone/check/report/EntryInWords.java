package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.explanation.Reluctance;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Citation;
import org.touchstone.check.submission.Questions;

/**
 * An entry as people read it, each sentence once and in full. The text and the page say the same because both say this.
 *
 * @param outcome the outcome
 * @param label the outcome in words
 * @param title what the requirement is called
 * @param standards the ids of the standards, those that repeat another's text included
 * @param reasons why it came out so
 * @param facts what the submission says
 * @param evidence where the provider shows it
 * @param asks what is asked
 * @param sources where the source asks it
 * @param numbers the numbers that were compared with, each with where it comes from
 * @param missing what would settle it, where it is not stated
 * @param remedies what would put it right, and who can do that
 * @param questions what a reviewer is asked
 * @param readings how the requirement and its standards are read, where the source is open
 */
public record EntryInWords(
        Outcome outcome,
        String label,
        String title,
        List<String> standards,
        List<String> reasons,
        List<StatedFact> facts,
        List<String> evidence,
        String asks,
        List<String> sources,
        List<String> numbers,
        List<Missing> missing,
        List<String> remedies,
        List<String> questions,
        List<String> readings) {

    /**
     * A fact with its place.
     *
     * @param where the line and column in the submission; of what is worked out, those that it is worked out from
     * @param pointer where it is in the submission, as a JSON Pointer
     * @param says the question's name, what it is asked of, and the answer
     * @param onPage the same with the question itself, for somebody who does not see the file
     * @param note what the provider adds; may be empty
     * @param hint that the words may say that this is not done; it never changes an outcome
     * @param workedOut whether it stands nowhere in the submission
     */
    public record StatedFact(
            String where,
            String pointer,
            String says,
            String onPage,
            String note,
            Optional<String> hint,
            boolean workedOut) {

        static StatedFact of(Fact fact, Report report) {
            String answer = report.called(ReadableValues.of(fact))
                    + meaning(fact, report.assessment().ruleset().catalogue());
            return new StatedFact(
                    Messages.text(
                            fact.workedOut() ? "fact.worked-out" : "fact.where",
                            Integer.toString(fact.place().line()),
                            Integer.toString(fact.place().column())),
                    fact.place().pointer(),
                    name(fact) + ": " + answer,
                    onPage(fact, answer),
                    fact.note(),
                    Reluctance.hint(fact),
                    fact.workedOut());
        }

        /** The question's name; with what it is asked of, unless that is the course, or the answer is what it is called. */
        private static String name(Fact fact) {
            String words = fact.question().words();
            return isOfCourse(fact)
                    ? words
                    : Messages.text("fact.of", words, shortened(fact.subject().label()));
        }

        private static String onPage(Fact fact, String answer) {
            String ask = fact.question().ask();
            String key = (isOfCourse(fact) ? "fact.asked" : "fact.asked.of") + (ask.endsWith("?") ? "" : ".name");
            return Messages.text(key, shortened(fact.subject().label()), ask, answer);
        }

        private static boolean isOfCourse(Fact fact) {
            return fact.kind().equals(Questions.COURSE) || isName(fact);
        }

        private static boolean isName(Fact fact) {
            return fact.text().equals(fact.subject().label());
        }

        private static String shortened(String label) {
            return label.length() <= MOST_OF_LABEL ? label : label.substring(0, MOST_OF_LABEL - 3) + "...";
        }

        /** What a curriculum outcome asks, where it is named by its id. */
        private static String meaning(Fact fact, Catalogue catalogue) {
            return fact.question().answers() == AnswerKind.CURRICULUM
                    ? catalogue
                            .outcome(fact.text())
                            .map(outcome -> " " + Messages.text("fact.learner", outcome.asks()))
                            .orElse("")
                    : "";
        }
    }

    private static final int MOST_OF_LABEL = 60;

    /** What is asked, and where, all together. */
    Object grounds() {
        return List.of(asks, standards, sources, numbers, readings);
    }

    /** The facts that somebody wrote; what is worked out from them is in the reasons. */
    public List<StatedFact> written() {
        return facts.stream().filter(fact -> !fact.workedOut()).toList();
    }

    static EntryInWords of(Entry entry, Report report) {
        Finding finding = entry.first().finding();
        Catalogue catalogue = report.assessment().ruleset().catalogue();
        Set<String> reasons = new LinkedHashSet<>();
        Map<String, Fact> facts = new LinkedHashMap<>();
        Set<String> evidence = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        Set<Missing> missing = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        Set<String> questions = new LinkedHashSet<>();
        for (Explanation each : entry.explanations()) {
            reasons.add(each.reason() + whatAnOutcomeAsks(each.finding().target(), report));
            Finding one = each.finding();
            for (Fact fact : beside(one)) {
                facts.put(fact.place().pointer() + " " + fact.name() + " " + fact.text(), fact);
                fact.evidence().forEach(citation -> evidence.add(citation(citation, report)));
            }
            each.finding().parameters().forEach(parameter -> numbers.add(number(parameter)));
            each.question().ifPresent(questions::add);
            if (finding.outcome() == Outcome.NOT_STATED) {
                missing.addAll(each.missing());
            } else {
                each.remedy()
                        .ifPresent(remedy -> remedies.add(
                                remedy + each.who().map(who -> " (" + who + ")").orElse("")));
            }
        }
        return new EntryInWords(
                finding.outcome(),
                label(finding),
                report.requirement(finding).title(),
                ids(entry.standards(), catalogue),
                List.copyOf(reasons),
                facts.values().stream().map(fact -> StatedFact.of(fact, report)).toList(),
                List.copyOf(evidence),
                entry.first().asks(),
                entry.standards().stream()
                        .map(standard -> standard.source().toString())
                        .distinct()
                        .toList(),
                List.copyOf(numbers),
                List.copyOf(missing),
                List.copyOf(remedies),
                List.copyOf(questions),
                readings(report.requirement(finding), entry.standards()));
    }

    /** The facts to read: first what is shown, without a name that stands in full beside another fact anyway. */
    private static List<Fact> beside(Finding finding) {
        List<Fact> all = Stream.concat(finding.shown().stream(), finding.facts().stream())
                .toList();
        return all.stream()
                .filter(fact -> !finding.shown().contains(fact)
                        || !StatedFact.isName(fact)
                        || fact.text().length() > MOST_OF_LABEL
                        || all.stream()
                                .noneMatch(
                                        other -> other.subject().equals(fact.subject()) && !StatedFact.isName(other)))
                .toList();
    }

    /** An id of the curriculum says nothing by itself: what it asks is said beside it. */
    private static String whatAnOutcomeAsks(Subject target, Report report) {
        return target.kind().equals(DerivedFacts.CURRICULUM_OUTCOME)
                ? report.assessment()
                        .ruleset()
                        .catalogue()
                        .outcome(target.id())
                        .map(outcome -> " " + Messages.text("reason.outcome-asks", outcome.id(), outcome.asks()))
                        .orElse("")
                : "";
    }

    /** What is pointed out beside its facts, each once. */
    public List<String> hints() {
        return facts.stream().flatMap(fact -> fact.hint().stream()).distinct().toList();
    }

    /** A finding's outcome in words; a recommendation that is not met is not called a failure. */
    static String label(Finding finding) {
        boolean advice = finding.outcome() == Outcome.NOT_MET && finding.strength() == Strength.RECOMMENDED;
        return Messages.text(advice ? "outcome.RECOMMENDATION_NOT_MET" : "outcome." + finding.outcome());
    }

    /** A number with its own source: one that policy has set is not shown as if the accreditor's text held it. */
    private static String number(Parameter parameter) {
        return Messages.text("number", parameter.name(), ReadableValues.of(parameter), parameter.source());
    }

    private static List<String> ids(List<Standard> standards, Catalogue catalogue) {
        List<String> ids = new ArrayList<>();
        standards.forEach(standard -> {
            ids.add(standard.id());
            ids.addAll(catalogue.repeatsOf(standard.id()));
        });
        return List.copyOf(ids);
    }

    private static String citation(Citation citation, Report report) {
        String document = report.assessment().course().things("document").stream()
                .filter(each -> each.getId().equals(citation.document()))
                .findFirst()
                .flatMap(each -> each.on("document.date").stream().findFirst())
                .map(date -> Messages.text("evidence.dated", citation.title(), ReadableValues.of(date)))
                .orElse(citation.title());
        return document
                + (citation.page().isEmpty() ? "" : ", page " + citation.pageAlone())
                + (citation.quote().isEmpty() ? "" : ": \u201c" + citation.quote() + "\u201d");
    }

    private static List<String> readings(Requirement requirement, List<Standard> standards) {
        List<String> readings = new ArrayList<>();
        requirement.reading().ifPresent(readings::add);
        standards.forEach(standard -> standard.interpretation()
                .ifPresent(open -> readings.add(Messages.text(
                        "reading.of-standard", standard.id(), open.says(), open.readAs(), open.because()))));
        return List.copyOf(readings);
    }
}
