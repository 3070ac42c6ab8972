package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.report.LeftToAnswer;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** What stands beside the fields and pages of a form: the mistakes in them, and the findings that rest on them. */
final class FormNotes {

    private final Questions questions;
    private final List<PlacedMistake> mistakes;
    private final Map<FormLink, List<Mistake>> mistakesAt = new HashMap<>();
    private final Map<FormLink, Integer> mistakesOn = new HashMap<>();
    private final Map<FormLink, List<Explanation>> findings = new HashMap<>();
    private final Map<Question, List<Explanation>> waiting = new HashMap<>();
    private final Map<String, Set<String>> mattering = new HashMap<>();
    private final Map<String, Set<String>> idle = new HashMap<>();
    private final Optional<LeftToAnswer> left;

    FormNotes(CourseDraft draft, Optional<Report> report) {
        this.questions = draft.questions();
        this.mistakes = draft.mistakes().stream()
                .map(mistake -> new PlacedMistake(mistake, FormLink.of(mistake.pointer(), questions)))
                .toList();
        for (PlacedMistake placed : mistakes) {
            placed.link().ifPresent(link -> {
                mistakesAt.computeIfAbsent(link, l -> new ArrayList<>()).add(placed.mistake());
                mistakesOn.merge(link.page(), 1, Integer::sum);
            });
        }
        report.ifPresent(this::note);
        this.left = report.map(Report::leftToAnswer);
    }

    private void note(Report report) {
        Set<List<Object>> noted = new HashSet<>();
        for (Explanation explanation : report.explanations()) {
            Finding finding = explanation.finding();
            if (noted.add(List.of(finding.part().key(), finding.target(), finding.outcome()))) {
                noteWhatMatters(finding);
                links(explanation, questions)
                        .forEach(link -> findings.computeIfAbsent(link, l -> new ArrayList<>())
                                .add(explanation));
                for (Question missing : finding.missing()) {
                    if (!missing.kind().equals(finding.target().kind())) {
                        waiting.computeIfAbsent(missing, q -> new ArrayList<>()).add(explanation);
                    }
                }
            }
        }
    }

    private void noteWhatMatters(Finding finding) {
        Map<String, Set<String>> names = finding.outcome() == Outcome.NOT_APPLICABLE ? idle : mattering;
        Set<String> of = names.computeIfAbsent(claim(finding), id -> new HashSet<>());
        of.addAll(finding.part().restsOn());
        of.addAll(finding.part().shows());
    }

    /** The claim that a finding is about; empty where it is about something else. */
    private static String claim(Finding finding) {
        return finding.target().kind().equals("element") ? finding.target().id() : "";
    }

    /**
     * Whether the answer to a question about a claim can matter: not where all that rests on it does not apply. Which outcomes of
     * the curriculum it delivers decides what else is asked.
     */
    boolean canMatter(Question question, String element) {
        return question.answers() == AnswerKind.CURRICULUM
                || !names(idle, element).contains(question.name())
                || names(mattering, element).contains(question.name())
                || names(mattering, "").contains(question.name());
    }

    private static Set<String> names(Map<String, Set<String>> all, String claim) {
        return all.getOrDefault(claim, Set.of());
    }

    /** The fields that a finding rests on, and those it waits for, each once. */
    static List<FormLink> links(Explanation explanation, Questions questions) {
        Set<FormLink> links = new LinkedHashSet<>();
        for (Fact fact : explanation.finding().facts()) {
            FormLink.of(fact.place().pointer(), questions).ifPresent(links::add);
        }
        for (Missing missing : explanation.missing()) {
            FormLink.of(missing.pointer(), questions).ifPresent(links::add);
        }
        return List.copyOf(links);
    }

    /** Every mistake, in the order of the file. */
    List<PlacedMistake> mistakes() {
        return mistakes;
    }

    /** What is wrong with one field, or with a page as a whole. */
    List<Mistake> mistakes(FormLink link) {
        return List.copyOf(mistakesAt.getOrDefault(link, List.of()));
    }

    /** How many mistakes there are on a page, in its fields and in itself. */
    int countOn(FormLink page) {
        return mistakesOn.getOrDefault(page.page(), 0);
    }

    /** How many mistakes there are in a section, on whichever of its pages. */
    int countIn(Section section) {
        return (int) mistakes.stream()
                .filter(placed -> placed.link()
                        .filter(link -> link.section().equals(section.key()))
                        .isPresent())
                .count();
    }

    /** What was found that rests on a field, or on a page as a whole. */
    List<Explanation> findings(FormLink link) {
        return findings.getOrDefault(link, List.of());
    }

    /** What the report counts of a section; nothing of a draft that was not checked, and of documents. */
    Optional<LeftToAnswer.Count> count(Section section) {
        return left.flatMap(all -> all.in(section));
    }

    /** What was found of something else that waits for the answer to a question. */
    List<Explanation> waiting(Question question) {
        return waiting.getOrDefault(question, List.of());
    }
}
